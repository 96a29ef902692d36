# A sentence without words.
# breaks: MinCount schema:text
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX schema: <https://schema.org/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing schema:text ?value }
WHERE { ?thing a tip:Sentence ; tip:number 1 . ?thing schema:text ?value }
