// The address as state.
import { describe, expect, test } from 'vitest'
import { address } from '../src/api/client'
import { matchPath, toggled, withChange, yearSpan } from '../src/state/url'

describe('withChange', () => {
  test('sets, keeps and takes away', () => expect(withChange('?a=1&b=2', { b: null, c: '3' })).toBe('?a=1&c=3'))
  test('an empty value is none', () => expect(withChange('?a=1', { a: '' })).toBe(''))
  test('a list repeats its name, and replaces what was there', () => expect(withChange('?x=1&x=2&y=3', { x: ['4', '5'] })).toBe('?x=4&y=3&x=5'))
  test('an empty list is none', () => expect(withChange('?x=1', { x: [] })).toBe(''))
  test('what is special is escaped, and read back the same', () => {
    const wild = 'a&b=c#d +ü<script>'
    expect(new URLSearchParams(withChange('', { q: wild })).get('q')).toBe(wild)
  })
})

describe('matchPath', () => {
  test('finds its parts', () => expect(matchPath('/reports/:key', '/reports/AZE-2025')).toEqual({ key: 'AZE-2025' }))
  test('a slash at the end does not matter', () => expect(matchPath('/reports', '/reports/')).toEqual({}))
  test('is decoded', () => expect(matchPath('/queries/:name', '/queries/a%20b')).toEqual({ name: 'a b' }))
  test('longer, shorter and other paths do not fit', () => {
    for (const path of ['/reports', '/reports/A/B', '/report/A', '/']) expect(matchPath('/reports/:key', path)).toBeNull()
  })
  test('a broken escape does not fit, and does not throw', () => expect(matchPath('/reports/:key', '/reports/%E0%A4%A')).toBeNull())
})

test('toggled adds once and takes away', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
})

test('a span of years is told in order', () => {
  expect([yearSpan('2015', '2020'), yearSpan('2020', '2015'), yearSpan('2020', '2020'), yearSpan('2020', ''), yearSpan('', '2021'), yearSpan('', '')]).toEqual([
    '2015-2020',
    '2015-2020',
    '2020',
    '2020',
    '2021',
    '',
  ])
})

test('an address leaves out what is empty and repeats what is many', () => {
  expect(address('/api/x', { a: '', b: undefined, c: ['1', '2'], d: 0 })).toBe('/api/x?c=1&c=2&d=0')
  expect(address('/api/x')).toBe('/api/x')
})
