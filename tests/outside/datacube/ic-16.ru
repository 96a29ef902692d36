# Breaks IC-16 in sound.ttl.
PREFIX ex: <https://example.org/>

INSERT DATA { ex:t1 ex:weight 7 }
