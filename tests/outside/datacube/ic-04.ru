# Breaks IC-4 in sound.ttl.
PREFIX ex: <https://example.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { ex:period rdfs:range ?range }
