// What changed from one edition to another, both sentences side by side, by aspect.
import type { Change, Comparison, Side } from '../api/types'
import { useLabels, type Namer } from '../state/labels'
import { tierName, tierOf } from '../domain/tiers'
import { Text } from '../text/Text'
import { capital, count } from '../text/format'
import { Link } from './Link'

export const KINDS: Record<string, string> = { changed: 'changed', new: 'new', gone: 'gone', kept: 'kept' }

/** Aspects whose changes are told in keys; those of the others are names and words of the text. */
const IN_KEYS = new Set(['figures', 'money', 'routes', 'sectors'])

/** What has changed, with names in the place of keys. */
function named({ aspect, what }: Change, name: Namer): string {
  if (!IN_KEYS.has(aspect)) return what
  return what.replace(/\b[A-Z]{3}\b|\bregion:[a-z-]+|\b[a-z]+(?:-[a-z]+)+\b/g, (key) => name('country', key))
}

export const aspects = (changes: readonly Change[]): string[] => [...new Set(changes.map((change) => change.aspect))]

export const kindCounts = (changes: readonly Change[]): [string, number][] =>
  Object.keys(KINDS)
    .map((kind): [string, number] => [kind, changes.filter((change) => change.kind === kind).length])
    .filter(([, n]) => n > 0)

export function ChangeSummary({ comparison }: { comparison: Comparison }) {
  const kept = Object.values(comparison.kept).reduce((sum, n) => sum + n, 0)
  return (
    <p class="quiet">
      {kindCounts(comparison.changes)
        .map(([kind, n]) => `${count(n)} ${kind}`)
        .join(', ')}
      {kept > 0 && `; ${count(kept)} more kept as they were (${Object.entries(comparison.kept).map(([aspect, n]) => `${aspect} ${n}`).join(', ')})`}
    </p>
  )
}

export function ChangeList({ comparison, changes }: { comparison: Comparison; changes: readonly Change[] }) {
  const { name } = useLabels()
  return (
    <>
      {aspects(changes).map((aspect) => (
        <section key={aspect} class="changes" aria-labelledby={`aspect-${aspect}`}>
          <h3 id={`aspect-${aspect}`} class="ruled">
            {capital(aspect)}
          </h3>
          <div class="change change-head" aria-hidden="true">
            <span />
            <span>{name('report', comparison.before)}</span>
            <span>{name('report', comparison.after)}</span>
          </div>
          {changes
            .filter((change) => change.aspect === aspect)
            .map((change, at) => (
              <div key={at} class="change">
                <h4>
                  <span class={`kind kind-${change.kind}`}>{KINDS[change.kind] ?? change.kind}</span> <Text>{named(change, name)}</Text>
                </h4>
                <SideView side={change.before} report={comparison.before} aspect={aspect} />
                <SideView side={change.after} report={comparison.after} aspect={aspect} reason={change.reason ?? null} />
              </div>
            ))}
        </section>
      ))}
    </>
  )
}

function SideView({ side, report, aspect, reason }: { side: Side | null; report: string; aspect: string; reason?: Side | null }) {
  const { name } = useLabels()
  if (!side) {
    return (
      <div class="side none">
        <p class="side-label">
          <Link to={`/reports/${report}`}>{name('report', report)}</Link>
        </p>
        <p class="quiet">No such statement found. That is not a “no”.</p>
      </div>
    )
  }
  return (
    <div class="side">
      <p class="side-label">
        <Link to={`/reports/${report}`}>{name('report', report)}</Link>
      </p>
      <p class="side-value">
        <Text>{aspect === 'tier' && tierOf(side.value) ? tierName(side.value) : name('modality', side.value)}</Text>
      </p>
      {side.sentence !== side.value && (
        <p class="quote">
          <Text>{side.sentence}</Text>
        </p>
      )}
      {reason && reason.sentence !== side.sentence && (
        <p class="quote">
          <Text>{reason.sentence}</Text>
        </p>
      )}
    </div>
  )
}
