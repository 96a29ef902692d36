# Breaks IC-1 in sound.ttl.
PREFIX ex: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { ex:o1 qb:dataSet ex:typed }
