# The best of the words are those of another fact.
# breaks: SPARQL
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:bestEvidence ?value }
INSERT { ?thing tip:bestEvidence ?other }
WHERE { ?thing a tip:Gap . ?fact a tip:Recommendation ; tip:bestEvidence ?other . ?thing tip:bestEvidence ?value }
