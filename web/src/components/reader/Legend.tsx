// What the colours of the marks mean, and which of them are shown.
import { useMemo } from 'preact/hooks'
import type { Report } from '../../api/types'
import { groupOf, GROUPS } from '../../domain/views'
import { change } from '../../state/location'
import { toggled } from '../../state/url'
import { count } from '../../text/format'

export function Legend({ report, hidden }: { report: Report; hidden: ReadonlySet<string> }) {
  const counts = useMemo(() => {
    const found = new Map<string, Set<string>>()
    for (const sentence of report.sentences) {
      for (const fact of sentence.facts) {
        const group = groupOf(fact.view)
        found.set(group, (found.get(group) ?? new Set()).add(fact.iri))
      }
    }
    return found
  }, [report])
  const present = GROUPS.filter((group) => counts.has(group.id))
  return (
    <fieldset class="legend">
      <legend class="hidden">Marks shown in the text</legend>
      {present.map((group) => (
        <label key={group.id} class="key" style={`--c: var(--g-${group.id})`}>
          <input type="checkbox" checked={!hidden.has(group.id)} onChange={() => change({ hide: toggled([...hidden], group.id) }, true)} />
          <span class="swatch line" aria-hidden="true" />
          {group.name}
          <span class="quiet">{count(counts.get(group.id)?.size ?? 0)}</span>
        </label>
      ))}
      {hidden.size > 0 ? (
        <button class="linkish" onClick={() => change({ hide: null }, true)}>
          Show all
        </button>
      ) : (
        <button class="linkish no-print" onClick={() => change({ hide: present.map((group) => group.id) }, true)}>
          Show none
        </button>
      )}
    </fieldset>
  )
}
