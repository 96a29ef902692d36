// Names for the keys of the graph, from the server; a key that has none is shown as it is.
import { useApi } from '../api/use-api'
import type { Labels } from '../api/types'
import { splitKey, words } from '../text/format'

/** Columns whose values are keys of a scheme with another name. */
const SCHEMES: Record<string, readonly string[]> = {
  country: ['country', 'region'],
  origin: ['country', 'region'],
  destination: ['country', 'region'],
  via: ['country', 'region'],
  place: ['country', 'region'],
  region: ['region', 'country'],
  form: ['exploitation'],
  offence: ['exploitation'],
  kind: ['actor-kind', 'facility-kind', 'perpetrator'],
}

export type Namer = (column: string, value: string) => string

/** The name of a value in a column of a view, or of a slot of a fact. */
export function namer(labels: Labels | undefined): Namer {
  return (column, value) => {
    if (column === 'report') return reportName(labels, value)
    if (value === '' || labels === undefined) return words(value)
    for (const scheme of SCHEMES[column] ?? [column]) {
      const name = labels[scheme]?.[value]
      if (name !== undefined) return name
    }
    return words(value)
  }
}

/** Of AZE-2025: Azerbaijan 2025. What is no such key stays. */
function reportName(labels: Labels | undefined, key: string): string {
  const { country, year } = splitKey(key)
  const name = labels?.['country']?.[country]
  return name && year ? `${name} ${year}` : key
}

export function useLabels(): { labels: Labels; name: Namer } {
  const { data } = useApi<Labels>('/api/labels')
  return { labels: data ?? {}, name: namer(data) }
}

/** The entries of a scheme in the order of their names, for a list to choose from. */
export function options(labels: Labels, scheme: string): [string, string][] {
  return Object.entries(labels[scheme] ?? {}).sort((a, b) => a[1].localeCompare(b[1], 'en'))
}
