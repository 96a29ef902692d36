# Words of no sentence.
# breaks: MinCount prov:wasQuotedFrom
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing prov:wasQuotedFrom ?value }
WHERE { ?fact a tip:Gap ; tip:evidence ?thing . ?thing prov:wasQuotedFrom ?value }
