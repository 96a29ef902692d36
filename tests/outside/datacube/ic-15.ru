# Breaks IC-15 in sound.ttl.
PREFIX ex: <https://example.org/>

DELETE WHERE { ex:t1 ex:height ?value }
