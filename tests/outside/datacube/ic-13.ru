# Breaks IC-13 in sound.ttl.
PREFIX ex: <https://example.org/>

DELETE WHERE { ex:o1 ex:unit ?unit }
