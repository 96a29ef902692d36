# A ministry that is part of its own department.
# breaks: SPARQL
# breaks: SPARQL
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX report: <https://w3id.org/tipgraph/report/>

WITH report:KEN-2024
INSERT { ?whole org:subOrganizationOf ?part }
WHERE { ?part org:unitOf ?whole }
