# A relation that the vocabulary has not.
# breaks: In rdf:predicate
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing rdf:predicate ?value }
INSERT { ?thing rdf:predicate <https://example.org/likes> }
WHERE { ?thing a tip:Relation ; tip:relation <https://w3id.org/tipgraph/concept/relation/operates> . ?thing rdf:predicate ?value }
