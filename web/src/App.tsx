// Addresses and their pages.
import { useEffect } from 'preact/hooks'
import { Link } from './components/Link'
import { Shell } from './components/Shell'
import { Empty } from './components/State'
import { lazy } from './components/lazy'
import { matchPath } from './state/url'
import { usePlace } from './state/location'

const PAGES = [
  ['/', 'Overview', lazy(() => import('./pages/Overview').then((page) => page.default))],
  ['/country/:country', 'Country', lazy(() => import('./pages/Country').then((page) => page.default))],
  ['/reports', 'Reports', lazy(() => import('./pages/Reports').then((page) => page.default))],
  ['/reports/:report', 'Report', lazy(() => import('./pages/Reader').then((page) => page.default))],
  ['/actors', 'Actors', lazy(() => import('./pages/Actors').then((page) => page.default))],
  ['/routes', 'Routes', lazy(() => import('./pages/Routes').then((page) => page.default))],
  ['/compare', 'Compare', lazy(() => import('./pages/Compare').then((page) => page.default))],
  ['/about', 'How to read this', lazy(() => import('./pages/About').then((page) => page.default))],
  ['/search', 'Search', lazy(() => import('./pages/Search').then((page) => page.default))],
] as const

export function App() {
  const { path } = usePlace()
  for (const [pattern, title, Page] of PAGES) {
    const found = matchPath(pattern, path)
    if (!found) continue
    const what = Object.values(found)[0]
    return (
      <Shell path={path}>
        <Title text={what ? `${what} · ${title}` : title} />
        <Page key={path} id={what ?? ''} />
      </Shell>
    )
  }
  return (
    <Shell path={path}>
      <Title text="Not found" />
      <Empty>
        <h1>There is no such page</h1>
        <p>
          The address may be mistyped. Start from the <Link to="/">overview</Link> or the <Link to="/reports">list of reports</Link>.
        </p>
      </Empty>
    </Shell>
  )
}

function Title({ text }: { text: string }) {
  useEffect(() => {
    document.title = `${text} · tipgraph`
  }, [text])
  return null
}
