// Groups and colours as the project has them; networks, lists and charts made of answers.
import { describe, expect, test } from 'vitest'
import picture from '../../ontology/picture.toml?raw'
import type { Network, NetworkEdge, NetworkNode, ReportEntry } from '../src/api/types'
import { KINDS, kindGroup } from '../src/domain/actors'
import { formGroups, FORMS } from '../src/domain/forms'
import { drawing, edgeEnds, edgeId, matches, neighbourhood } from '../src/domain/network'
import { latest } from '../src/domain/reports'
import { tierOrder } from '../src/domain/tiers'
import { GROUPS, groupOf } from '../src/domain/views'
import { rounds, startPositions } from '../src/graph/layout'
import { chartOf } from '../src/queries/chart'
import { namer } from '../src/state/labels'

/** The blocks of a kind in ontology/picture.toml: name, colour and keys. */
function blocks(kind: string) {
  return picture
    .split('[[')
    .filter((block) => block.startsWith(`${kind}]]`))
    .map((block) => ({
      name: /name = "(.*)"/.exec(block)?.[1],
      color: /color = "(.*)"/.exec(block)?.[1],
      keys: [...(/keys = \[(.*)\]/.exec(block)?.[1] ?? '').matchAll(/"(.*?)"/g)].map((match) => match[1]),
    }))
}

describe('groups are those of the project’s pictures', () => {
  test('forms', () => expect(FORMS.map(({ name, color, keys }) => ({ name, color, keys }))).toEqual(blocks('form')))
  test('kinds of actors', () => expect(KINDS.map(({ name, keys }) => ({ name, keys }))).toEqual(blocks('kind').map(({ name, keys }) => ({ name, keys }))))
  test('what is in no group is in the last', () => {
    expect(kindGroup('never-heard-of').id).toBe('topic')
    expect(formGroups(['never-heard-of'])).toEqual(['none'])
    expect(formGroups([])).toEqual(['none'])
    expect(formGroups(['forced-labor', 'sex-trafficking', 'debt-bondage'])).toEqual(['sex', 'labor'])
  })
  test('each view of the project is in one group', () => {
    const grouped = GROUPS.flatMap((group) => group.views)
    expect(new Set(grouped).size).toBe(grouped.length)
    expect(grouped).toHaveLength(23)
    expect(groupOf('routes')).toBe('routes')
  })
})

const node = (id: string, more: Partial<NetworkNode> = {}): NetworkNode => ({ id, iri: id, label: id, kind: 'country', acronym: '', countries: [id], reports: [], place: { longitude: 1, latitude: 2 }, ...more })
const edge = (from: string, to: string, more: Partial<NetworkEdge> = {}): NetworkEdge => ({ from, to, relation: 'route', forms: [], victims: [], via: [], modalities: ['asserted'], sources: [], years: [2020], reports: ['AZE-2020'], named_by: null, ...more })

describe('networks', () => {
  const network: Network = {
    projection: 'routes',
    nodes: ['A', 'B', 'C', 'D'].map((id) => node(id)).concat(node('region:region', { place: null })),
    edges: [edge('A', 'B', { forms: ['forced-labor', 'sex-trafficking'] }), edge('B', 'C'), edge('C', 'D'), edge('A', 'region:region')],
    without_origin: 0,
  }
  test('a line for each group of forms; what has no place is counted', () => {
    const drawn = drawing(network)
    expect(drawn.routes.filter((route) => route.id === 'A B').map((route) => route.form).sort()).toEqual(['labor', 'sex'])
    expect(drawn.routes.some((route) => route.id.includes('region'))).toBe(false)
    expect(drawn.placeless).toBe(1)
    expect(drawn.left).toBe(0)
  })
  test('only what is said to be a risk alone is a risk', () => {
    const of = (modalities: string[]) => drawing({ ...network, edges: [edge('A', 'B', { modalities })] }).routes[0]?.risk
    expect([of(['at-risk']), of(['at-risk', 'asserted']), of(['asserted']), of([])]).toEqual([true, false, false, false])
  })
  test('a focus keeps its neighbours and what is between them', () => {
    const near = neighbourhood(network, new Set(['B']))
    expect(near.nodes.map((one) => one.id)).toEqual(['A', 'B', 'C'])
    expect(near.edges.map(edgeId)).toEqual(['A B', 'B C'])
    expect(neighbourhood(network, new Set())).toBe(network)
    expect(neighbourhood(network, new Set(['nobody'])).edges).toEqual([])
  })
  test('the id of an edge is read back', () => {
    expect(edgeEnds(edgeId({ from: 'region:europe', to: 'AZE' }))).toEqual(['region:europe', 'AZE'])
    for (const wrong of ['', 'AZE', 'A B C', ' A']) expect(edgeEnds(wrong)).toBeNull()
  })
  test('names are found by their beginning first, and not at all where they do not fit', () => {
    const nodes = [node('1', { label: 'Border police' }), node('2', { label: 'Police' }), node('3', { label: 'Ministry', acronym: 'POL' })]
    expect(matches(nodes, 'pol').map((one) => one.id)).toEqual(['3', '2', '1'])
    expect(matches(nodes, 'court')).toEqual([])
    expect(matches(nodes, '  ')).toEqual([])
  })
})

