# A concept that no view can print.
# breaks: MinCount skos:notation
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

WITH report:KEN-2024
DELETE { ?thing skos:notation ?value }
WHERE { ?thing skos:notation "SAU" . ?thing skos:notation ?value }
