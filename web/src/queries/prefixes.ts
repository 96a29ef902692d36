// The prefixes of the graph, which its queries may use without declaring them.
import Yasgui from '@zazuko/yasgui'

const BASE = 'https://w3id.org/tipgraph/'

export const PREFIXES: Record<string, string> = {
  tip: `${BASE}ns#`,
  concept: `${BASE}concept/`,
  country: `${BASE}country/`,
  report: `${BASE}report/`,
  fact: `${BASE}fact/`,
  actor: `${BASE}actor/`,
  dcterms: 'http://purl.org/dc/terms/',
  oa: 'http://www.w3.org/ns/oa#',
  org: 'http://www.w3.org/ns/org#',
  prov: 'http://www.w3.org/ns/prov#',
  qb: 'http://purl.org/linked-data/cube#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'https://schema.org/',
  'sdmx-dimension': 'http://purl.org/linked-data/sdmx/2009/dimension#',
  'sdmx-measure': 'http://purl.org/linked-data/sdmx/2009/measure#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

export const STARTER = `PREFIX skos: <${PREFIXES['skos']}>
PREFIX tip: <${PREFIXES['tip']}>

# Where do the routes lead, and how many facts say so?
SELECT ?where (COUNT(?route) AS ?facts)
WHERE {
  ?route a tip:Route ;
    tip:destination/skos:notation ?where .
}
GROUP BY ?where
ORDER BY DESC(?facts) ?where
LIMIT 20
`

// Completes the graph's own prefixes after the word PREFIX; the editor's list of thousands from elsewhere stays out.
Yasgui.Yasqe.registerAutocompleter(
  {
    name: 'tip-prefixes',
    bulk: true,
    autoShow: true,
    isValidCompletionPosition: (yasqe) => /^\s*PREFIX\s+[a-z-]*:?$/i.test(yasqe.getDoc().getLine(yasqe.getDoc().getCursor().line).slice(0, yasqe.getDoc().getCursor().ch)),
    get: () => Object.entries(PREFIXES).map(([prefix, iri]) => `${prefix}: <${iri}>`),
  },
  false,
)
