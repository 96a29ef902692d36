# Nobody knows what read it.
# breaks: MinCount tip:frame
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:frame ?value }
WHERE { ?fact a tip:Gap ; tip:evidence ?thing . ?thing tip:frame ?value }
