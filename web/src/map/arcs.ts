// The geometry of routes on a map: bent wedges, wide where people come from and narrow where they are exploited.
import type { Point } from './topology'

/** How far a line bends to its left, as a share of its length. Both directions of a pair bend apart. */
const BEND = 0.18
const NARROW = 0.2

export interface Curve {
  from: Point
  control: Point
  to: Point
}

/** The middle line from one point to another; `lane` spreads several lines between the same two points. */
export function curve(from: Point, to: Point, lane = 0): Curve {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const bend = BEND + lane * 0.09
  return { from, to, control: [(from[0] + to[0]) / 2 + dy * bend, (from[1] + to[1]) / 2 - dx * bend] }
}

/** The point of a curve at a time from 0 to 1. */
export function along({ from, control, to }: Curve, time: number): Point {
  const rest = 1 - time
  const at = (i: 0 | 1) => rest * rest * from[i] + 2 * rest * time * control[i] + time * time * to[i]
  return [at(0), at(1)]
}

const normal = (a: Point, b: Point): Point => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = Math.hypot(dx, dy) || 1
  return [-dy / length, dx / length]
}

const show = (point: Point): string => `${point[0].toFixed(2)} ${point[1].toFixed(2)}`

/** The outline of a wedge of this width along a curve, as the `d` of a path. */
export function wedge({ from, control, to }: Curve, width: number): string {
  const side = (sign: 1 | -1): [Point, Point, Point] => {
    const out = (point: Point, [nx, ny]: Point, half: number): Point => [point[0] + sign * nx * half, point[1] + sign * ny * half]
    return [
      out(from, normal(from, control), width / 2),
      out(control, normal(from, to), (width * (1 + NARROW)) / 4),
      out(to, normal(control, to), (width * NARROW) / 2),
    ]
  }
  const [a, b, c] = side(1)
  const [d, e, f] = side(-1)
  return `M${show(a)}Q${show(b)} ${show(c)}L${show(f)}Q${show(e)} ${show(d)}Z`
}

/** How wide a line of so many reports is; the most reported line has the greatest width. */
export function lineWidth(reports: number, most: number): number {
  return 1.2 + 5 * Math.sqrt(Math.max(reports, 0) / Math.max(most, 1))
}

const SAMPLES = 24

/** The nearest of these curves to a point, if one is within reach. */
export function nearest<T extends { curve: Curve }>(point: Point, items: readonly T[], reach: number): T | undefined {
  let found: T | undefined
  let best = reach
  for (const item of items) {
    const { from, to, control } = item.curve
    const outside = (i: 0 | 1) =>
      point[i] < Math.min(from[i], to[i], control[i]) - reach || point[i] > Math.max(from[i], to[i], control[i]) + reach
    if (outside(0) || outside(1)) continue
    for (let step = 0; step <= SAMPLES; step++) {
      const [x, y] = along(item.curve, step / SAMPLES)
      const distance = Math.hypot(x - point[0], y - point[1])
      if (distance < best) {
        best = distance
        found = item
      }
    }
  }
  return found
}
