# Words of no place.
# breaks: MinCount oa:start
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing oa:start ?value }
WHERE { ?fact a tip:Gap ; tip:evidence ?thing . ?thing oa:start ?value }
