// The filters of routes; each lives in the address, and the API has the same names.
import { useMemo } from 'preact/hooks'
import { useApi } from '../api/use-api'
import type { ReportEntry } from '../api/types'
import type { Params } from '../api/client'
import { change, usePlace } from '../state/location'
import { options, useLabels } from '../state/labels'
import { yearSpan } from '../state/url'
import { Select } from './Select'

const NAMES = ['country', 'years', 'form', 'victims', 'modality', 'source'] as const

/** The filters of the address as parameters of the API. */
export function useRouteFilters(): Params {
  const { search } = usePlace()
  return useMemo(() => {
    const query = new URLSearchParams(search)
    return Object.fromEntries(NAMES.map((name) => [name, query.getAll(name)]))
  }, [search])
}

const MODALITIES: readonly [string, string][] = [
  ['asserted', 'Said to be so'],
  ['past', 'Of earlier years'],
  ['at-risk', 'Only a risk'],
]

export function RouteFilters() {
  const { query } = usePlace()
  const { labels } = useLabels()
  const { data } = useApi<{ reports: ReportEntry[] }>('/api/reports')
  const years = useMemo(() => [...new Set(data?.reports.map((report) => report.year))].sort((a, b) => a - b).map(String), [data])
  const value = (name: string) => query.get(name) ?? ''
  const span = value('years').split('-')
  const [from, to] = [span[0] ?? '', span[1] ?? span[0] ?? '']
  const pairs = years.map((year) => [year, year] as const)
  const used = NAMES.some((name) => query.has(name))
  const choose = (name: string) => (chosen: string) => change({ [name]: chosen, edge: null })
  return (
    <div class="filters no-print" role="group" aria-label="Filters">
      <Select label="Country or region" all="All" value={value('country')} options={options(labels, 'country')} onChoose={choose('country')} />
      <div class="field" role="group" aria-label="Editions">
        <span aria-hidden="true">Editions</span>
        <div class="pair">
          <select aria-label="From edition" value={from} onChange={(event) => choose('years')(yearSpan(event.currentTarget.value, to))}>
            <option value="">All</option>
            {pairs.map(([year]) => (
              <option key={year}>{year}</option>
            ))}
          </select>
          <span aria-hidden="true">–</span>
          <select aria-label="To edition" value={to} onChange={(event) => choose('years')(yearSpan(from, event.currentTarget.value))}>
            <option value="">All</option>
            {pairs.map(([year]) => (
              <option key={year}>{year}</option>
            ))}
          </select>
        </div>
      </div>
      <Select label="Form" all="All" value={value('form')} options={options(labels, 'exploitation')} onChoose={choose('form')} />
      <Select label="Victims" all="All" value={value('victims')} options={options(labels, 'victims')} onChoose={choose('victims')} />
      <Select label="How it is said" all="All" value={value('modality')} options={MODALITIES} onChoose={choose('modality')} />
      <Select label="Who says it" all="All" value={value('source')} options={options(labels, 'source')} onChoose={choose('source')} />
      {used && (
        <button class="button" onClick={() => change({ ...Object.fromEntries(NAMES.map((name) => [name, null])), edge: null })}>
          Clear
        </button>
      )}
    </div>
  )
}
