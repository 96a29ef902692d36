// Which node is under the pointer. Sigma reads a pixel back from the GPU for it, at each move of the pointer, and that waits until all
// is painted; where a processor paints, thousands of nodes take a second. Where they are is known without asking.
import type Graph from 'graphology'
import type Sigma from 'sigma'

interface Place {
  x: number
  y: number
}

/** What of sigma finding a node takes. */
export type Scale = Pick<Sigma, 'viewportToGraph' | 'scaleSize'>

/** The node whose disc holds a point of the picture, the nearest of several. */
export function nodeAt(graph: Graph, scale: Scale, point: Place): string | null {
  const here = scale.viewportToGraph(point)
  const beside = scale.viewportToGraph({ x: point.x + 1, y: point.y })
  const pixel = Math.hypot(beside.x - here.x, beside.y - here.y)
  let found: string | null = null
  let least = Infinity
  graph.forEachNode((node, { x, y, size }) => {
    const distance = Math.hypot(x - here.x, y - here.y) / pixel
    if (distance <= scale.scaleSize(size) && distance < least) [found, least] = [node, distance]
  })
  return found
}
