# A year that is no year.
# breaks: Node tip:year
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:year ?value }
INSERT { ?thing tip:year "last year" }
WHERE { ?thing a tip:TierRanking . ?thing tip:year ?value }
