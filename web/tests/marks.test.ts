// Marks over a text: what must be cut where, and what must not.
import { describe, expect, test } from 'vitest'
import { innermost, segments } from '../src/text/marks'

const shape = (text: string, marks: { id: string; from: number; to: number }[]) =>
  segments(text, marks).map((segment) => `${segment.text}:${segment.marks.map((mark) => mark.id).join('')}`)

describe('segments', () => {
  test('a text without marks is one segment', () => expect(shape('no marks', [])).toEqual(['no marks:']))
  test('an empty text has none', () => expect(segments('', [{ from: 0, to: 3 }])).toEqual([]))
  test('marks side by side do not run together', () =>
    expect(shape('abcd', [{ id: 'x', from: 0, to: 2 }, { id: 'y', from: 2, to: 4 }])).toEqual(['ab:x', 'cd:y']))
  test('marks that overlap share the middle', () =>
    expect(shape('abcdef', [{ id: 'x', from: 0, to: 4 }, { id: 'y', from: 2, to: 6 }])).toEqual(['ab:x', 'cd:xy', 'ef:y']))
  test('of nested marks the longest comes first', () =>
    expect(shape('abcdef', [{ id: 'i', from: 2, to: 3 }, { id: 'o', from: 0, to: 6 }])).toEqual(['ab:o', 'c:oi', 'def:o']))
  test('the same span twice is one segment with both', () =>
    expect(shape('abc', [{ id: 'x', from: 1, to: 2 }, { id: 'y', from: 1, to: 2 }])).toEqual(['a:', 'b:xy', 'c:']))
  test('what is empty, turned round or outside marks nothing', () =>
    expect(shape('abc', [{ id: 'x', from: 1, to: 1 }, { id: 'y', from: 2, to: 1 }, { id: 'z', from: 7, to: 9 }])).toEqual(['abc:']))
  test('what reaches over the end is cut to it', () => expect(shape('abc', [{ id: 'x', from: -4, to: 99 }])).toEqual(['abc:x']))
  test('no number is no offset', () => expect(shape('abc', [{ id: 'x', from: Number.NaN, to: Number.NaN }])).toEqual(['abc:']))
  test('offsets are UTF-16 code units, as strings count', () => {
    const text = 'Türkiye 😀 men'
    expect(shape(text, [{ id: 'x', from: 11, to: 14 }])).toEqual(['Türkiye 😀 :', 'men:x'])
  })
  test('the segments join to the text, whatever the marks', () => {
    const text = 'Traffickers exploit women and children'
    const marks = Array.from({ length: 40 }, (_, at) => ({ id: `${at}`, from: (at * 7) % 39, to: (at * 13) % 39 }))
    expect(segments(text, marks).map((segment) => segment.text).join('')).toBe(text)
  })
})

describe('innermost', () => {
  test('is the shortest', () => expect(innermost([{ from: 0, to: 9 }, { from: 3, to: 5 }, { from: 2, to: 8 }])).toEqual({ from: 3, to: 5 }))
  test('is nothing where there is nothing', () => expect(innermost([])).toBeUndefined())
})
