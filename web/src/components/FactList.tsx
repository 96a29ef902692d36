// The sentences behind a line of a network.
import type { EdgeFact } from '../api/types'
import { MODALITIES } from '../domain/meaning'
import { useLabels } from '../state/labels'
import { Text } from '../text/Text'
import { Link, sentenceUrl } from './Link'

/** The sentences of facts, the newest report first; facts that rest on one sentence stand together. */
export function FactList({ facts }: { facts: readonly EdgeFact[] }) {
  const { name } = useLabels()
  const groups = new Map<string, EdgeFact[]>()
  for (const fact of facts) {
    const key = `${fact.report}\u0000${fact.number}`
    groups.set(key, [...(groups.get(key) ?? []), fact])
  }
  const ordered = [...groups.values()].sort(([a], [b]) => (b?.report.slice(-4) ?? '').localeCompare(a?.report.slice(-4) ?? '') || (a?.number ?? 0) - (b?.number ?? 0))
  return (
    <ul class="sentences">
      {ordered.map((group) => {
        const first = group[0] as EdgeFact
        const said = [...new Set(group.map((fact) => [fact.form && name('exploitation', fact.form), fact.victims && name('victims', fact.victims)].filter(Boolean).join(' of ')))]
        const modalities = [...new Set(group.map((fact) => fact.modality))].filter((modality) => modality !== 'asserted')
        return (
          <li key={`${first.report} ${first.number}`}>
            <p class="quote">
              <Text>{first.sentence}</Text>
            </p>
            <p class="from">
              <Link to={sentenceUrl(first.report, first.number)}>
                {name('report', first.report)}, sentence {first.number}
              </Link>
              {said.filter(Boolean).length > 0 && ` · ${said.filter(Boolean).join(', ')}`}
              {first.source !== 'report' && ` · said by ${name('source', first.source)}`}
              {modalities.map((modality) => (
                <span key={modality} title={MODALITIES[modality]}>
                  {' '}
                  · {name('modality', modality)}
                </span>
              ))}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
