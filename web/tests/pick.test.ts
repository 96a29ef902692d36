// The node under the pointer.
import Graph from 'graphology'
import { expect, test } from 'vitest'
import { nodeAt, type Scale } from '../src/graph/pick'

// Ten pixels a unit, y upwards, as in a picture of 200 by 100.
const scale = {
  viewportToGraph: ({ x, y }: { x: number; y: number }) => ({ x: x / 10, y: (100 - y) / 10 }),
  scaleSize: (size = 1) => size,
} as Scale

test('a node is found inside its disc only, and the nearest of two', () => {
  const graph = new Graph()
  graph.addNode('a', { x: 5, y: 5, size: 8 })
  graph.addNode('b', { x: 6, y: 5, size: 8 })
  expect(nodeAt(graph, scale, { x: 50, y: 50 })).toBe('a')
  expect(nodeAt(graph, scale, { x: 54, y: 50 })).toBe('a')
  expect(nodeAt(graph, scale, { x: 56, y: 50 })).toBe('b')
  expect(nodeAt(graph, scale, { x: 50, y: 59 })).toBeNull()
  expect(nodeAt(graph, scale, { x: 41, y: 50 })).toBeNull()
  expect(nodeAt(graph, scale, { x: 43, y: 50 })).toBe('a')
})
