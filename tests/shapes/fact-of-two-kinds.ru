# A recommendation that is a gap too, of no pillar.
# breaks: MaxCount rdf:type
# breaks: MinCount tip:pillar
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
INSERT { ?thing a tip:Gap }
WHERE { ?thing a tip:Recommendation }
