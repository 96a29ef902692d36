# A body that is part of itself.
# breaks: SPARQL
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX report: <https://w3id.org/tipgraph/report/>

WITH report:KEN-2024
INSERT { ?thing org:subOrganizationOf ?thing }
WHERE { ?part org:unitOf ?thing }
