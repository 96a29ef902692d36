// The diagram of a network of actors, drawn by WebGL. What it shows also stands in the table below it.
import Graph from 'graphology'
import { useEffect, useRef, useState } from 'preact/hooks'
import Sigma from 'sigma'
import type { Network } from '../api/types'
import { kindGroup } from '../domain/actors'
import { visible } from '../text/visible'
import { drawHover } from './hover'
import { rounds, startPositions } from './layout'
import { nodeAt } from './pick'

interface Props {
  network: Network
  picked: string
  onPick: (id: string | null) => void
  onExpand: (id: string) => void
}

const hasWebGl = (): boolean => document.createElement('canvas').getContext('webgl2') !== null

const css = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

function build(network: Network): Graph {
  const graph = new Graph({ multi: true, type: 'directed' })
  const degree = new Map<string, number>()
  for (const { from, to } of network.edges) for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1)
  const positions = startPositions(network.nodes.map((node) => ({ id: node.id, group: node.countries[0] ?? '' })))
  network.nodes.forEach((node, at) => {
    graph.addNode(node.id, {
      x: positions[at * 2],
      y: positions[at * 2 + 1],
      size: 3 + 1.6 * Math.sqrt(degree.get(node.id) ?? 0),
      label: visible(node.acronym || node.label),
      color: kindGroup(node.kind).color,
    })
  })
  for (const edge of network.edges) if (graph.hasNode(edge.from) && graph.hasNode(edge.to)) graph.addEdge(edge.from, edge.to, { size: 1 })
  return graph
}

export function GraphView({ network, picked, onPick, onExpand }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const sigma = useRef<Sigma | null>(null)
  const active = useRef<{ picked: string; over: string }>({ picked, over: '' })
  const handlers = useRef({ onPick, onExpand })
  handlers.current = { onPick, onExpand }
  const redraw = useRef(() => undefined as void)
  const [able] = useState(hasWebGl)

  useEffect(() => {
    if (!able || !box.current) return
    const graph = build(network)
    const near = new Set<string>()
    let colors = { edge: css('--rule-2'), dim: css('--rule'), ink: css('--ink') }
    const renderer = new Sigma(graph, box.current, {
      allowInvalidContainer: true,
      // Arrows cost thrice a line; among thousands nobody reads them.
      defaultEdgeType: network.edges.length > 2000 ? 'line' : 'arrow',
      labelFont: 'Source Sans, sans-serif',
      labelSize: 13,
      labelColor: { color: colors.ink },
      labelDensity: network.nodes.length < 150 ? 1.5 : 0.6,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: network.nodes.length < 150 ? 4 : 7,
      minCameraRatio: 0.05,
      maxCameraRatio: 3,
      zIndex: true,
      hideEdgesOnMove: network.edges.length > 3000,
      defaultDrawNodeHover: drawHover,
      nodeReducer: (node, data) => {
        const { picked: chosen, over } = active.current
        const focus = over || chosen
        if (!focus) return data
        if (node === focus) return { ...data, highlighted: true, zIndex: 2, forceLabel: true }
        return near.has(node) ? { ...data, zIndex: 1, forceLabel: near.size < 30 } : { ...data, color: colors.dim, label: '', zIndex: 0 }
      },
      edgeReducer: (edge, data) => {
        const focus = active.current.over || active.current.picked
        if (!focus) return { ...data, color: colors.edge }
        return graph.hasExtremity(edge, focus) ? { ...data, color: colors.ink, size: 2, zIndex: 1 } : { ...data, hidden: network.edges.length > 400, color: colors.dim }
      },
    })
    Object.assign(renderer, { getNodeAtPosition: (point: { x: number; y: number }) => nodeAt(graph, renderer, point) })
    const update = () => {
      const focus = active.current.over || active.current.picked
      near.clear()
      if (focus && graph.hasNode(focus)) graph.forEachNeighbor(focus, (neighbor) => near.add(neighbor))
      renderer.refresh({ skipIndexation: true })
    }
    redraw.current = update
    const hover = (node: string) => {
      active.current.over = node
      update()
    }
    renderer.on('enterNode', ({ node }) => hover(node))
    renderer.on('leaveNode', () => hover(''))
    renderer.on('clickNode', ({ node }) => handlers.current.onPick(node))
    renderer.on('clickStage', () => handlers.current.onPick(null))
    renderer.on('doubleClickNode', (event) => {
      event.preventSigmaDefault()
      handlers.current.onExpand(event.node)
    })
    const theme = () => {
      colors = { edge: css('--rule-2'), dim: css('--rule'), ink: css('--ink') }
      renderer.setSetting('labelColor', { color: colors.ink })
      update()
    }
    window.addEventListener('themechange', theme)
    sigma.current = renderer
    update()

    const ids = network.nodes.map((node) => node.id)
    const index = new Map(ids.map((id, at) => [id, at]))
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<{ positions: Float32Array; last: boolean }>) => {
      if (still && !data.last) return
      graph.updateEachNodeAttributes(
        (node, attributes) => {
          const at = index.get(node) ?? 0
          return { ...attributes, x: data.positions[at * 2], y: data.positions[at * 2 + 1] }
        },
        { attributes: ['x', 'y'] },
      )
      if (data.last) worker.terminate()
    }
    worker.postMessage({
      positions: startPositions(network.nodes.map((node) => ({ id: node.id, group: node.countries[0] ?? '' }))),
      edges: Uint32Array.from(network.edges.flatMap((edge) => [index.get(edge.from) ?? 0, index.get(edge.to) ?? 0])),
      iterations: rounds(ids.length),
    })
    return () => {
      worker.terminate()
      window.removeEventListener('themechange', theme)
      renderer.kill()
      sigma.current = null
      redraw.current = () => undefined
    }
  }, [network, able])

  useEffect(() => {
    active.current.picked = picked
    redraw.current()
    const place = picked ? sigma.current?.getNodeDisplayData(picked) : undefined
    if (place && network.nodes.length > 40) {
      const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
      void sigma.current?.getCamera().animate({ x: place.x, y: place.y, ratio: 0.35 }, { duration: still ? 0 : 300 })
    }
  }, [picked])

  if (!able) {
    return <p class="note">This browser cannot draw the diagram (it needs WebGL). The table below has the same bodies and relations.</p>
  }
  const camera = () => sigma.current?.getCamera()
  return (
    <figure class="graph" aria-label="Diagram of bodies and what they do; the table below has the same.">
      <div class="graph-box" ref={box} data-nodes={network.nodes.length} />
      <div class="map-tools">
        <button class="button" aria-label="Zoom in" onClick={() => void camera()?.animatedZoom()}>
          +
        </button>
        <button class="button" aria-label="Zoom out" onClick={() => void camera()?.animatedUnzoom()}>
          −
        </button>
        <button class="button" onClick={() => void camera()?.animatedReset()}>
          All
        </button>
      </div>
    </figure>
  )
}
