# Breaks IC-11 in sound.ttl.
PREFIX ex: <https://example.org/>

DELETE WHERE { ex:o1 ex:area ?area }
