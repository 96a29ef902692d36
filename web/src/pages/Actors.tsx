// Bodies, facilities and laws, and what they do: a diagram and a table with one selection.
import { useMemo } from 'preact/hooks'
import { address, type Params } from '../api/client'
import type { Network, NetworkEdge, NetworkNode, ReportEntry } from '../api/types'
import { useApi } from '../api/use-api'
import { ActorSearch } from '../components/ActorSearch'
import { DataTable, type Column } from '../components/DataTable'
import { Downloads } from '../components/Downloads'
import { FactList } from '../components/FactList'
import { lazy } from '../components/lazy'
import { Link } from '../components/Link'
import { Select } from '../components/Select'
import { Empty, Ready } from '../components/State'
import { kindGroup, KINDS } from '../domain/actors'
import { edgeId, neighbourhood, nodesById } from '../domain/network'
import { countries } from '../domain/reports'
import { change, usePlace } from '../state/location'
import { useLabels } from '../state/labels'
import { Text } from '../text/Text'
import { count, counted, words } from '../text/format'

const GraphView = lazy(() => import('../graph/GraphView').then((module) => module.GraphView))

export default function Actors() {
  const { query } = usePlace()
  const [country, report] = [query.get('country') ?? '', query.get('report') ?? '']
  const filters: Params = { country, report }
  const reports = useApi<{ reports: ReportEntry[] }>('/api/reports')
  const answer = useApi<Network>(address('/api/network/actors', { ...filters, facts: 'none' }))
  const list = reports.data?.reports ?? []
  const editions = list.filter((one) => !country || one.country === country)
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Actors</h1>
          <p class="lead">Bodies and posts, shelters, laws and plans, and what the reports say that they do to whom.</p>
        </div>
        <Downloads
          items={[
            ...['csv', 'graphml', 'gexf', 'dot', 'cytoscape'].map((format) => ({ name: format, href: address('/api/network/actors', { ...filters, format }) })),
            { name: 'svg picture', href: address('/api/picture/actors.svg', filters) },
            { name: 'png picture', href: address('/api/picture/actors.png', filters) },
          ]}
        />
      </div>
      <div class="filters no-print" role="group" aria-label="Filters">
        {answer.data && <ActorSearch nodes={answer.data.nodes} />}
        <Select label="Country" all="All" value={country} options={countries(list)} onChoose={(value) => change({ country: value, report: null, pick: null, focus: null, edge: null })} />
        <Select
          label="Report"
          all="All"
          value={report}
          options={editions.map((one) => [one.key, `${one.name} ${one.year}`])}
          onChoose={(value) => change({ report: value, pick: null, focus: null, edge: null })}
        />
        <Select label="Kind" all="All" value={query.get('kind') ?? ''} options={KINDS.map((kind) => [kind.id, kind.name])} onChoose={(value) => change({ kind: value })} />
      </div>
      <Ready answer={answer} what="Loading the actors…">
        {(network) => <Linked network={network} filters={filters} />}
      </Ready>
    </>
  )
}

/** Only nodes of a kind, with what they are linked to directly. */
function ofKind(network: Network, kind: string): Network {
  if (!kind) return network
  const wanted = new Set(network.nodes.filter((node) => kindGroup(node.kind).id === kind).map((node) => node.id))
  const edges = network.edges.filter((edge) => wanted.has(edge.from) || wanted.has(edge.to))
  const kept = new Set([...wanted, ...edges.flatMap((edge) => [edge.from, edge.to])])
  return { ...network, nodes: network.nodes.filter((node) => kept.has(node.id)), edges }
}

function Linked({ network, filters }: { network: Network; filters: Params }) {
  const { query } = usePlace()
  const kind = query.get('kind') ?? ''
  const focus = query.getAll('focus')
  const picked = query.get('pick') ?? ''
  const shown = useMemo(() => neighbourhood(ofKind(network, kind), new Set(focus)), [network, kind, focus.join(' ')])
  const nodes = useMemo(() => nodesById(network), [network])
  const pick = (id: string | null) => change({ pick: id, edge: null })
  const expand = (id: string) => change({ focus: [...new Set([...focus, id])], pick: id, edge: null })
  if (network.nodes.length === 0) {
    return (
      <Empty>
        <p>
          <strong>No body that these filters fit.</strong>
        </p>
        <p>Clear one of them. A short narrative may name none.</p>
      </Empty>
    )
  }
  const used = new Set(shown.nodes.map((node) => kindGroup(node.kind).id))
  return (
    <>
      <div class="split">
        <div>
          {focus.length > 0 && (
            <p class="small">
              Only {counted(shown.nodes.length, 'node')} near {focus.map((id) => nodes.get(id)?.label ?? id).join(', ')}.{' '}
              <button class="linkish" onClick={() => change({ focus: null })}>
                Show the whole network
              </button>
            </p>
          )}
          <GraphView network={shown} picked={picked} onPick={pick} onExpand={expand} />
          <ul class="map-key" aria-label="Legend">
            {KINDS.filter((one) => used.has(one.id)).map((one) => (
              <li key={one.id} class="key" style={`--c: ${one.color}`}>
                <span class="swatch round" aria-hidden="true" />
                {one.name}
              </li>
            ))}
          </ul>
          <p class="map-note">An arrow goes from who acts to what is acted on. Pick a node for its relations and sentences; a double click keeps only its neighbours.</p>
        </div>
        <Panel network={network} nodes={nodes} picked={picked} focus={focus} filters={filters} onExpand={expand} />
      </div>
      <Table network={shown} picked={picked} onPick={pick} />
    </>
  )
}

