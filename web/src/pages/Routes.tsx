// Routes on a map and in a table, with one selection: a route that is picked in either shows its sentences.
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { address, type Params } from '../api/client'
import type { Network, NetworkEdge } from '../api/types'
import { useApi } from '../api/use-api'
import { DataTable, type Column } from '../components/DataTable'
import { Downloads } from '../components/Downloads'
import { FactList } from '../components/FactList'
import { Link } from '../components/Link'
import { RouteKey } from '../components/MapKey'
import { RouteFilters, useRouteFilters } from '../components/RouteFilters'
import { Empty, Ready } from '../components/State'
import { drawing, edgeEnds, edgeId, nodesById } from '../domain/network'
import { WorldMap } from '../map/WorldMap'
import { change, usePlace } from '../state/location'
import { useLabels } from '../state/labels'
import { count, counted, yearRuns } from '../text/format'

const NETWORK_FILES = ['csv', 'geojson', 'graphml', 'gexf', 'dot', 'cytoscape']

export default function Routes() {
  const filters = useRouteFilters()
  const answer = useApi<Network>(address('/api/network/routes', { ...filters, facts: 'none' }))
  const files = NETWORK_FILES.map((format) => ({ name: format, href: address('/api/network/routes', { ...filters, format }) }))
  const pictures = ['svg', 'png', 'html'].map((format) => ({ name: `${format} picture`, href: address(`/api/picture/routes.${format}`, filters) }))
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Routes</h1>
          <p class="lead">Where the reports say that people are from and where they are exploited. Pick a line or a row to read the sentences.</p>
        </div>
        <Downloads items={[...files, ...pictures]} />
      </div>
      <RouteFilters />
      <Ready answer={answer} what="Loading the routes…">
        {(network) =>
          network.edges.length ? (
            <Linked network={network} filters={filters} />
          ) : (
            <Empty>
              <p>
                <strong>No route fits these filters.</strong>
              </p>
              <p>Clear one of them.</p>
            </Empty>
          )
        }
      </Ready>
    </>
  )
}

function Linked({ network, filters }: { network: Network; filters: Params }) {
  const { query } = usePlace()
  const { name } = useLabels()
  const picked = query.get('edge') ?? ''
  const nodes = useMemo(() => nodesById(network), [network])
  const drawn = useMemo(() => drawing(network), [network])
  const sight = useMemo(() => (query.get('country') ? drawn.routes.flatMap((route) => [route.from, route.to]) : []), [drawn])
  const pick = (id: string | null) => change({ edge: id })
  const label = (id: string) => nodes.get(id)?.label ?? id
  const columns = useMemo<Column<NetworkEdge>[]>(
    () => [
      {
        key: 'route',
        title: 'Route',
        head: true,
        by: (edge) => `${label(edge.from)} ${label(edge.to)}`,
        cell: (edge) => (
          <button class="linkish" onClick={() => pick(edgeId(edge))} aria-pressed={picked === edgeId(edge)}>
            {label(edge.from)} → {label(edge.to)}
          </button>
        ),
      },
      { key: 'forms', title: 'Forms', cell: (edge) => edge.forms.map((form) => name('exploitation', form)).join(', ') || <span class="quiet">not named</span> },
      { key: 'victims', title: 'Victims', cell: (edge) => edge.victims.map((who) => name('victims', who)).join(', ') },
      { key: 'via', title: 'By way of', cell: (edge) => edge.via.map((key) => name('via', key)).join(', ') },
      { key: 'years', title: 'Editions', by: (edge) => Math.max(...edge.years), cell: (edge) => yearRuns(edge.years) },
      { key: 'reports', title: 'Reports', class: 'num', by: (edge) => edge.reports.length, cell: (edge) => count(edge.reports.length) },
    ],
    [nodes, name, picked],
  )
  return (
    <>
      <div class="split routes-split">
        <div>
          <WorldMap
            label="Map of the routes."
            routes={drawn.routes}
            labels={drawn.labels}
            picked={picked}
            sight={sight}
            onPickRoute={pick}
            onPickCountry={(key) => nodes.has(key) && change({ country: key, edge: null })}
            countryTitle={(key) => nodes.get(key)?.label ?? ''}
          />
          <RouteKey drawing={drawn} withoutOrigin={network.without_origin} />
        </div>
        <Sentences picked={picked} edge={network.edges.find((edge) => edgeId(edge) === picked)} label={label} filters={filters} />
      </div>
      <section class="section">
        <h2>All routes</h2>
        <DataTable
          caption={`${counted(network.edges.length, 'route')} between ${counted(network.nodes.length, 'place')}`}
          columns={columns}
          rows={network.edges}
          rowKey={edgeId}
          picked={picked}
          sort={{ key: 'reports', down: true }}
        />
      </section>
    </>
  )
}

interface SentencesProps {
  picked: string
  edge: NetworkEdge | undefined
  label: (id: string) => string
  filters: Params
}

function Sentences({ picked, edge, label, filters }: SentencesProps) {
  const ends = edgeEnds(picked)
  const answer = useApi<Network>(edge ? address('/api/network/routes', { ...filters, report: edge.reports }) : null)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (picked && window.innerWidth < 1024) head.current?.scrollIntoView({ block: 'nearest' })
  }, [picked])
  if (!ends) {
    return (
      <aside class="aside" aria-label="Sentences of the route">
        <p class="note">
          No route is picked. Pick a line on the map or a row of the table to read what the reports say of it; pick a country to see only its routes.
        </p>
      </aside>
    )
  }
  const [from, to] = ends
  return (
    <aside class="aside" aria-label="Sentences of the route" aria-live="polite">
      <h2 class="ruled" ref={head}>
        {label(from)} → {label(to)}
      </h2>
      <p class="small">
        {[...new Set(ends)].map((id) =>
          /^[A-Z]{3}$/.test(id) ? (
            <span key={id}>
              <Link to={`/country/${id}`}>{label(id)}</Link>{' '}
            </span>
          ) : null,
        )}
        <button class="linkish" onClick={() => change({ edge: null })}>
          Close
        </button>
      </p>
      {edge ? (
        <Ready answer={answer} what="Loading the sentences…">
          {({ edges }) => <FactList facts={edges.find((one) => one.from === from && one.to === to)?.facts ?? []} />}
        </Ready>
      ) : (
        <p>No sentence on this route fits the filters.</p>
      )}
    </aside>
  )
}
