// Which names fit on a map without covering each other: the weightiest first.
import type { Point } from './topology'

export interface Label {
  key: string
  name: string
  at: Point
  weight: number
}

export interface PlacedLabel extends Label {
  x: number
  y: number
}

/** The labels that find room to the right of their point, for a size of type in the map's units. */
export function placeLabels(labels: readonly Label[], size: number, most: number): PlacedLabel[] {
  const boxes: [number, number, number, number][] = []
  const placed: PlacedLabel[] = []
  for (const label of [...labels].sort((a, b) => b.weight - a.weight || a.key.localeCompare(b.key))) {
    if (placed.length >= most) break
    const x = label.at[0] + size * 0.5
    const y = label.at[1] + size * 0.35
    const box: [number, number, number, number] = [x - size * 0.2, y - size, x + label.name.length * size * 0.52, y + size * 0.3]
    if (boxes.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue
    boxes.push(box)
    placed.push({ ...label, x, y })
  }
  return placed
}
