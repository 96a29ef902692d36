# Breaks IC-10 in sound.ttl.
PREFIX ex: <https://example.org/>

DELETE WHERE { ex:slice ex:period ?period }