interface PanelProps {
  network: Network
  nodes: ReadonlyMap<string, NetworkNode>
  picked: string
  focus: readonly string[]
  filters: Params
  onExpand: (id: string) => void
}

function Panel({ network, nodes, picked, focus, filters, onExpand }: PanelProps) {
  const { query } = usePlace()
  const { name } = useLabels()
  const node = nodes.get(picked)
  const open = query.get('edge') ?? ''
  if (!node) {
    return (
      <aside class="aside" aria-label="Relations of the node">
        <p class="note">No node is picked. Pick one in the diagram or the table, or look for a name above.</p>
      </aside>
    )
  }
  const edges = network.edges.filter((edge) => edge.from === picked || edge.to === picked)
  return (
    <aside class="aside" aria-label="Relations of the node" aria-live="polite">
      <h2 class="ruled">
        <Text>{node.label}</Text>
        {node.acronym && <span class="quiet"> {node.acronym}</span>}
      </h2>
      <p class="small">
        {kindGroup(node.kind).name} ({words(node.kind)}) · {node.countries.map((key) => name('country', key)).join(', ')} ·{' '}
        {node.reports.map((key, at) => (
          <span key={key}>
            {at > 0 && ', '}
            <Link to={`/reports/${key}`}>{name('report', key)}</Link>
          </span>
        ))}
      </p>
      <p class="small panel-tools">
        {!focus.includes(picked) && (
          <button class="button" onClick={() => onExpand(picked)}>
            {focus.length ? 'Add its neighbours' : 'Only its neighbours'}
          </button>
        )}
        <button class="button" onClick={() => change({ pick: null, edge: null })}>
          Close
        </button>
      </p>
      {edges.length === 0 && <p class="note">Named in the reports, but no sentence says what it does.</p>}
      <ul class="relations">
        {edges.map((edge) => {
          const id = `${edgeId(edge)} ${edge.relation}`
          return (
            <li key={id}>
              <button class="fact" aria-expanded={open === id} onClick={() => change({ edge: open === id ? null : id }, true)}>
                <span>
                  <RelationWords edge={edge} picked={picked} nodes={nodes} />
                </span>
              </button>
              {open === id && <EdgeSentences edge={edge} filters={filters} />}
            </li>
          )
        })}
      </ul>
    </aside>
  )
}

function RelationWords({ edge, picked, nodes }: { edge: NetworkEdge; picked: string; nodes: ReadonlyMap<string, NetworkNode> }) {
  const label = (id: string) => (id === picked ? <strong>{visibleLabel(nodes, id)}</strong> : <Text>{visibleLabel(nodes, id)}</Text>)
  return (
    <>
      {label(edge.from)} <span class="quiet">{words(edge.relation)}</span> {label(edge.to)}
    </>
  )
}

const visibleLabel = (nodes: ReadonlyMap<string, NetworkNode>, id: string): string => nodes.get(id)?.acronym || nodes.get(id)?.label || id

function EdgeSentences({ edge, filters }: { edge: NetworkEdge; filters: Params }) {
  const answer = useApi<Network>(address('/api/network/actors', { ...filters, report: edge.reports }))
  return (
    <Ready answer={answer} what="Loading the sentences…">
      {({ edges }) => {
        const found = edges.find((one) => one.from === edge.from && one.to === edge.to && one.relation === edge.relation)
        return <FactList facts={found?.facts ?? []} />
      }}
    </Ready>
  )
}

interface Row {
  node: NetworkNode
  links: number
}

function Table({ network, picked, onPick }: { network: Network; picked: string; onPick: (id: string) => void }) {
  const { name } = useLabels()
  const rows = useMemo<Row[]>(() => {
    const links = new Map<string, number>()
    for (const { from, to } of network.edges) for (const id of new Set([from, to])) links.set(id, (links.get(id) ?? 0) + 1)
    return network.nodes.map((node) => ({ node, links: links.get(node.id) ?? 0 }))
  }, [network])
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        key: 'name',
        title: 'Name',
        head: true,
        by: ({ node }) => node.label,
        cell: ({ node }) => (
          <button class="linkish" aria-pressed={picked === node.id} onClick={() => onPick(node.id)}>
            <Text>{node.label}</Text>
            {node.acronym && node.acronym !== node.label && ` (${node.acronym})`}
          </button>
        ),
      },
      { key: 'kind', title: 'Kind', by: ({ node }) => node.kind, cell: ({ node }) => (node.kind === 'topic' ? 'acted on' : words(node.kind)) },
      {
        key: 'country',
        title: 'Country',
        by: ({ node }) => name('country', node.countries[0] ?? ''),
        cell: ({ node }) => node.countries.map((key) => name('country', key)).join(', '),
      },
      { key: 'reports', title: 'Reports', class: 'num', by: ({ node }) => node.reports.length, cell: ({ node }) => count(node.reports.length) },
      { key: 'links', title: 'Relations', class: 'num', by: ({ links }) => links, cell: ({ links }) => count(links) },
    ],
    [name, picked],
  )
  return (
    <section class="section">
      <h2>All of them as a table</h2>
      <DataTable
        caption={`${counted(network.nodes.length, 'node')}, ${counted(network.edges.length, 'relation')}`}
        columns={columns}
        rows={rows}
        rowKey={({ node }) => node.id}
        picked={picked}
        sort={{ key: 'links', down: true }}
      />
    </section>
  )
}
