// The frame of every page: skip link, masthead with navigation and search, what the graph is, the theme.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Status } from '../api/types'
import { get, request } from '../api/client'
import { counted } from '../text/format'
import { SILENCE } from '../domain/meaning'
import { go } from '../state/location'
import { isDark, turnTheme } from '../state/theme'
import { Link } from './Link'

const PAGES: readonly [string, string][] = [
  ['/', 'Overview'],
  ['/reports', 'Reports'],
  ['/routes', 'Routes'],
  ['/actors', 'Actors'],
  ['/compare', 'Compare'],
  ['/queries', 'Queries'],
  ['/search', 'Search'],
]

/** Asks at times whether the graph on disk is still the one that this page shows. */
function useChanged(): [Status | undefined, boolean] {
  const [status, setStatus] = useState<Status>()
  const [changed, setChanged] = useState(false)
  useEffect(() => {
    let first: Status | undefined
    get<Status>('/api/status').then((found) => setStatus((first = found)), () => undefined)
    const timer = setInterval(() => {
      if (document.hidden || !first) return
      request('/api/status').then((now) => setChanged((now as Status).generation !== first?.generation), () => undefined)
    }, 45_000)
    return () => clearInterval(timer)
  }, [])
  return [status, changed]
}

function Theme() {
  const [dark, setDark] = useState(isDark)
  useEffect(() => {
    const update = () => setDark(isDark())
    window.addEventListener('themechange', update)
    return () => window.removeEventListener('themechange', update)
  }, [])
  return (
    <button class="theme" aria-pressed={dark} aria-label="Dark colours" title={dark ? 'Light colours' : 'Dark colours'} onClick={turnTheme}>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="7.2" fill="none" stroke="currentColor" stroke-width="1.6" />
        <path d="M10 2.8a7.2 7.2 0 0 1 0 14.4z" fill="currentColor" />
      </svg>
    </button>
  )
}

export function Shell({ path, children }: { path: string; children: ComponentChildren }) {
  const [status, changed] = useChanged()
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen(false), [path])
  const here = (to: string) => (to === '/' ? path === '/' || path.startsWith('/country/') : path === to || path.startsWith(`${to}/`))
  const search = (event: SubmitEvent) => {
    event.preventDefault()
    const words = String(new FormData(event.currentTarget as HTMLFormElement).get('q') ?? '').trim()
    if (!words) return
    const to = `/search?q=${encodeURIComponent(words)}`
    if (path.startsWith('/queries')) window.location.assign(to)
    else go(to)
  }
  return (
    <>
      <a class="skip" href="#content">
        Skip to the content
      </a>
      {changed && (
        <p class="notice" role="status">
          The graph has changed since this page was loaded.{' '}
          <button class="linkish" onClick={() => window.location.reload()}>
            Reload
          </button>
        </p>
      )}
      <header class="masthead">
        <div class="masthead-in">
          <Link to="/" class="wordmark">
            tipgraph
          </Link>
          <button class="button menu-button" aria-expanded={open} aria-controls="nav" onClick={() => setOpen(!open)}>
            Menu
          </button>
          <nav class="nav" id="nav" aria-label="Pages" data-open={open ? '' : undefined}>
            <ul>
              {PAGES.map(([to, name]) => (
                <li key={to}>
                  <Link to={to} current={here(to)}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <form role="search" onSubmit={search}>
            <input type="search" name="q" placeholder="Search sentences" aria-label="Search sentences" />
          </form>
          <Theme />
        </div>
      </header>
      <main class="content" id="content" tabIndex={-1}>
        {children}
      </main>
      <footer class="footer">
        <div class="footer-in">
          <p>
            {SILENCE} <Link to="/about">How to read this</Link>
          </p>
          <p>
            {status &&
              `${counted(status.reports, 'report')}, ${counted(status.sentences, 'sentence')}, ${counted(status.facts, 'fact')} · tipgraph ${status.program}. `}
            The reports are the US State Department’s; their rankings are one government’s. Cite the report.
          </p>
        </div>
      </footer>
    </>
  )
}
