// The shapes that the server's JSON has. Nothing here is logic.

export interface Status {
  program: string
  generation: string
  reports: number
  sentences: number
  facts: number
  quads: number
  base: string
}

export interface ReportEntry {
  key: string
  country: string
  name: string
  year: number
  tier: string | null
  sentences: number
  facts: number
  quads: number
  coverage: { understood: number; sentences: number }
}

export interface QueryParameter {
  name: string
  required: boolean
  type: 'report' | 'text' | 'integer' | 'iri'
  description: string
}

export interface NamedQuery {
  name: string
  title: string
  description: string
  view: boolean
  text: string
  params: QueryParameter[]
}

export interface QueryAnswer {
  name: string
  title: string
  columns: string[]
  rows: string[][]
  total: number
  offset: number
  limit: number
}

export interface FactMark {
  iri: string
  view: string
  from: number
  to: number
  source: string
  polarity: string
  modality: string
  words?: string
}

export interface ReportSentence {
  number: number
  section: string
  paragraph: number | null
  text: string
  facts: FactMark[]
}

export interface Report {
  key: string
  country: string
  name: string
  year: number
  title: string
  tier: string | null
  sentences: ReportSentence[]
}

export interface Evidence {
  sentence: number
  section: string
  text: string
  quote: string
  source: string
  frame: string
  file?: string
  pages?: string | number[]
}

export interface Fact {
  iri: string
  report: string
  kind: string
  words: string
  values: Record<string, string>
  polarity: string
  modality: string
  time?: string
  evidence: Evidence[]
}

export interface NetworkNode {
  id: string
  iri: string
  label: string
  kind: string
  acronym: string
  countries: string[]
  reports: string[]
  place: { longitude: number; latitude: number } | null
}

export interface EdgeFact {
  report: string
  number: number
  iri: string
  sentence: string
  source: string
  modality: string
  form: string
  victims: string
}

export interface NetworkEdge {
  from: string
  to: string
  relation: string
  forms: string[]
  victims: string[]
  via: string[]
  modalities: string[]
  sources: string[]
  years: number[]
  reports: string[]
  named_by: string | null
  /** Left out where only the lines are asked for. */
  facts?: EdgeFact[]
}

export interface Network {
  projection: string
  nodes: NetworkNode[]
  edges: NetworkEdge[]
  without_origin: number
}

export interface Side {
  value: string
  sentence: string
}

export interface Change {
  aspect: string
  kind: string
  what: string
  before: Side | null
  after: Side | null
  reason?: Side | null
}

export interface Comparison {
  before: string
  after: string
  changes: Change[]
  kept: Record<string, number>
}

export interface SearchHit {
  report: string
  number: number
  section: string
  score: number
  text: string
  marks: [number, number][]
}

export interface SearchAnswer {
  total: number
  hits: SearchHit[]
}

export interface Contradiction {
  report: string
  check: string
  finding: string
  sentences: { report: string; number: number; section: string; text: string }[]
}

export type Labels = Record<string, Record<string, string>>
