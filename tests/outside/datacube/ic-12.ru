# Breaks IC-12 in sound.ttl.
PREFIX ex: <https://example.org/>

DELETE WHERE { ex:o2 ex:area ?area } ; INSERT DATA { ex:o2 ex:area ex:north }
