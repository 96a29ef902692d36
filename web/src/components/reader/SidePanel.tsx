// Beside the text: all facts of the picked sentence, and the one that is open as a statement.
import { address } from '../../api/client'
import type { Fact, FactMark, ReportSentence } from '../../api/types'
import { useApi } from '../../api/use-api'
import { NOT_UNDERSTOOD } from '../../domain/meaning'
import { sectionName } from '../../domain/sections'
import { groupOf, viewName } from '../../domain/views'
import { useLabels } from '../../state/labels'
import { change } from '../../state/location'
import { Text } from '../../text/Text'
import { capital } from '../../text/format'
import { Statement } from '../Statement'

interface Props {
  sentence: ReportSentence | undefined
  fact: string | null
}

export function SidePanel({ sentence, fact }: Props) {
  if (!sentence) {
    return (
      <aside class="reader-side empty" aria-label="Facts of the sentence">
        <p class="note">
          Lines under the words mark facts. Pick a mark to see it as a statement; pick a sentence, or its number, to see all that was found in it.
        </p>
      </aside>
    )
  }
  const unique = [...new Map(sentence.facts.map((mark) => [mark.iri, mark])).values()]
  return (
    <aside class="reader-side" aria-label="Facts of the sentence" aria-live="polite">
      <div class="side-head">
        <h2>
          Sentence {sentence.number} <span class="quiet small">{sectionName(sentence.section)}</span>
        </h2>
        <button class="button" onClick={() => change({ s: null, fact: null }, true)}>
          Close
        </button>
      </div>
      {unique.length === 0 ? (
        <p class="note">Not understood. {NOT_UNDERSTOOD}</p>
      ) : (
        <ul class="facts">
          {unique.map((mark) => (
            <Item key={mark.iri} mark={mark} sentence={sentence} open={fact !== null && mark.iri.endsWith(`/${fact}`)} />
          ))}
        </ul>
      )}
    </aside>
  )
}

function Item({ mark, sentence, open }: { mark: FactMark; sentence: ReportSentence; open: boolean }) {
  const { name } = useLabels()
  const answer = useApi<Fact>(mark.words === undefined ? address('/api/facts', { iri: mark.iri }) : null)
  const told = mark.words ?? answer.data?.words
  const said = [
    mark.polarity === 'denied' && 'denied',
    mark.modality !== 'asserted' && name('modality', mark.modality),
    mark.source !== 'report' && `said by ${name('source', mark.source)}`,
  ].filter(Boolean)
  const turn = () => change({ fact: open ? null : mark.iri.slice(mark.iri.lastIndexOf('/') + 1) }, true)
  return (
    <li style={`--c: var(--g-${groupOf(mark.view)})`}>
      <button class="fact" aria-expanded={open} onClick={turn}>
        <span class="fact-view">{viewName(mark.view)}</span>
        <span class="fact-words">
          {told ? <Text>{capital(told)}</Text> : <>“<Text>{sentence.text.slice(mark.from, mark.to)}</Text>”</>}
        </span>
        {said.length > 0 && <span class="fact-said">{said.join(' · ')}</span>}
      </button>
      {open && <Statement iri={mark.iri} />}
    </li>
  )
}
