# Breaks IC-3 in sound.ttl.
PREFIX ex: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE WHERE { ex:value a qb:MeasureProperty }
