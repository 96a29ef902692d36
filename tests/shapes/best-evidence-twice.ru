# Two quotations that are both the best.
# breaks: MaxCount tip:bestEvidence
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
INSERT { ?thing tip:bestEvidence ?other ; tip:evidence ?other }
WHERE { ?thing a tip:Gap . ?fact a tip:Recommendation ; tip:bestEvidence ?other }
