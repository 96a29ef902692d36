# There was no report in 1999.
# breaks: Node tip:edition
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

WITH report:KEN-2024
DELETE { ?thing tip:edition ?value }
INSERT { ?thing tip:edition "1999"^^xsd:gYear }
WHERE { ?thing a tip:Report . ?thing tip:edition ?value }
