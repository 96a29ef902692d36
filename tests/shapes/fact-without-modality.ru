# Nobody knows how surely it is said.
# breaks: MinCount tip:modality
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:modality ?value }
WHERE { ?thing a tip:Gap . ?thing tip:modality ?value }
