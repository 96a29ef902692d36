# Breaks IC-21 in sound.ttl.
PREFIX ex: <https://example.org/>

DELETE DATA { ex:adult ex:isOf ex:everybody }
