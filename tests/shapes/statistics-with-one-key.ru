# Two observations of the same, told by the same words, with two numbers.
# breaks: SPARQL
# breaks: SPARQL
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#>
PREFIX sdmx-measure: <http://purl.org/linked-data/sdmx/2009/measure#>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing sdmx-dimension:refPeriod ?year ; tip:evidence ?old ; tip:bestEvidence ?old }
INSERT { ?thing sdmx-dimension:refPeriod ?other_year ; tip:evidence ?words ; tip:bestEvidence ?words }
WHERE {
  ?thing a qb:Observation ; sdmx-measure:obsValue 7 ; sdmx-dimension:refPeriod ?year ; tip:bestEvidence ?old .
  ?other a qb:Observation ; sdmx-measure:obsValue 11 ; sdmx-dimension:refPeriod ?other_year ; tip:bestEvidence ?words .
}
