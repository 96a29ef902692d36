// A report to read: a sentence a line, numbered as in an edition of a text, every fact marked in its words.
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Report, ReportSentence } from '../api/types'
import { useApi } from '../api/use-api'
import { Downloads } from '../components/Downloads'
import { Link } from '../components/Link'
import { Legend } from '../components/reader/Legend'
import { Outline } from '../components/reader/Outline'
import { Sentence } from '../components/reader/Sentence'
import { SidePanel } from '../components/reader/SidePanel'
import { Ready } from '../components/State'
import { Tier } from '../components/Tier'
import { NOT_UNDERSTOOD } from '../domain/meaning'
import { sectionName } from '../domain/sections'
import { tierName } from '../domain/tiers'
import { change, usePlace } from '../state/location'
import { Text } from '../text/Text'
import { counted, percent } from '../text/format'

/** The last part of a fact's address, which is unique within its report. */
export const factId = (iri: string): string => iri.slice(iri.lastIndexOf('/') + 1)

export default function Reader({ id }: { id: string }) {
  const answer = useApi<Report>(`/api/reports/${encodeURIComponent(id)}`)
  return (
    <Ready answer={answer} what="Loading the report…">
      {(report) => <Open report={report} />}
    </Ready>
  )
}

interface Part {
  section: string
  paragraphs: ReportSentence[][]
}

/** Sentences by section and paragraph, in the order of the text. The title stands in the head of the page. */
function parts(sentences: readonly ReportSentence[]): Part[] {
  const found: Part[] = []
  let last: ReportSentence | undefined
  for (const sentence of sentences) {
    if (sentence.section === 'title' && sentence.facts.length === 0) continue
    let part = found.at(-1)
    if (!part || part.section !== sentence.section) found.push((part = { section: sentence.section, paragraphs: [] }))
    const paragraph = part.paragraphs.at(-1)
    if (paragraph && last?.paragraph === sentence.paragraph) paragraph.push(sentence)
    else part.paragraphs.push([sentence])
    last = sentence
  }
  return found
}

function Open({ report }: { report: Report }) {
  const { query } = usePlace()
  const hidden = useMemo(() => new Set(query.getAll('hide')), [query.getAll('hide').join()])
  const picked = Number(query.get('s')) || null
  const fact = query.get('fact')
  const first = useRef(true)
  const divided = useMemo(() => parts(report.sentences), [report])
  const body = useMemo(() => report.sentences.filter((sentence) => sentence.section !== 'title'), [report])
  const understood = body.filter((sentence) => sentence.facts.length > 0).length
  useEffect(() => {
    // The first time to the middle; later, and where the facts cover half of the screen, only as far as it takes to be seen.
    const middle = first.current && window.innerWidth > 736
    if (picked) document.getElementById(`s${picked}`)?.scrollIntoView({ block: middle ? 'center' : 'nearest' })
    first.current = false
  }, [picked])
  const selected = report.sentences.find((sentence) => sentence.number === picked)
  return (
    <article>
      <div class="page-head">
        <div>
          <h1>
            {report.name} <span class="year">{report.year}</span>
          </h1>
          <p class="lead">
            <Tier tier={report.tier} /> {tierName(report.tier)} · {counted(body.length, 'sentence')}, {percent(understood, body.length)} with a fact ·{' '}
            <Link to={`/country/${report.country}`}>All editions on {report.name}</Link>
          </p>
          {report.title && (
            <p class="small quiet">
              <Text>{report.title}</Text>
            </p>
          )}
        </div>
        <Downloads
          items={[
            ['Turtle', 'turtle'],
            ['JSON-LD', 'jsonld'],
            ['N-Triples', 'ntriples'],
          ].map(([name, format]) => ({ name: name as string, href: `/report/${report.key}?format=${format}` }))}
        />
      </div>
      <Legend report={report} hidden={hidden} />
      <div class="reader">
        <Outline parts={divided.map(({ section, paragraphs }) => ({ section, sentences: paragraphs.flat() }))} />
        <div class="text">
          {divided.map(({ section, paragraphs }, at) => (
            <section key={`${section} ${at}`} aria-labelledby={`part-${at}`}>
              <h2 id={`part-${at}`} class="part">
                {sectionName(section)}
              </h2>
              {paragraphs.map((sentences) => (
                <div class="paragraph" key={sentences[0]?.number}>
                  {sentences.map((sentence) => (
                    <Sentence
                      key={sentence.number}
                      sentence={sentence}
                      hidden={hidden}
                      picked={sentence.number === picked}
                      fact={sentence.number === picked ? fact : null}
                      onPick={(chosen) => change({ s: String(sentence.number), fact: chosen ? factId(chosen) : null }, true)}
                    />
                  ))}
                </div>
              ))}
            </section>
          ))}
          <p class="note">
            <span class="unread-sign" aria-hidden="true">
              ○
            </span>{' '}
            Not understood: {NOT_UNDERSTOOD}
          </p>
        </div>
        <SidePanel sentence={selected} fact={fact} />
      </div>
    </article>
  )
}
