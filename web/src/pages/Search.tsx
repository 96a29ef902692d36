// Sentences that have the words, the best first, each with the way to it in its report.
import { address } from '../api/client'
import type { ReportEntry, SearchAnswer } from '../api/types'
import { useApi } from '../api/use-api'
import { Pager } from '../components/DataTable'
import { Link, sentenceUrl } from '../components/Link'
import { Select } from '../components/Select'
import { Empty, Ready } from '../components/State'
import { countries } from '../domain/reports'
import { SECTIONS, sectionName } from '../domain/sections'
import { useLabels } from '../state/labels'
import { change, usePlace } from '../state/location'
import { segments } from '../text/marks'
import { Text } from '../text/Text'
import { counted } from '../text/format'

const SIZE = 50

export default function Search() {
  const { query } = usePlace()
  const value = (name: string) => query.get(name) ?? ''
  const q = value('q').trim()
  const page = Math.max(Number(value('page')) || 1, 1) - 1
  const reports = useApi<{ reports: ReportEntry[] }>('/api/reports')
  const answer = useApi<SearchAnswer>(
    q ? address('/api/search', { q, country: value('country'), section: value('section'), report: value('report'), offset: page * SIZE, limit: SIZE }) : null,
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    change({ q: String(new FormData(event.currentTarget as HTMLFormElement).get('q') ?? ''), page: null })
  }
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Search the sentences</h1>
        </div>
      </div>
      <form class="search-form" role="search" aria-label="Sentences" onSubmit={submit}>
        <input type="search" name="q" key={q} defaultValue={q} aria-label="Words to look for" placeholder="debt bondage fishing" />
        <button class="button main">Search</button>
      </form>
      <div class="filters no-print" role="group" aria-label="Filters">
        <Select
          label="Country"
          all="All"
          value={value('country')}
          options={countries(reports.data?.reports ?? [])}
          onChoose={(chosen) => change({ country: chosen, page: null })}
        />
        <Select
          label="Section"
          all="All"
          value={value('section')}
          options={Object.entries(SECTIONS)}
          onChoose={(chosen) => change({ section: chosen, page: null })}
        />
        {value('report') && (
          <button class="button" onClick={() => change({ report: null, page: null })}>
            Only {value('report')}: search all
          </button>
        )}
      </div>
      {q ? (
        <Ready answer={answer} what="Searching…">
          {(found) => <Hits found={found} page={page} />}
        </Ready>
      ) : (
        <Empty>
          <p>Type one word or several; sentences that have them are listed, the best first.</p>
        </Empty>
      )}
    </>
  )
}

function Hits({ found, page }: { found: SearchAnswer; page: number }) {
  const { name } = useLabels()
  if (found.total === 0) {
    return (
      <Empty>
        <p>
          <strong>No sentence has these words.</strong>
        </p>
        <p>Try fewer words, another form of them, or clear a filter.</p>
      </Empty>
    )
  }
  return (
    <>
      <p class="quiet" role="status">
        {counted(found.total, 'sentence')}
      </p>
      <ol class="sentences hits">
        {found.hits.map((hit) => (
          <li key={`${hit.report} ${hit.number}`}>
            <p class="quote">
              {segments(
                hit.text,
                hit.marks.map(([from, to]) => ({ from, to })),
              ).map(({ from, text, marks }) =>
                marks.length ? (
                  <mark key={from} class="hit">
                    <Text>{text}</Text>
                  </mark>
                ) : (
                  <Text key={from}>{text}</Text>
                ),
              )}
            </p>
            <p class="from">
              <Link to={sentenceUrl(hit.report, hit.number)}>
                {name('report', hit.report)}, sentence {hit.number}
              </Link>{' '}
              · {sectionName(hit.section)}
            </p>
          </li>
        ))}
      </ol>
      {found.total > SIZE && (
        <Pager
          total={found.total}
          size={SIZE}
          page={page}
          onTurn={(to) => {
            change({ page: to === 0 ? null : String(to + 1) })
            window.scrollTo(0, 0)
          }}
        />
      )}
    </>
  )
}
