// The first page: what the graph holds, the routes or the tiers on a map, and where to go on.
import { useMemo } from 'preact/hooks'
import { address } from '../api/client'
import type { Network, ReportEntry, Status } from '../api/types'
import { useApi } from '../api/use-api'
import { Link } from '../components/Link'
import { RouteKey, TierKey } from '../components/MapKey'
import { RouteFilters, useRouteFilters } from '../components/RouteFilters'
import { Empty, Loading, Ready } from '../components/State'
import { Tier } from '../components/Tier'
import { byReports, drawing, edgeEnds, edgeId, nodesById, placeOf } from '../domain/network'
import { latest } from '../domain/reports'
import { TIERS, tierName, tierOrder } from '../domain/tiers'
import { loadWorld, POINTS } from '../map/world'
import { WorldMap, type Route } from '../map/WorldMap'
import { change, go, usePlace } from '../state/location'
import { withChange } from '../state/url'
import { count, counted, yearRuns } from '../text/format'

const NO_ROUTES: readonly Route[] = []

// Fetched beside the routes, and not after them.
void loadWorld().catch(() => undefined)

const ASKED: readonly [string, string][] = [
  ['tier-movers', 'Which countries moved between tiers?'],
  ['flows', 'Which routes appear or vanish between editions?'],
  ['law-enforcement', 'Investigations, prosecutions and convictions by year'],
  ['disagreements', 'Where do two sources disagree on a figure?'],
  ['silence', 'What was counted before and is no longer told?'],
  ['shelters', 'Who runs which shelter, for whom, and who pays?'],
]

