// Numbers, names and hidden characters as they are shown.
import { describe, expect, test } from 'vitest'
import { count, counted, isNumber, percent, splitKey, words, yearRuns } from '../src/text/format'
import { visible } from '../src/text/visible'

describe('visible', () => {
  test('plain text stays as it is, marks and other scripts included', () => {
    for (const text of ['Türkiye’s “victims” — naïve', 'العربية', 'עברית', '中文', 'tab\tand\nline', '😀']) expect(visible(text)).toBe(text)
  })
  test('control characters become pictures of themselves', () => {
    expect(visible('a\u0000b\u001bc\u007f')).toBe('a␀b␛c␡')
  })
  test('characters that turn the direction are named', () => {
    expect(visible('a\u202eb\u2066c\u200f')).toBe('a⟨RLO⟩b⟨LRI⟩c⟨RLM⟩')
  })
  test('what has no width is named', () => expect(visible('a\u200bb\ufeff\u00ad')).toBe('a⟨ZWSP⟩b⟨BOM⟩⟨SHY⟩'))
  test('C1 controls are named by their code', () => expect(visible('\u0085')).toBe('⟨U+0085⟩'))
  test('markup is text', () => expect(visible('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>'))
})

describe('numbers', () => {
  test('are grouped', () => expect([count(0), count(13472), count(1234567)]).toEqual(['0', '13,472', '1,234,567']))
  test('agree with their noun', () => expect([counted(1, 'fact'), counted(2, 'fact'), counted(0, 'country', 'countries')]).toEqual(['1 fact', '2 facts', '0 countries']))
  test('almost all is not 100 %, and almost nothing not 0 %', () => {
    expect([percent(999, 1000), percent(1000, 1000), percent(1, 1000), percent(0, 1000)]).toEqual(['99 %', '100 %', '1 %', '0 %'])
  })
  test('a share of nothing is no number', () => expect(percent(0, 0)).toBe('–'))
  test('are told from what only looks like one', () => {
    expect(['14', '-3', '2.5'].every(isNumber)).toBe(true)
    expect(['', '2WL', '1,000', '1e9', '2020-2024', ' 3', '.5'].some(isNumber)).toBe(false)
  })
})

describe('years', () => {
  test('in a row are a run', () => expect(yearRuns([2022, 2020, 2021, 2025])).toBe('2020–2022, 2025'))
  test('stand once', () => expect(yearRuns([2020, 2020])).toBe('2020'))
  test('none are nothing', () => expect(yearRuns([])).toBe(''))
})

describe('keys', () => {
  test('are a country and a year', () => expect(splitKey('AZE-2025')).toEqual({ country: 'AZE', year: 2025 }))
  test('become words where they are words', () => expect([words('forced-labor'), words('2020-2024'), words('AZE-2025'), words('women')]).toEqual(['forced labor', '2020-2024', 'AZE-2025', 'women']))
})
