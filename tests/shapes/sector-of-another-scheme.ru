# A kind of work that is a group of people.
# breaks: Node tip:sector
PREFIX report: <https://w3id.org/tipgraph/report/>
PREFIX tip: <https://w3id.org/tipgraph/ns#>

WITH report:KEN-2024
DELETE { ?thing tip:sector ?value }
INSERT { ?thing tip:sector ?group }
WHERE { ?thing a tip:SectorMention . ?any a tip:GroupMention ; tip:group ?group . ?thing tip:sector ?value }
