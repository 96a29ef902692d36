# Rules of no version.
# breaks: MinCount schema:version
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX schema: <https://schema.org/>

WITH report:KEN-2024
DELETE { ?thing schema:version ?value }
WHERE { ?thing a prov:Plan . ?thing schema:version ?value }
