# A count that does not say that nothing narrows it.
# breaks: MinCount tip:qualifier
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX sdmx-measure: <http://purl.org/linked-data/sdmx/2009/measure#>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:qualifier ?value }
WHERE { ?thing a qb:Observation ; sdmx-measure:obsValue 11 . ?thing tip:qualifier ?value }
