# A sentence before the first.
# breaks: MinInclusive tip:number
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:number ?value }
INSERT { ?thing tip:number 0 }
WHERE { ?thing a tip:Sentence ; tip:number 1 . ?thing tip:number ?value }
