# A count of somebody else's cube.
# breaks: In qb:dataSet
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX sdmx-measure: <http://purl.org/linked-data/sdmx/2009/measure#>

WITH report:KEN-2024
DELETE { ?thing qb:dataSet ?value }
INSERT { ?thing qb:dataSet <https://example.org/cube> }
WHERE { ?thing a qb:Observation ; sdmx-measure:obsValue 11 . ?thing qb:dataSet ?value }
