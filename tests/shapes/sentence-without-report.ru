# A sentence of nowhere.
# breaks: MinCount dcterms:isPartOf
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing dcterms:isPartOf ?value }
WHERE { ?thing a tip:Sentence ; tip:number 1 . ?thing dcterms:isPartOf ?value }
