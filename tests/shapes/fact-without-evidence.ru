# A fact that no words say.
# breaks: MinCount tip:bestEvidence
# breaks: MinCount tip:evidence
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:bestEvidence ?best ; tip:evidence ?any }
WHERE { ?thing a tip:Gap ; tip:bestEvidence ?best ; tip:evidence ?any }
