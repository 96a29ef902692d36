# Breaks IC-17 in sound.ttl.
PREFIX ex: <https://example.org/>

DELETE WHERE { ex:t2 ?property ?value }
