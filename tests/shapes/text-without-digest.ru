# A digest that is none.
# breaks: Pattern tip:sha256
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:sha256 ?value }
INSERT { ?thing tip:sha256 "0ed3" }
WHERE { ?thing a prov:Entity . ?thing tip:sha256 ?value }
