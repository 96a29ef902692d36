// Outlines, lines, labels and views of the map.
import { describe, expect, test } from 'vitest'
import worldText from '../../data/world/world.json?raw'
import { along, curve, lineWidth, nearest, wedge } from '../src/map/arcs'
import { placeLabels } from '../src/map/labels'
import { outlines, places, type Point, type Topology } from '../src/map/topology'
import { bounded, least, viewOf, zoomed } from '../src/map/view'

describe('outlines', () => {
  const square: Topology = { steps: 10, arcs: [[0, 0, 10, 0, 0, 10], [0, 0, 0, 10, 10, 0]], shapes: [{ key: 'SQR', rings: [[0, -2]] }] }
  test('join their arcs, backwards where the number is negative', () =>
    expect(outlines(square)).toEqual([{ key: 'SQR', polygons: [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]] }]))
  test('a shape without an outline has no polygon', () => expect(outlines({ ...square, shapes: [{ key: 'VAT', rings: [] }] })[0]?.polygons).toEqual([]))
  test('of the world are closed and within the degrees', () => {
    const world = JSON.parse(worldText) as Topology
    const shapes = outlines(world)
    expect(shapes.length).toBeGreaterThan(200)
    for (const { polygons } of shapes) {
      for (const ring of polygons) {
        expect(ring[0]).toEqual(ring.at(-1))
        expect(ring.every(([x, y]) => Math.abs(x) <= 180.1 && Math.abs(y) <= 90)).toBe(true)
      }
    }
  })
})

test('places are read, and what has no point has none', () => {
  const found = places('# a comment\nAZE\t47.5\t40.3\nregion:region\tbeside\nX\t\t3\n')
  expect([...found]).toEqual([['AZE', [47.5, 40.3]]])
})

describe('lines', () => {
  const [a, b]: [Point, Point] = [[0, 0], [100, 0]]
  test('begin and end at their places', () => {
    expect(along(curve(a, b), 0)).toEqual(a)
    expect(along(curve(a, b), 1)).toEqual(b)
  })
  test('to and fro bend apart', () => {
    const there = along(curve(a, b), 0.5)[1]
    const back = along(curve(b, a), 0.5)[1]
    expect(Math.sign(there)).toBe(-Math.sign(back))
    expect(there).not.toBe(0)
  })
  test('of several forms do not lie on each other', () => expect(along(curve(a, b, 0), 0.5)).not.toEqual(along(curve(a, b, 1), 0.5)))
  test('are wide at the origin and narrow at the end', () => {
    const numbers = wedge(curve(a, b), 10).match(/-?\d+\.\d+/g)?.map(Number) as number[]
    const width = (p: number, q: number) => Math.hypot((numbers[p] as number) - (numbers[q] as number), (numbers[p + 1] as number) - (numbers[q + 1] as number))
    expect(width(0, 10)).toBeCloseTo(10, 1)
    expect(width(4, 6)).toBeCloseTo(2, 1)
  })
  test('have no width that is no number', () => {
    expect(wedge(curve(a, a), 5)).not.toMatch(/NaN|Infinity/)
    expect(lineWidth(0, 0)).toBeGreaterThan(0)
    expect(lineWidth(9, 9)).toBeGreaterThan(lineWidth(1, 9))
  })
  test('the nearest is found within reach only', () => {
    const items = [{ id: 1, curve: curve(a, b) }, { id: 2, curve: curve([0, 50], [100, 50]) }]
    expect(nearest([50, -8], items, 5)?.id).toBe(1)
    expect(nearest([50, 41], items, 5)?.id).toBe(2)
    expect(nearest([50, 20], items, 5)).toBeUndefined()
    expect(nearest([300, 0], items, 5)).toBeUndefined()
  })
})

describe('labels', () => {
  const label = (key: string, x: number, weight: number) => ({ key, name: 'A name', at: [x, 0] as Point, weight })
  test('the weightier one is kept where two overlap', () => expect(placeLabels([label('a', 0, 1), label('b', 5, 9)], 10, 9).map((one) => one.key)).toEqual(['b']))
  test('both are kept where there is room', () => expect(placeLabels([label('a', 0, 1), label('b', 500, 9)], 10, 9)).toHaveLength(2))
  test('no more than asked for', () => expect(placeLabels([label('a', 0, 1), label('b', 500, 9)], 10, 1)).toHaveLength(1))
})

describe('views', () => {
  const frame = { width: 960, height: 400, mapWidth: 960 }
  const narrow = { width: 480, height: 400, mapWidth: 960 }
  test('never leave the map', () => {
    expect(bounded({ k: 1, x: 50, y: -70 }, frame)).toEqual({ k: 1, x: 0, y: 0 })
    expect(bounded({ k: 2, x: -5000, y: 10 }, frame)).toEqual({ k: 2, x: -960, y: 0 })
  })
  test('of a narrow frame can show all of the map, in its middle', () => {
    expect(least(narrow)).toBe(0.5)
    expect(bounded({ k: 0, x: 0, y: 0 }, narrow)).toEqual({ k: 0.5, x: 0, y: 100 })
  })
  test('keep the point that is zoomed about', () => {
    const before = { k: 2, x: -300, y: -150 }
    const after = zoomed(before, 1.5, [300, 150], frame)
    expect(after.x + 300 * after.k).toBeCloseTo(before.x + 300 * before.k)
  })
  test('of points have the points in sight', () => {
    const view = viewOf([[500, 100], [560, 140]], frame)
    for (const [x, y] of [[500, 100], [560, 140]] as const) {
      expect(x * view.k + view.x).toBeGreaterThan(0)
      expect(x * view.k + view.x).toBeLessThan(960)
      expect(y * view.k + view.y).toBeGreaterThan(0)
      expect(y * view.k + view.y).toBeLessThan(400)
    }
  })
})
