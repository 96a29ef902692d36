// A named query: a form for its parameters, its answer as a table and, where a column of numbers suits, as bars.
import { useMemo } from 'preact/hooks'
import { address } from '../api/client'
import type { NamedQuery, QueryAnswer, QueryParameter, ReportEntry } from '../api/types'
import { useApi } from '../api/use-api'
import { DataTable, Pager, type Column } from '../components/DataTable'
import { Downloads } from '../components/Downloads'
import { Empty, Ready } from '../components/State'
import { change, usePlace } from '../state/location'
import { useLabels } from '../state/labels'
import { Text } from '../text/Text'
import { capital, counted, isNumber } from '../text/format'
import { Bars } from './Bars'
import { chartOf } from './chart'

const SIZE = 100

export function NamedQueryPage({ query }: { query: NamedQuery }) {
  const place = usePlace()
  const given = Object.fromEntries(query.params.map((param) => [param.name, place.query.get(param.name)?.trim() ?? '']))
  const page = Math.max(Number(place.query.get('page')) || 1, 1) - 1
  const missing = query.params.filter((param) => param.required && !given[param.name])
  const path = `/api/queries/${query.name}`
  const answer = useApi<QueryAnswer>(missing.length ? null : address(path, { ...given, offset: page * SIZE, limit: SIZE }))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    change({ ...Object.fromEntries(query.params.map((param) => [param.name, String(form.get(param.name) ?? '').trim()])), page: null })
  }
  return (
    <>
      <div class="page-head">
        <div>
          <h1>{query.title}</h1>
          <p class="lead">{query.description}</p>
        </div>
        {missing.length === 0 && <Downloads items={[{ name: 'csv', href: address(path, { ...given, format: 'csv' }) }]} />}
      </div>
      {query.params.length > 0 && (
        <form class="filters no-print" aria-label="Parameters" onSubmit={submit}>
          {query.params.map((param) => (
            <Field key={`${param.name} ${given[param.name]}`} param={param} value={given[param.name] ?? ''} />
          ))}
          <button class="button main">Run</button>
        </form>
      )}
      {missing.length > 0 ? (
        <Empty>
          <p>
            Give a value for <strong>{missing.map((param) => param.name).join(', ')}</strong>, then run the query.
          </p>
        </Empty>
      ) : (
        <Ready answer={answer} what="Running the query…">
          {(data) => <Result answer={data} page={page} />}
        </Ready>
      )}
      <details class="section">
        <summary>The query in SPARQL</summary>
        <pre class="sparql-text" tabIndex={0} role="region" aria-label="SPARQL of this query">
          {query.text}
        </pre>
        <p class="more">
          <a href={address('/queries', { sparql: query.text })}>Open it in the editor</a>
        </p>
      </details>
    </>
  )
}

function Field({ param, value }: { param: QueryParameter; value: string }) {
  const reports = useApi<{ reports: ReportEntry[] }>(param.type === 'report' ? '/api/reports' : null)
  const { labels } = useLabels()
  const id = `param-${param.name}`
  const choices = useMemo<readonly (readonly [string, string])[]>(() => {
    if (param.type === 'report') return (reports.data?.reports ?? []).map((report) => [report.key, `${report.name} ${report.year}`])
    const scheme = ['origin', 'destination', 'via', 'place'].includes(param.name) ? 'country' : param.name === 'form' ? 'exploitation' : param.name
    return Object.entries(labels[scheme] ?? {})
  }, [param, reports.data, labels])
  return (
    <div class="field">
      <label for={id}>
        {capital(param.name)}
        {param.required && ' (needed)'}
      </label>
      <input
        id={id}
        name={param.name}
        type={param.type === 'integer' ? 'number' : 'text'}
        defaultValue={value}
        list={choices.length ? `${id}-list` : undefined}
        placeholder={param.description}
        title={param.description}
        autocomplete="off"
        spellcheck={false}
      />
      {choices.length > 0 && (
        <datalist id={`${id}-list`}>
          {choices.map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </datalist>
      )}
    </div>
  )
}

function Result({ answer, page }: { answer: QueryAnswer; page: number }) {
  const { name } = useLabels()
  const chart = useMemo(() => chartOf(answer, name), [answer, name])
  const columns = useMemo(
    () =>
      answer.columns.map((column, at): Column<string[]> => {
        const value = (row: string[]) => row[at] ?? ''
        const numeric = column !== 'year' && answer.rows.some((row) => value(row) !== '') && answer.rows.every((row) => value(row) === '' || isNumber(value(row)))
        return {
          key: column,
          title: capital(column.replaceAll('_', ' ')),
          class: column === 'evidence' ? 'evidence' : numeric ? 'num' : undefined,
          by: (row) => (isNumber(value(row)) ? Number(value(row)) : value(row)),
          cell: (row) => (column === 'report' ? <a href={`/reports/${value(row)}`}>{name(column, value(row))}</a> : <Text>{name(column, value(row))}</Text>),
        }
      }),
    [answer, name],
  )
  if (answer.total === 0) {
    return (
      <Empty>
        <p>
          <strong>Nothing was found.</strong>
        </p>
        <p>Check the parameters: a country is a key such as AZE, a report AZE-2025. What is missing here is not a “no”.</p>
      </Empty>
    )
  }
  const all = answer.total <= SIZE
  return (
    <>
      {chart && <Bars chart={chart} whole={all} />}
      <DataTable
        caption={all ? counted(answer.total, 'row') : `${counted(answer.total, 'row')}; sorting is within the ${SIZE} shown`}
        columns={columns}
        rows={answer.rows}
        rowKey={(_, at) => String(at)}
        pageSize={SIZE}
      />
      {!all && <Pager total={answer.total} size={SIZE} page={page} onTurn={(to) => change({ page: to === 0 ? null : String(to + 1) })} />}
    </>
  )
}
