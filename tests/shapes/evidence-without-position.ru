# Evidence that is a quote and no position.
# breaks: Class
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing a oa:DataPositionSelector }
WHERE { ?fact a tip:Gap ; tip:evidence ?thing }
