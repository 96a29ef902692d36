# Breaks IC-6 in sound.ttl.
PREFIX ex: <https://example.org/>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT { ?spec qb:componentRequired false } WHERE { ?spec qb:dimension ex:period }
