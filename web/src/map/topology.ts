// The project's outlines of the world (data/world/README.md tells the format) as polygons in degrees.

export interface Topology {
  steps: number
  arcs: number[][]
  shapes: { key: string; rings: number[][] }[]
}

export type Point = [number, number]

export interface Shape {
  key: string
  polygons: Point[][]
}

/** An arc's points: the first is given, each further one is a step from the one before. */
function points(flat: readonly number[], steps: number): Point[] {
  const found: Point[] = []
  let x = 0
  let y = 0
  for (let at = 0; at + 1 < flat.length; at += 2) {
    x += flat[at] as number
    y += flat[at + 1] as number
    found.push([x / steps, y / steps])
  }
  return found
}

/** The outlines, ring by ring. An arc with a negative number n is the arc -n-1 backwards; the point where two arcs meet stands once. */
export function outlines({ steps, arcs, shapes }: Topology): Shape[] {
  const lines = arcs.map((flat) => points(flat, steps))
  const ring = (numbers: readonly number[]): Point[] => {
    const joined: Point[] = []
    for (const number of numbers) {
      const line = lines[number < 0 ? -number - 1 : number] ?? []
      const ordered = number < 0 ? [...line].reverse() : line
      joined.push(...(joined.length ? ordered.slice(1) : ordered))
    }
    return joined
  }
  return shapes.map(({ key, rings }) => ({ key, polygons: rings.map(ring).filter((one) => one.length > 3) }))
}

/** Lines of a table of points: key, longitude, latitude. What is not a number (a region `beside` another) has no point. */
export function places(table: string): Map<string, Point> {
  const found = new Map<string, Point>()
  for (const line of table.split('\n')) {
    if (line.startsWith('#')) continue
    const [key, longitude, latitude] = line.split('\t')
    const point: Point = [Number(longitude), Number(latitude)]
    if (key && longitude && latitude && point.every(Number.isFinite)) found.set(key, point)
  }
  return found
}
