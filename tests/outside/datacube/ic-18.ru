# Breaks IC-18 in sound.ttl.
PREFIX ex: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { ex:slice qb:observation ex:t1 }
