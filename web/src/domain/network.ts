// From the network of routes to what a map draws and a table lists.
import type { Network, NetworkEdge, NetworkNode } from '../api/types'
import { yearRuns } from '../text/format'
import type { Label } from '../map/labels'
import type { Point } from '../map/topology'
import type { Route } from '../map/WorldMap'
import { formGroups } from './forms'

/** More lines than this are not told apart on a map of the world; the most reported ones are drawn. */
const MOST_LINES = 160

/** Both ends with a space between them: no key and no IRI has one. */
export const edgeId = (edge: { from: string; to: string }): string => `${edge.from} ${edge.to}`

/** The two nodes of an edge's id; null for what is none. */
export function edgeEnds(id: string): [string, string] | null {
  const [from, to, more] = id.split(' ')
  return from && to && more === undefined ? [from, to] : null
}

export const nodesById = (network: Network): Map<string, NetworkNode> => new Map(network.nodes.map((node) => [node.id, node]))

export const placeOf = (node: NetworkNode | undefined): Point | null =>
  node?.place ? [node.place.longitude, node.place.latitude] : null

/** Those that most reports tell of first. */
export function byReports(a: NetworkEdge, b: NetworkEdge): number {
  return b.reports.length - a.reports.length || edgeId(a).localeCompare(edgeId(b))
}

/** The nodes in focus, their neighbours and the edges between any of them; all of the network where nothing is in focus. */
export function neighbourhood(network: Network, focus: ReadonlySet<string>): Network {
  if (focus.size === 0) return network
  const kept = new Set(focus)
  for (const edge of network.edges) {
    if (focus.has(edge.from)) kept.add(edge.to)
    if (focus.has(edge.to)) kept.add(edge.from)
  }
  return {
    ...network,
    nodes: network.nodes.filter((node) => kept.has(node.id)),
    edges: network.edges.filter((edge) => kept.has(edge.from) && kept.has(edge.to)),
  }
}

/** The nodes whose name or acronym has the words, those that begin with them first. */
export function matches(nodes: readonly NetworkNode[], text: string): NetworkNode[] {
  const wanted = text.trim().toLocaleLowerCase('en')
  if (!wanted) return []
  const rank = (node: NetworkNode): number => {
    const [label, acronym] = [node.label.toLocaleLowerCase('en'), node.acronym.toLocaleLowerCase('en')]
    if (acronym === wanted || label === wanted) return 0
    if (label.startsWith(wanted) || acronym.startsWith(wanted)) return 1
    return label.includes(wanted) ? 2 : 3
  }
  return nodes
    .map((node) => ({ node, at: rank(node) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at || a.node.label.localeCompare(b.node.label, 'en'))
    .map(({ node }) => node)
}

export interface Drawing {
  routes: Route[]
  labels: Label[]
  /** Edges that are not drawn, since there are too many. */
  left: number
  /** Edges with an end that has no place on a map. */
  placeless: number
}

/** The lines and names of a map: one line for each group of forms of an edge. */
export function drawing(network: Network): Drawing {
  const nodes = nodesById(network)
  const placed = network.edges.filter((edge) => placeOf(nodes.get(edge.from)) && placeOf(nodes.get(edge.to)))
  const shown = [...placed].sort(byReports).slice(0, MOST_LINES)
  const routes: Route[] = []
  const weights = new Map<string, number>()
  for (const edge of shown) {
    const [from, to] = [nodes.get(edge.from) as NetworkNode, nodes.get(edge.to) as NetworkNode]
    for (const node of new Set([from, to])) weights.set(node.id, (weights.get(node.id) ?? 0) + edge.reports.length)
    const title = `${from.label} → ${to.label}, ${edge.reports.length === 1 ? '1 report' : `${edge.reports.length} reports`} (${yearRuns(edge.years)})`
    formGroups(edge.forms).forEach((form, lane) => {
      routes.push({
        id: edgeId(edge),
        from: placeOf(from) as Point,
        to: placeOf(to) as Point,
        form,
        lane,
        reports: edge.reports.length,
        risk: edge.modalities.length > 0 && edge.modalities.every((modality) => modality === 'at-risk' || modality === 'possible'),
        title,
      })
    })
  }
  const labels = [...weights].map(([id, weight]) => {
    const node = nodes.get(id) as NetworkNode
    return { key: id, name: node.label, at: placeOf(node) as Point, weight }
  })
  // Thick lines below, thin ones above, so that none hides another.
  routes.reverse()
  return { routes, labels, left: placed.length - shown.length, placeless: network.edges.length - placed.length }
}
