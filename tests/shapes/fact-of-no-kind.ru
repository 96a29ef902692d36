# A fact with evidence and no class.
# breaks: MinCount rdf:type
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing rdf:type ?value }
WHERE { ?thing a tip:Gap . ?thing rdf:type ?value }
