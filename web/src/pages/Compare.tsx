// Two editions on a country side by side.
import { useMemo } from 'preact/hooks'
import { address } from '../api/client'
import type { Comparison, ReportEntry } from '../api/types'
import { useApi } from '../api/use-api'
import { aspects, ChangeList, ChangeSummary, kindCounts } from '../components/ChangeList'
import { Link } from '../components/Link'
import { Select } from '../components/Select'
import { Empty, Ready } from '../components/State'
import { Tier } from '../components/Tier'
import { byCountry, countries } from '../domain/reports'
import { change, usePlace } from '../state/location'
import { capital, splitKey } from '../text/format'

export default function Compare() {
  const reports = useApi<{ reports: ReportEntry[] }>('/api/reports')
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Compare two editions</h1>
          <p class="lead">What a later report on a country says that the earlier one does not, and the other way round, with the sentences of both.</p>
        </div>
      </div>
      <Ready answer={reports} what="Loading the list of reports…">
        {({ reports: list }) => <Choose reports={list} />}
      </Ready>
    </>
  )
}

function Choose({ reports }: { reports: readonly ReportEntry[] }) {
  const { query } = usePlace()
  const editions = useMemo(() => byCountry(reports), [reports])
  const comparable = useMemo(() => reports.filter((report) => (editions.get(report.country)?.length ?? 0) > 1), [reports, editions])
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
  const country = to || from ? splitKey(to || from).country : ''
  const years = (editions.get(country) ?? []).map((report): [string, string] => [report.key, String(report.year)])
  const chooseCountry = (chosen: string) => {
    const [before, after] = (editions.get(chosen) ?? []).slice(-2)
    change({ from: before?.key ?? null, to: after?.key ?? null, aspect: null, kind: null })
  }
  return (
    <>
      <div class="filters no-print" role="group" aria-label="Editions">
        <Select label="Country" all="Choose…" value={country} options={countries(comparable)} onChoose={chooseCountry} />
        <Select label="Earlier edition" value={from} options={years} onChoose={(value) => change({ from: value })} />
        <Select label="Later edition" value={to} options={years} onChoose={(value) => change({ to: value })} />
      </div>
      {from && to ? (
        <Compared from={from} to={to} reports={reports} />
      ) : (
        <Empty>
          <p>
            <strong>Choose a country.</strong>
          </p>
          <p>Its last two editions in this graph are compared; then choose others. Countries with one edition only cannot be compared.</p>
        </Empty>
      )}
    </>
  )
}

function Compared({ from, to, reports }: { from: string; to: string; reports: readonly ReportEntry[] }) {
  const { query } = usePlace()
  const answer = useApi<Comparison>(address('/api/compare', { from, to }))
  const [aspect, kind] = [query.get('aspect') ?? '', query.get('kind') ?? '']
  const report = (key: string) => reports.find((one) => one.key === key)
  return (
    <Ready answer={answer} what="Comparing…">
      {(comparison) => {
        const shown = comparison.changes.filter((one) => (!aspect || one.aspect === aspect) && (!kind || one.kind === kind))
        return (
          <>
            <div class="section-head">
              <h2>
                {report(to)?.name ?? splitKey(to).country}, {[from, to].map((key) => splitKey(key).year).join(' and ')}
              </h2>
              <p>
                {[from, to].map((key) => (
                  <span key={key} class="edition">
                    <Link to={`/reports/${key}`}>{key}</Link> <Tier tier={report(key)?.tier ?? null} />
                  </span>
                ))}
              </p>
            </div>
            <ChangeSummary comparison={comparison} />
            <div class="filters no-print" role="group" aria-label="Changes shown">
              <Select
                label="Aspect"
                all="All"
                value={aspect}
                options={aspects(comparison.changes).map((one) => [one, capital(one)])}
                onChoose={(value) => change({ aspect: value })}
              />
              <Select
                label="Change"
                all="All"
                value={kind}
                options={kindCounts(comparison.changes).map(([one, n]) => [one, `${capital(one)} (${n})`])}
                onChoose={(value) => change({ kind: value })}
              />
            </div>
            {shown.length ? <ChangeList comparison={comparison} changes={shown} /> : <p>No change fits these filters.</p>}
          </>
        )
      }}
    </Ready>
  )
}
