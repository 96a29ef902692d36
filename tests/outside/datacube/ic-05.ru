# Breaks IC-5 in sound.ttl.
PREFIX ex: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE WHERE { ex:area qb:codeList ?list }
