# Nobody knows by which rules it was read.
# breaks: MinCount prov:qualifiedAssociation
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX report: <https://w3id.org/tipgraph/report/>

WITH report:KEN-2024
DELETE { ?thing prov:qualifiedAssociation ?value }
WHERE { ?thing a prov:Activity . ?thing prov:qualifiedAssociation ?value }
