# A sentence in no section.
# breaks: MinCount tip:section
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:section ?value }
WHERE { ?thing a tip:Sentence ; tip:number 1 . ?thing tip:section ?value }
