# A figure of the year 3023.
# breaks: Node sdmx-dimension:refPeriod
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#>
PREFIX sdmx-measure: <http://purl.org/linked-data/sdmx/2009/measure#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

WITH report:KEN-2024
DELETE { ?thing sdmx-dimension:refPeriod ?value }
INSERT { ?thing sdmx-dimension:refPeriod "3023"^^xsd:gYear }
WHERE { ?thing a qb:Observation ; sdmx-measure:obsValue 11 . ?thing sdmx-dimension:refPeriod ?value }
