# A body that nobody can name.
# breaks: MinCount skos:prefLabel
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

WITH report:KEN-2024
DELETE { ?thing skos:prefLabel ?value }
WHERE { ?thing a org:OrganizationalUnit . ?thing skos:prefLabel ?value }