test('nodes start at the same places each time, and none at no place', () => {
  const nodes = Array.from({ length: 300 }, (_, at) => ({ id: `n${at}`, group: `g${at % 9}` }))
  expect(startPositions(nodes)).toEqual(startPositions(nodes))
  expect(startPositions(nodes).every(Number.isFinite)).toBe(true)
  expect(rounds(5000)).toBeLessThan(rounds(100))
})

test('the latest report of each country', () => {
  const report = (key: string): ReportEntry => ({ key, country: key.slice(0, 3), name: key, year: Number(key.slice(4)), tier: null, sentences: 0, facts: 0, quads: 0, coverage: { understood: 0, sentences: 0 } })
  expect(latest([report('AZE-2025'), report('AZE-2020'), report('ALB-2013')]).map((one) => one.key).sort()).toEqual(['ALB-2013', 'AZE-2025'])
  expect(tierOrder('1')).toBeLessThan(tierOrder('2WL'))
  expect(tierOrder(null)).toBeGreaterThan(tierOrder('special'))
})

describe('names', () => {
  const name = namer({ country: { AZE: 'Azerbaijan' }, exploitation: { 'forced-labor': 'forced labor' } })
  test('are those of the column’s scheme', () => {
    expect(name('origin', 'AZE')).toBe('Azerbaijan')
    expect(name('report', 'AZE-2025')).toBe('Azerbaijan 2025')
  })
  test('another column’s keys and unknown ones stay', () => {
    expect(name('number', 'AZE')).toBe('AZE')
    expect(name('report', 'XYZ-2025')).toBe('XYZ-2025')
    expect(name('country', 'XYZ')).toBe('XYZ')
  })
})

describe('charts', () => {
  const name = (_: string, value: string) => value
  const answer = (columns: string[], rows: string[][]) => ({ name: '', title: '', columns, rows, total: rows.length, offset: 0, limit: 100 })
  test('take the first column of numbers, the longest bar first', () => {
    const chart = chartOf(answer(['year', 'place', 'incoming'], [['2020', 'AZE', '3'], ['2020', 'TUR', '8']]), name)
    expect(chart).toEqual({ title: 'Incoming', bars: [{ label: 'TUR', value: 8 }, { label: 'AZE', value: 3 }] })
  })
  test('are not made of years, words or numbers that are all the same', () => {
    expect(chartOf(answer(['place', 'year'], [['A', '2020'], ['B', '2021']]), name)).toBeNull()
    expect(chartOf(answer(['place', 'tier'], [['A', '2'], ['B', '2WL']]), name)).toBeNull()
    expect(chartOf(answer(['place', 'reports'], [['A', '1'], ['B', '1']]), name)).toBeNull()
    expect(chartOf(answer(['place', 'reports'], [['A', '1']]), name)).toBeNull()
  })
  test('are not made of counts of different things', () => {
    expect(chartOf(answer(['indicator', 'value'], [['convictions', '3'], ['prosecutions', '9']]), name)).toBeNull()
    expect(chartOf(answer(['indicator', 'report', 'value'], [['convictions', 'A', '3'], ['convictions', 'B', '9']]), name)?.bars).toHaveLength(2)
  })
})
