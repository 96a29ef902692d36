# A concept of a scheme that there is not.
# breaks: In skos:inScheme
# breaks: Node tip:sector
PREFIX concept: <https://w3id.org/tipgraph/concept/>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

WITH report:KEN-2024
DELETE { ?thing skos:inScheme ?value }
INSERT { ?thing skos:inScheme concept:mood }
WHERE { ?thing skos:notation "agriculture" . ?thing skos:inScheme ?value }
