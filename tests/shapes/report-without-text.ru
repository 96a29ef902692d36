# A report made from nothing.
# breaks: MinCount prov:wasDerivedFrom
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing prov:wasDerivedFrom ?value }
WHERE { ?thing a tip:Report . ?thing prov:wasDerivedFrom ?value }
