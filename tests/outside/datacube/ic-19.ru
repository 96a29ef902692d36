# Breaks IC-19 in sound.ttl.
PREFIX ex: <https://example.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { ex:north skos:inScheme ex:areas }
