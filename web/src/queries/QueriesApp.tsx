// The page of queries: the list, one query with its form and answer, or the editor.
import { useEffect } from 'preact/hooks'
import type { NamedQuery } from '../api/types'
import { useApi } from '../api/use-api'
import { Link } from '../components/Link'
import { Shell } from '../components/Shell'
import { Empty, Ready } from '../components/State'
import { lazy } from '../components/lazy'
import { usePlace } from '../state/location'
import { matchPath } from '../state/url'
import { NamedQueryPage } from './NamedQueryPage'

const Editor = lazy(() => import('./Editor').then((module) => module.Editor))

export function QueriesApp() {
  const { path, query } = usePlace()
  const name = matchPath('/queries/:name', path)?.['name'] ?? null
  const editor = query.has('sparql')
  const answer = useApi<{ queries: NamedQuery[] }>('/api/queries')
  const chosen = answer.data?.queries.find((one) => one.name === name)
  useEffect(() => {
    document.title = `${chosen?.title ?? (editor ? 'SPARQL' : 'Queries')} · tipgraph`
  }, [chosen, editor])
  return (
    <Shell path={path}>
      <div class="queries">
        <QueryList queries={answer.data?.queries ?? []} current={name} editor={editor} />
        <div>
          <Ready answer={answer} what="Loading the queries…">
            {({ queries }) => {
              if (editor) return <Editor queries={queries} />
              if (chosen) return <NamedQueryPage key={chosen.name} query={chosen} />
              return name ? <Unknown name={name} /> : <Start />
            }}
          </Ready>
        </div>
      </div>
    </Shell>
  )
}

function QueryList({ queries, current, editor }: { queries: readonly NamedQuery[]; current: string | null; editor: boolean }) {
  const { path } = usePlace()
  const narrow = window.matchMedia('(max-width: 52rem)').matches
  const list = (view: boolean) =>
    queries
      .filter((query) => query.view === view)
      .map((query) => (
        <li key={query.name}>
          <a href={`/queries/${query.name}`} aria-current={query.name === current ? 'page' : undefined}>
            {query.title}
          </a>
        </li>
      ))
  return (
    <nav class="query-list no-print" aria-label="Queries">
      <details open={!narrow || (path === '/queries' && !editor)}>
        <summary>All queries</summary>
        <h2>SPARQL</h2>
        <ul>
          <li>
            <a href="/queries?sparql=" aria-current={editor ? 'page' : undefined}>
              Write a query
            </a>
          </li>
        </ul>
        <h2>Questions</h2>
        <ul>{list(false)}</ul>
        <h2>Views</h2>
        <ul>{list(true)}</ul>
      </details>
    </nav>
  )
}

function Start() {
  return (
    <>
      <h1>Queries</h1>
      <p class="lead">
        A <strong>view</strong> lists facts of one kind, one a row, each with its sentence and who says so. A <strong>question</strong> goes over several facts,
        editions or countries. Choose one, give it a report or a country where you like, and take the answer away as CSV.
      </p>
      <p class="more">
        For all else there is <a href="/queries?sparql=">SPARQL 1.1</a>; every view and question can be opened there and changed.
      </p>
    </>
  )
}

function Unknown({ name }: { name: string }) {
  return (
    <Empty>
      <h1>There is no query “{name}”</h1>
      <p>
        Choose one from the list, or <Link to="/queries">start over</Link>.
      </p>
    </Empty>
  )
}
