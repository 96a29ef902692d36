// Moves nodes apart and what is linked together (ForceAtlas2), away from the page's own thread; tells positions as it goes.
import Graph from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import type { LayoutJob } from './layout'

const STEP = 10
/** How often positions are told, in milliseconds: each telling draws the diagram anew. */
const PACE = 350

self.onmessage = ({ data }: MessageEvent<LayoutJob>) => {
  const graph = new Graph({ multi: true })
  for (let at = 0; at * 2 < data.positions.length; at++) graph.addNode(String(at), { x: data.positions[at * 2], y: data.positions[at * 2 + 1] })
  for (let at = 0; at < data.edges.length; at += 2) graph.addEdge(String(data.edges[at]), String(data.edges[at + 1]))
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 400, gravity: 0.6, slowDown: 4, scalingRatio: 6 }
  const pace = Math.max(PACE, graph.order)
  let told = performance.now()
  for (let done = 0; done < data.iterations; done += STEP) {
    forceAtlas2.assign(graph, { iterations: Math.min(STEP, data.iterations - done), settings })
    const last = done + STEP >= data.iterations
    if (!last && performance.now() - told < pace) continue
    told = performance.now()
    const positions = new Float32Array(data.positions.length)
    graph.forEachNode((node, { x, y }) => {
      positions[Number(node) * 2] = x as number
      positions[Number(node) * 2 + 1] = y as number
    })
    self.postMessage({ positions, last }, { transfer: [positions.buffer] })
  }
}
