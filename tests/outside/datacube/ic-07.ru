# Breaks IC-7 in sound.ttl.
PREFIX ex: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE DATA { ex:plainStructure qb:sliceKey ex:key }
