# Twenty million of what?
# breaks: MinCount tip:currency
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:currency ?value }
WHERE { ?thing a tip:Funding . ?thing tip:currency ?value }
