# The end of a quote with a letter of two bytes, counted in characters.
# breaks: SPARQL
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX report: <https://w3id.org/tipgraph/report/>

WITH report:KEN-2024
DELETE { ?thing oa:end ?end }
INSERT { ?thing oa:end ?to }
WHERE { ?thing oa:exact ?quote ; oa:start ?start ; oa:end ?end FILTER(CONTAINS(?quote, "Côte")) BIND(?start + STRLEN(?quote) AS ?to) }
