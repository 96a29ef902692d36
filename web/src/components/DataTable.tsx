// A table that sorts and pages: any number of rows, fifty on the screen, all on paper. On narrow screens a row becomes a block.
import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { usePrinting } from '../state/printing'
import { count } from '../text/format'

export interface Column<R> {
  key: string
  title: string
  /** What the cell shows. */
  cell: (row: R) => ComponentChildren
  /** What the column sorts by; a column without it does not sort. */
  by?: (row: R) => string | number
  class?: string
  /** The cell that names its row. */
  head?: boolean
}

interface Props<R> {
  caption: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey: (row: R, at: number) => string
  sort?: { key: string; down: boolean }
  picked?: string
  pageSize?: number
  hideCaption?: boolean
  /** Whether a row becomes a block where the screen is narrow. */
  stacked?: boolean
}

export function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true })
}

export function DataTable<R>({ caption, columns, rows, rowKey, sort, picked, pageSize: size = 50, hideCaption, stacked = true }: Props<R>) {
  // On paper there are no further pages of a table.
  const pageSize = usePrinting() ? Infinity : size
  const [order, setOrder] = useState(sort)
  const [page, setPage] = useState(0)
  const sorted = useMemo(() => {
    const by = columns.find((column) => column.key === order?.key)?.by
    if (!by || !order) return rows
    return [...rows].sort((a, b) => (order.down ? -1 : 1) * compare(by(a), by(b)))
  }, [rows, order, columns])
  const pages = Math.max(Math.ceil(sorted.length / pageSize), 1)
  const at = Math.min(page, pages - 1)
  const turn = (key: string) => {
    setOrder({ key, down: order?.key === key ? !order.down : false })
    setPage(0)
  }
  return (
    <>
      <div class="table-wrap">
        <table class={stacked ? 'data stacked' : 'data'} role="table">
          <caption class={hideCaption ? 'hidden' : undefined}>{caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map(({ key, title, by, class: name }) => (
                <th
                  key={key}
                  scope="col"
                  role="columnheader"
                  class={name === 'evidence' ? undefined : name}
                  aria-sort={by ? (order?.key !== key ? 'none' : order.down ? 'descending' : 'ascending') : undefined}
                >
                  {by ? <button onClick={() => turn(key)}>{title}</button> : title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {sorted.slice(at === 0 ? 0 : at * pageSize, (at + 1) * pageSize).map((row, index) => {
              const id = rowKey(row, at === 0 ? index : at * pageSize + index)
              return (
                <tr key={id} role="row" data-picked={picked === id ? '' : undefined}>
                  {columns.map(({ key, title, cell, class: name, head }) =>
                    head ? (
                      <th key={key} scope="row" role="rowheader" class={name} data-label={title}>
                        {cell(row)}
                      </th>
                    ) : (
                      <td key={key} role="cell" class={name} data-label={title}>
                        {cell(row)}
                      </td>
                    ),
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {pages > 1 && <Pager total={sorted.length} size={pageSize} page={at} onTurn={setPage} />}
    </>
  )
}

interface PagerProps {
  total: number
  size: number
  page: number
  onTurn: (page: number) => void
}

export function Pager({ total, size, page, onTurn }: PagerProps) {
  const pages = Math.max(Math.ceil(total / size), 1)
  return (
    <nav class="pager" aria-label="Pages of the table">
      <button class="button" disabled={page === 0} onClick={() => onTurn(page - 1)}>
        Previous
      </button>
      <span aria-live="polite">
        {count(page * size + 1)}–{count(Math.min((page + 1) * size, total))} of {count(total)}
      </span>
      <button class="button" disabled={page >= pages - 1} onClick={() => onTurn(page + 1)}>
        Next
      </button>
    </nav>
  )
}
