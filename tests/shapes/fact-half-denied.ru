# A polarity that there is not.
# breaks: In tip:polarity
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:polarity ?value }
INSERT { ?thing tip:polarity <https://w3id.org/tipgraph/concept/polarity/half> }
WHERE { ?thing a tip:Gap . ?thing tip:polarity ?value }
