# Breaks IC-2 in sound.ttl.
PREFIX ex: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE DATA { ex:plain qb:structure ex:plainStructure }
