// The address bar as state: components read it with a hook and change it with `go` and `change`.
import { useEffect, useState } from 'preact/hooks'
import { withChange, type Change } from './url'

const listeners = new Set<() => void>()
const tell = () => listeners.forEach((listener) => listener())
window.addEventListener('popstate', tell)

export interface Place {
  path: string
  search: string
  query: URLSearchParams
}

export function usePlace(): Place {
  const [place, setPlace] = useState(here)
  useEffect(() => {
    const update = () => setPlace(here())
    listeners.add(update)
    update()
    return () => void listeners.delete(update)
  }, [])
  return place
}

function here(): Place {
  const { pathname, search } = window.location
  return { path: pathname, search, query: new URLSearchParams(search) }
}

/** Opens a page of this document and starts at its top. */
export function go(url: string): void {
  history.pushState(null, '', url)
  tell()
  window.scrollTo(0, 0)
  document.getElementById('content')?.focus({ preventScroll: true })
}

/** Changes the query string and stays where it is; `replace` leaves no step to go back to. */
export function change(what: Change, replace = false): void {
  const url = window.location.pathname + withChange(window.location.search, what)
  if (replace) history.replaceState(null, '', url)
  else history.pushState(null, '', url)
  tell()
}
