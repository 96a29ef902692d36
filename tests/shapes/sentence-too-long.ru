# A sentence with a byte fewer than its span.
# breaks: SPARQL
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing oa:end ?value }
INSERT { ?thing oa:end ?more }
WHERE { ?thing a tip:Sentence ; tip:number 1 ; oa:end ?end BIND(?end + 1 AS ?more) . ?thing oa:end ?value }
