# Breaks IC-20 in sound.ttl.
PREFIX ex: <https://example.org/>

DELETE DATA { ex:all ex:has ex:town }
