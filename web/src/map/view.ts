// The part of the map that is in sight: how far it is enlarged and where it is moved to, within a frame.
import type { Point } from './topology'

export interface View {
  k: number
  x: number
  y: number
}

/** The frame in the map's units, and the map that moves behind it. */
export interface Frame {
  width: number
  height: number
  mapWidth: number
}

const MOST = 14

/** The scale at which all of the map is in sight. */
export const least = ({ width, mapWidth }: Frame): number => width / mapWidth

/** The view within the bounds of the map: never past its edges, in the middle where the map is smaller than the frame. */
export function bounded({ k, x, y }: View, frame: Frame): View {
  const scale = Math.min(Math.max(k, least(frame)), MOST)
  const within = (at: number, size: number, room: number) => (size <= room ? (room - size) / 2 : Math.min(0, Math.max(at, room - size)))
  return { k: scale, x: within(x, frame.mapWidth * scale, frame.width), y: within(y, frame.height * scale, frame.height) }
}

/** Enlarged by a factor, with this point of the map staying where it is. */
export function zoomed(view: View, factor: number, [x, y]: Point, frame: Frame): View {
  const k = Math.min(Math.max(view.k * factor, least(frame)), MOST)
  return bounded({ k, x: view.x + x * (view.k - k), y: view.y + y * (view.k - k) }, frame)
}

/** The view in which these points are in sight, with room around them; without points, the middle of the map. */
export function viewOf(points: readonly Point[], frame: Frame): View {
  if (points.length === 0) return bounded({ k: 1, x: frame.width / 2 - frame.mapWidth * 0.6, y: 0 }, frame)
  const [xs, ys] = [points.map((point) => point[0]), points.map((point) => point[1])]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const k = Math.min(frame.width / (right - left + 110), frame.height / (bottom - top + 90), 6)
  return bounded({ k, x: frame.width / 2 - (k * (left + right)) / 2, y: frame.height / 2 - (k * (top + bottom)) / 2 }, frame)
}
