// Where the nodes of a diagram stand at first, and how long they are moved: the same for the same network.

export interface LayoutJob {
  /** Two numbers a node. */
  positions: Float32Array
  /** Two indices of nodes an edge. */
  edges: Uint32Array
  iterations: number
}

/** A number from 0 to 1 that depends on the text only (FNV-1a). */
export function fraction(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0) / 2 ** 32
}

/** Groups (countries) on a spiral, as seeds in a sunflower, and the nodes of each scattered around its place. */
export function startPositions(nodes: readonly { id: string; group: string }[]): Float32Array {
  const groups = new Map<string, number>()
  for (const { group } of nodes) if (!groups.has(group)) groups.set(group, groups.size)
  const found = new Float32Array(nodes.length * 2)
  nodes.forEach(({ id, group }, at) => {
    const place = groups.get(group) ?? 0
    const [radius, angle] = [60 * Math.sqrt(place), place * 2.399963]
    const [near, turn] = [25 * Math.sqrt(fraction(id)), fraction(`${id}/`) * 2 * Math.PI]
    found[at * 2] = radius * Math.cos(angle) + near * Math.cos(turn)
    found[at * 2 + 1] = radius * Math.sin(angle) + near * Math.sin(turn)
  })
  return found
}

/** Fewer rounds for more nodes, so that the wait stays about the same. */
export const rounds = (nodes: number): number => Math.round(Math.min(Math.max(250_000 / Math.max(nodes, 1), 60), 400))
