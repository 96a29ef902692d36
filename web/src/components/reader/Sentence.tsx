// A sentence of the reader: its number, which opens all its facts, and its words with their marks.
import { memo } from './memo'
import type { FactMark, ReportSentence } from '../../api/types'
import { groupOf, GROUPS } from '../../domain/views'
import { innermost, segments } from '../../text/marks'
import { Text } from '../../text/Text'

interface Props {
  sentence: ReportSentence
  hidden: ReadonlySet<string>
  picked: boolean
  /** The end of the address of the fact that is open. */
  fact: string | null
  onPick: (fact: string | null) => void
}

/** One line below the words for each group of views that marks them. */
function lines(marks: readonly FactMark[]): { groups: string[]; style: string } {
  const found = new Set(marks.map((mark) => groupOf(mark.view)))
  const groups = GROUPS.map((group) => group.id).filter((id) => found.has(id))
  const images = groups.map((id) => `linear-gradient(var(--g-${id}),var(--g-${id}))`).join()
  const places = groups.map((_, at) => `0 calc(100% - ${at * 3}px)`).join()
  return { groups, style: `background-image:${images};background-position:${places};--n:${groups.length}` }
}

export const Sentence = memo(
  function Sentence({ sentence, hidden, picked, fact, onPick }: Props) {
    const shown = sentence.facts.filter((mark) => !hidden.has(groupOf(mark.view)))
    const silent = sentence.facts.length === 0
    const facts = new Set(sentence.facts.map((mark) => mark.iri)).size
    const label = silent ? `Sentence ${sentence.number}, not understood` : `Sentence ${sentence.number}, ${facts === 1 ? '1 fact' : `${facts} facts`}`
    return (
      <div class={`sentence${silent ? ' silent' : ''}${picked ? ' picked' : ''}`} id={`s${sentence.number}`}>
        <button class="number" aria-label={label} aria-pressed={picked} onClick={() => onPick(null)}>
          {silent && (
            <span class="unread-sign" aria-hidden="true">
              ○
            </span>
          )}
          {sentence.number}
        </button>
        <p onClick={() => window.getSelection()?.isCollapsed !== false && onPick(null)}>
          {segments(sentence.text, shown).map(({ from, text, marks }) => {
            if (marks.length === 0) return <Text key={from}>{text}</Text>
            const { style } = lines(marks)
            const on = fact !== null && marks.some((mark) => mark.iri.endsWith(`/${fact}`))
            const click = (event: MouseEvent) => {
              event.stopPropagation()
              onPick(innermost(marks)?.iri ?? null)
            }
            return (
              <mark key={from} class={`mark${on ? ' on' : ''}`} style={style} onClick={click}>
                <Text>{text}</Text>
              </mark>
            )
          })}
          {silent && <span class="unread"> not understood</span>}
        </p>
      </div>
    )
  },
  (a, b) => a.sentence === b.sentence && a.hidden === b.hidden && a.picked === b.picked && a.fact === b.fact,
)
