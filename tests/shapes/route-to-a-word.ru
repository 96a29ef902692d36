# A destination that is a word and no place.
# breaks: Node tip:destination
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:destination ?value }
INSERT { ?thing tip:destination "SAU" }
WHERE { ?thing a tip:Route ; tip:victims <https://w3id.org/tipgraph/concept/victims/children> . ?thing tip:destination ?value }