export default function Overview() {
  const { query, search } = usePlace()
  const tiers = query.get('show') === 'tiers'
  const reports = useApi<{ reports: ReportEntry[] }>('/api/reports')
  const status = useApi<Status>('/api/status')
  return (
    <>
      <div class="page-head overview-head">
        <div>
          <h1>What the Trafficking in Persons reports say, and in which sentence</h1>
          <p class="lead">
            Routes, forms of exploitation, figures, laws, bodies and recommendations, read from the narratives by published rules. Every fact here leads to the
            words that it rests on.
          </p>
        </div>
        {status.data && (
          <dl class="stats" aria-label="What is in the graph">
            {(
              [
                ['Reports', status.data.reports],
                ['Sentences', status.data.sentences],
                ['Facts', status.data.facts],
              ] as const
            ).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{count(value)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <div class="switch" role="group" aria-label="The map shows">
        <button class="button" aria-pressed={!tiers} onClick={() => change({ show: null })}>
          Routes
        </button>
        <button class="button" aria-pressed={tiers} onClick={() => change({ show: 'tiers' })}>
          Tiers of the latest editions
        </button>
      </div>
      {tiers ? <TierMap reports={reports.data?.reports ?? []} /> : <RouteOverview search={search} />}
      <div class="columns">
        <section class="section">
          <h2>Latest tier of each country</h2>
          <Ready answer={reports}>{({ reports: list }) => <TierList reports={list} />}</Ready>
        </section>
        <section class="section">
          <h2>Questions to start from</h2>
          <ul class="asked">
            {ASKED.map(([name, text]) => (
              <li key={name}>
                <Link to={`/queries/${name}`}>{text}</Link>
              </li>
            ))}
            <li>
              <Link to="/queries">All views and questions, and SPARQL</Link>
            </li>
          </ul>
        </section>
      </div>
    </>
  )
}

function RouteOverview({ search }: { search: string }) {
  const filters = useRouteFilters()
  const country = new URLSearchParams(search).get('country')
  const answer = useApi<Network>(address('/api/network/routes', { ...filters, facts: 'none' }))
  return (
    <>
      <RouteFilters />
      {answer.data || answer.error ? (
        <Ready answer={answer}>{(network) => <RoutesDrawn network={network} search={search} focus={country} />}</Ready>
      ) : (
        <div class="overview-map">
          <WorldMap label="Map of the routes." routes={NO_ROUTES} />
          <Loading what="Loading the routes…" />
        </div>
      )}
    </>
  )
}

function RoutesDrawn({ network, search, focus }: { network: Network; search: string; focus: string | null }) {
  const drawn = useMemo(() => drawing(network), [network])
  const nodes = useMemo(() => nodesById(network), [network])
  const top = useMemo(() => network.edges.filter((edge) => edge.from !== edge.to).sort(byReports).slice(0, 12), [network])
  const sight = useMemo(() => (focus ? drawn.routes.flatMap((route) => [route.from, route.to]) : []), [drawn, focus])
  const openRoute = (id: string | null) => id && edgeEnds(id) && go(`/routes${withChange(search, { edge: id, show: null })}`)
  if (network.edges.length === 0) return <NoRoutes />
  return (
    <div class="overview-map">
      <div>
        <WorldMap
          label="Map of the routes."
          routes={drawn.routes}
          labels={drawn.labels}
          sight={sight}
          onPickRoute={openRoute}
          onPickCountry={(key) => go(`/country/${key}`)}
          countryTitle={(key) => nodes.get(key)?.label ?? ''}
        />
        <RouteKey drawing={drawn} withoutOrigin={network.without_origin} />
      </div>
      <section aria-labelledby="top-routes">
        <h2 id="top-routes" class="ruled small-head">
          Told by most reports
        </h2>
        <ol class="top">
          {top.map((edge) => (
            <li key={edgeId(edge)}>
              <Link to={`/routes${withChange(search, { edge: edgeId(edge), show: null })}`}>
                {nodes.get(edge.from)?.label} → {nodes.get(edge.to)?.label}
              </Link>
              <span class="quiet">
                {counted(edge.reports.length, 'report')}, {yearRuns(edge.years)}
                {placeOf(nodes.get(edge.to)) ? '' : ' (not on the map)'}
              </span>
            </li>
          ))}
        </ol>
        <p class="more">
          <Link to={`/routes${withChange(search, { show: null })}`}>All {count(network.edges.length)} routes with their sentences</Link>
        </p>
      </section>
    </div>
  )
}

function NoRoutes() {
  return (
    <Empty>
      <p>
        <strong>No route fits these filters.</strong>
      </p>
      <p>Clear one of them. What is missing here is not “no”: the reports may tell of it in words that no rule reads.</p>
    </Empty>
  )
}

function TierMap({ reports }: { reports: readonly ReportEntry[] }) {
  const newest = useMemo(() => latest(reports), [reports])
  const entries = useMemo(() => new Map(newest.map((report) => [report.country, report])), [newest])
  const fills = useMemo(
    () => new Map(newest.map((report) => [report.country, report.tier ? `var(--t-${report.tier})` : 'var(--rule-2)'])),
    [newest],
  )
  const title = (key: string) => {
    const report = entries.get(key)
    return report ? `${report.name}: ${tierName(report.tier)} (${report.year})` : POINTS.has(key) ? 'No report in this graph' : ''
  }
  return (
    <div class="overview-map">
      <WorldMap
        label="Map of the tiers."
        routes={[]}
        fills={fills}
        onPickCountry={(key) => entries.has(key) && go(`/country/${key}`)}
        countryTitle={title}
      />
      <section aria-labelledby="tier-key">
        <h2 id="tier-key" class="ruled small-head">
          Countries by tier
        </h2>
        <TierKey reports={newest} />
        <p class="map-note">Each country in the tier of its latest edition in this graph; the editions differ. The rankings are one government’s.</p>
      </section>
    </div>
  )
}

function TierList({ reports }: { reports: readonly ReportEntry[] }) {
  const newest = latest(reports)
  const keys = [...TIERS.map((tier) => tier.key), null].filter((key) => newest.some((report) => tierOrder(report.tier) === tierOrder(key)))
  if (newest.length === 0) {
    return (
      <p>
        The graph is empty. Build it with <code>tipgraph build</code>, then reload.
      </p>
    )
  }
  return (
    <>
      {keys.map((key) => {
        const here = newest.filter((report) => tierOrder(report.tier) === tierOrder(key)).sort((a, b) => a.name.localeCompare(b.name, 'en'))
        return (
          <details key={key ?? ''} class="tier-group" open={here.length <= 40}>
            <summary>
              <Tier tier={key} /> <strong>{tierName(key)}</strong> <span class="quiet">{counted(here.length, 'country', 'countries')}</span>
            </summary>
            <ul>
              {here.map((report) => (
                <li key={report.key}>
                  <Link to={`/country/${report.country}`}>{report.name}</Link> <span class="quiet">{report.year}</span>
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </>
  )
}
