# A quote one byte from where it stands.
# breaks: SPARQL
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing oa:start ?start ; oa:end ?end }
INSERT { ?thing oa:start ?from ; oa:end ?to }
WHERE { ?fact a tip:PlanStatus ; tip:evidence ?thing . ?thing oa:start ?start ; oa:end ?end BIND(?start + 1 AS ?from) BIND(?end + 1 AS ?to) }
