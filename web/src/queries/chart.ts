// Whether an answer suits bars, and which: one column of numbers, and what each row is about.
import type { QueryAnswer } from '../api/types'
import type { Namer } from '../state/labels'
import { capital, isNumber } from '../text/format'

export interface Chart {
  title: string
  bars: { label: string; value: number }[]
}

/** Numbers that are names of years or places in an order, and so no lengths. */
const NO_LENGTH = new Set(['year', 'start', 'end', 'number', 'article', 'row', 'before', 'after', 'first', 'last', 'min_years', 'usd', 'amount'])
const NO_LABEL = new Set(['evidence', 'source', 'text', 'statement'])
/** Numbers of different things are no lengths to compare. */
const UNLIKE = new Set(['indicator', 'currency'])
const MOST = 25

/** The first column of numbers as bars, the longest first; null where none suits. */
export function chartOf(answer: QueryAnswer, name: Namer): Chart | null {
  const { columns, rows } = answer
  const differs = (at: number) => rows.some((row) => row[at] !== rows[0]?.[at])
  if (rows.length < 2 || columns.some((column, at) => UNLIKE.has(column) && differs(at))) return null
  const numeric = (at: number) => rows.every((row) => isNumber(row[at] ?? '') && Number(row[at]) >= 0)
  const value = columns.findIndex((column, at) => !NO_LENGTH.has(column) && numeric(at))
  if (value < 0) return null
  const naming = columns
    .map((column, at) => ({ column, at }))
    .filter(({ column, at }) => at !== value && !NO_LABEL.has(column) && differs(at) && (NO_LENGTH.has(column) || !numeric(at)))
  const bars = rows
    .map((row) => ({
      label: naming
        .slice(0, 4)
        .map(({ column, at }) => name(column, row[at] ?? ''))
        .filter(Boolean)
        .join(', '),
      value: Number(row[value]),
    }))
    .sort((a, b) => b.value - a.value)
    .slice(0, MOST)
  if (bars.every((bar) => bar.value === bars[0]?.value)) return null
  return { title: capital((columns[value] ?? '').replaceAll('_', ' ')), bars }
}
