# Breaks IC-9 in sound.ttl.
PREFIX ex: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE DATA { ex:slice qb:sliceStructure ex:key }
