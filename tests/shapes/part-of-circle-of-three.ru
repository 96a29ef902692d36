# A circle by way of a third body.
# breaks: SPARQL
# breaks: SPARQL
# breaks: SPARQL
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

WITH report:KEN-2024
INSERT { ?whole org:subOrganizationOf ?third . ?third org:subOrganizationOf ?part }
WHERE { ?part org:unitOf ?whole . ?third a org:Organization ; skos:prefLabel "courts" }
