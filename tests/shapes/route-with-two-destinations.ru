# One route to two countries.
# breaks: MaxCount tip:destination
PREFIX country: <https://w3id.org/tipgraph/country/>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
INSERT { ?thing tip:destination country:SAU }
WHERE { ?thing a tip:Route ; tip:victims <https://w3id.org/tipgraph/concept/victims/children> }
