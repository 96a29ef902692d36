# A place, but no words.
# breaks: MinCount oa:exact
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing oa:exact ?value }
WHERE { ?fact a tip:Gap ; tip:evidence ?thing . ?thing oa:exact ?value }
