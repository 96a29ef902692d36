// A link. Pages of this document open without a reload; the pages of queries are another document, under another policy.
import type { ComponentChildren } from 'preact'
import { go } from '../state/location'

const isQueries = (path: string) => path === '/queries' || path.startsWith('/queries/')

interface Props {
  to: string
  class?: string
  current?: boolean
  children: ComponentChildren
}

export function Link({ to, class: className, current, children }: Props) {
  const open = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const path = new URL(to, window.location.href).pathname
    if (isQueries(path) || isQueries(window.location.pathname)) return
    event.preventDefault()
    go(to)
  }
  return (
    <a href={to} class={className} aria-current={current ? 'page' : undefined} onClick={open}>
      {children}
    </a>
  )
}

/** The reader at a sentence. */
export const sentenceUrl = (report: string, number: number | string): string => `/reports/${encodeURIComponent(report)}?s=${number}`
