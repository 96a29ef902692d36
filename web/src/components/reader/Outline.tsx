// The sections of the report: where they begin, and how much of each was understood.
import type { ReportSentence } from '../../api/types'
import { sectionName } from '../../domain/sections'
import { percent } from '../../text/format'

export function Outline({ parts }: { parts: readonly { section: string; sentences: readonly ReportSentence[] }[] }) {
  const jump = (at: number) => document.getElementById(`part-${at}`)?.scrollIntoView({ block: 'start' })
  return (
    <nav class="outline" aria-label="Sections">
      <ol>
        {parts.map(({ section, sentences }, at) => (
          <li key={at}>
            <button class="linkish" onClick={() => jump(at)}>
              {sectionName(section)}
            </button>
            <span class="quiet" title="Sentences with a fact">
              {percent(sentences.filter((sentence) => sentence.facts.length > 0).length, sentences.length)}
            </span>
          </li>
        ))}
      </ol>
      <p class="quiet small">Share of sentences with a fact</p>
    </nav>
  )
}
