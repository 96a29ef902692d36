# Nobody knows whether it is so or not.
# breaks: MinCount tip:polarity
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:polarity ?value }
WHERE { ?thing a tip:Gap . ?thing tip:polarity ?value }
