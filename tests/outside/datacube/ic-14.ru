# Breaks IC-14 in sound.ttl.
PREFIX ex: <https://example.org/>

DELETE WHERE { ex:o1 ex:value ?value }
