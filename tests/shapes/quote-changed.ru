# A quote of as many letters, one of them another.
# breaks: SPARQL
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX report: <https://w3id.org/tipgraph/report/>

WITH report:KEN-2024
DELETE { ?thing oa:exact ?quote }
INSERT { ?thing oa:exact ?other }
WHERE { ?thing oa:exact ?quote FILTER(CONTAINS(?quote, "Côte")) BIND(REPLACE(?quote, "Côte", "Cöte") AS ?other) }
