# One observation, two numbers.
# breaks: MaxCount sdmx-measure:obsValue
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX sdmx-measure: <http://purl.org/linked-data/sdmx/2009/measure#>

WITH report:KEN-2024
INSERT { ?thing sdmx-measure:obsValue 12 }
WHERE { ?thing a qb:Observation ; sdmx-measure:obsValue 11 }
