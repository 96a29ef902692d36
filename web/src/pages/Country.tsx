// A country: its editions and tiers, what changed last, and what one edition says, view by view.
import { useMemo } from 'preact/hooks'
import { address } from '../api/client'
import type { Comparison, NamedQuery, Report, ReportEntry } from '../api/types'
import { useApi } from '../api/use-api'
import { ChangeList, ChangeSummary } from '../components/ChangeList'
import { Downloads } from '../components/Downloads'
import { Link } from '../components/Link'
import { Empty, Ready } from '../components/State'
import { TierHistory } from '../components/TierHistory'
import { ViewTable } from '../components/ViewTable'
import { tierName } from '../domain/tiers'
import { GROUPS, viewName } from '../domain/views'
import { usePlace } from '../state/location'
import { withChange } from '../state/url'
import { counted, percent, yearRuns } from '../text/format'

/** Changes shown on this page; the rest is on the page that compares. */
const FIRST = 6

export default function Country({ id }: { id: string }) {
  const answer = useApi<{ reports: ReportEntry[] }>('/api/reports')
  return (
    <Ready answer={answer} what="Loading the country…">
      {({ reports }) => {
        const editions = reports.filter((report) => report.country === id).sort((a, b) => a.year - b.year)
        return editions.length ? <Editions editions={editions} country={id} /> : <None country={id} />
      }}
    </Ready>
  )
}

function None({ country }: { country: string }) {
  return (
    <Empty>
      <h1>No report on {country}</h1>
      <p>
        The graph holds no narrative on this country. Other reports may name it: see the <Link to={`/routes?country=${country}`}>routes that touch it</Link> or
        the <Link to="/reports">list of reports</Link>.
      </p>
    </Empty>
  )
}

function Editions({ editions, country }: { editions: readonly ReportEntry[]; country: string }) {
  const { query, search } = usePlace()
  const newest = editions.at(-1) as ReportEntry
  const shown = editions.find((report) => String(report.year) === query.get('edition')) ?? newest
  return (
    <article>
      <div class="page-head">
        <div>
          <h1>{newest.name}</h1>
          <p class="lead">
            {counted(editions.length, 'edition')} in this graph ({yearRuns(editions.map((report) => report.year))}); the latest puts it on{' '}
            <strong>{tierName(newest.tier)}</strong>.{' '}
            <Link to={`/routes?country=${country}`}>Its routes on the map</Link> · <Link to={`/actors?country=${country}`}>its bodies and what they do</Link>
          </p>
        </div>
        <Downloads
          items={[
            { name: 'Turtle', href: `/report/${shown.key}?format=turtle` },
            { name: 'JSON-LD', href: `/report/${shown.key}?format=jsonld` },
            { name: 'routes svg', href: address('/api/picture/routes.svg', { country }) },
            { name: 'actors svg', href: address('/api/picture/actors.svg', { report: shown.key }) },
          ]}
        />
      </div>
      <TierHistory editions={editions} shown={shown.key} search={(key) => `/country/${country}${withChange(search, { edition: key.slice(-4) })}`} />
      {editions.length > 1 && <LastChange country={country} />}
      <Edition key={shown.key} entry={shown} />
    </article>
  )
}

function LastChange({ country }: { country: string }) {
  const answer = useApi<{ comparisons: Comparison[] }>(address('/api/history', { country }))
  return (
    <section class="section">
      <h2>What changed between the last two editions</h2>
      <Ready answer={answer} what="Comparing the editions…">
        {({ comparisons }) => {
          const last = comparisons.at(-1)
          if (!last) return <p>There is nothing to compare.</p>
          const telling = last.changes.filter((change) => change.kind !== 'kept' || change.aspect === 'tier')
          return (
            <>
              <ChangeSummary comparison={last} />
              <ChangeList comparison={last} changes={telling.slice(0, FIRST)} />
              <p class="more">
                <Link to={address('/compare', { from: last.before, to: last.after })}>
                  {telling.length > FIRST ? `All ${telling.length} changes` : 'Compare'} from {last.before.slice(-4)} to {last.after.slice(-4)}
                </Link>
              </p>
            </>
          )
        }}
      </Ready>
    </section>
  )
}

function Edition({ entry }: { entry: ReportEntry }) {
  const report = useApi<Report>(`/api/reports/${entry.key}`)
  const queries = useApi<{ queries: NamedQuery[] }>('/api/queries')
  return (
    <section class="section">
      <h2>
        What the {entry.year} edition says{' '}
        <Link to={`/reports/${entry.key}`} class="small read">
          Read it
        </Link>
      </h2>
      <Ready answer={report} what="Loading the edition…">
        {(data) => <Views report={data} queries={queries.data?.queries ?? []} entry={entry} />}
      </Ready>
    </section>
  )
}

function Views({ report, queries, entry }: { report: Report; queries: readonly NamedQuery[]; entry: ReportEntry }) {
  const sentences = useMemo(() => new Map(report.sentences.map((sentence) => [sentence.text, sentence.number])), [report])
  // A fact that is denied is in no view but these, so they are asked for whatever the facts are.
  const present = useMemo(() => {
    const found = new Set(report.sentences.flatMap((sentence) => sentence.facts.filter((fact) => fact.polarity !== 'denied').map((fact) => fact.view)))
    return found.add('indicators')
  }, [report])
  const groups = GROUPS.map((group) => ({ ...group, views: group.views.filter((view) => present.has(view)) })).filter((group) => group.views.length)
  const absent = GROUPS.flatMap((group) => group.views).filter((view) => !present.has(view))
  const title = (view: string) => queries.find((query) => query.name === view)?.title ?? viewName(view)
  return (
    <>
      <p class="quiet">
        {counted(entry.facts, 'fact')} from {counted(entry.coverage.sentences, 'sentence')}, of which{' '}
        {percent(entry.coverage.understood, entry.coverage.sentences)} gave a fact.
      </p>
      <nav class="jump no-print" aria-label="On this page">
        {groups.map((group) => (
          <a key={group.id} href={`#group-${group.id}`} class="key" style={`--c: var(--g-${group.id})`}>
            <span class="swatch line" aria-hidden="true" />
            {group.name}
          </a>
        ))}
      </nav>
      {groups.map((group) => (
        <section key={group.id} class="view-group" style={`--c: var(--g-${group.id})`} aria-labelledby={`group-${group.id}`}>
          <h2 id={`group-${group.id}`}>{group.name}</h2>
          {group.views.map((view) => (
            <ViewTable key={view} view={view} report={report.key} title={title(view)} sentences={sentences} />
          ))}
        </section>
      ))}
      {absent.length > 0 && (
        <p class="note">Nothing was found on: {absent.map((view) => title(view).toLowerCase()).join(', ')}. That is not a “no”: the text may say it in words that no rule reads.</p>
      )}
    </>
  )
}
