# Less than nothing.
# breaks: Node tip:amount
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

WITH report:KEN-2024
DELETE { ?thing tip:amount ?value }
INSERT { ?thing tip:amount "-1.5"^^xsd:decimal }
WHERE { ?thing a tip:Funding . ?thing tip:amount ?value }
