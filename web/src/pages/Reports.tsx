// All reports as a list to sort and filter.
import { useMemo } from 'preact/hooks'
import type { ReportEntry } from '../api/types'
import { useApi } from '../api/use-api'
import { DataTable, type Column } from '../components/DataTable'
import { Link } from '../components/Link'
import { Select } from '../components/Select'
import { Empty, Ready } from '../components/State'
import { Tier } from '../components/Tier'
import { countries } from '../domain/reports'
import { TIERS, tierOrder } from '../domain/tiers'
import { change, usePlace } from '../state/location'
import { count, counted, percent } from '../text/format'

const COLUMNS: readonly Column<ReportEntry>[] = [
  { key: 'report', title: 'Report', head: true, by: (r) => r.name, cell: (r) => <Link to={`/reports/${r.key}`}>{r.name}</Link> },
  { key: 'year', title: 'Edition', by: (r) => r.year, cell: (r) => r.year },
  { key: 'tier', title: 'Tier', by: (r) => tierOrder(r.tier), cell: (r) => <Tier tier={r.tier} /> },
  { key: 'sentences', title: 'Sentences', class: 'num wide', by: (r) => r.coverage.sentences, cell: (r) => count(r.coverage.sentences) },
  {
    key: 'understood',
    title: 'With a fact',
    class: 'num',
    by: (r) => r.coverage.understood / Math.max(r.coverage.sentences, 1),
    cell: (r) => percent(r.coverage.understood, r.coverage.sentences),
  },
  { key: 'facts', title: 'Facts', class: 'num', by: (r) => r.facts, cell: (r) => count(r.facts) },
  { key: 'key', title: 'Key', class: 'wide', by: (r) => r.key, cell: (r) => <span class="quiet">{r.key}</span> },
]

export default function Reports() {
  const answer = useApi<{ reports: ReportEntry[] }>('/api/reports')
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Reports</h1>
          <p class="lead">One narrative a country and edition. Open one to read it with every fact marked in its sentence.</p>
        </div>
      </div>
      <Ready answer={answer} what="Loading the reports…">
        {({ reports }) => <List reports={reports} />}
      </Ready>
    </>
  )
}

function List({ reports }: { reports: readonly ReportEntry[] }) {
  const { query } = usePlace()
  const [words, country, year, tier] = ['name', 'country', 'year', 'tier'].map((name) => query.get(name) ?? '') as [string, string, string, string]
  const years = useMemo(() => [...new Set(reports.map((report) => String(report.year)))].sort().reverse(), [reports])
  const shown = useMemo(() => {
    const wanted = words.toLocaleLowerCase('en')
    return reports.filter(
      (report) =>
        `${report.name} ${report.key}`.toLocaleLowerCase('en').includes(wanted) &&
        (!country || report.country === country) &&
        (!year || String(report.year) === year) &&
        (!tier || report.tier === tier),
    )
  }, [reports, words, country, year, tier])
  return (
    <>
      <div class="filters no-print" role="group" aria-label="Filters">
        <label class="field">
          <span>Name or key</span>
          <input type="search" value={words} onInput={(event) => change({ name: event.currentTarget.value }, true)} />
        </label>
        <Select label="Country" all="All" value={country} options={countries(reports)} onChoose={(value) => change({ country: value })} />
        <Select label="Edition" all="All" value={year} options={years.map((one) => [one, one])} onChoose={(value) => change({ year: value })} />
        <Select label="Tier" all="All" value={tier} options={TIERS.map((one) => [one.key, one.name])} onChoose={(value) => change({ tier: value })} />
      </div>
      {shown.length === 0 ? (
        <Empty>
          <p>
            <strong>{reports.length === 0 ? 'The graph holds no report.' : 'No report fits these filters.'}</strong>
          </p>
          <p>{reports.length === 0 ? 'Build one with “tipgraph build”, then reload this page.' : 'Clear one of them.'}</p>
        </Empty>
      ) : (
        <DataTable
          caption={counted(shown.length, 'report')}
          columns={COLUMNS}
          rows={shown}
          rowKey={(report) => report.key}
          sort={{ key: 'report', down: false }}
          pageSize={100}
          stacked={false}
        />
      )}
    </>
  )
}
