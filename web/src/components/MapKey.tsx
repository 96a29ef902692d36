// What lines and colours on the map mean.
import type { ReportEntry } from '../api/types'
import type { Drawing } from '../domain/network'
import { FORMS } from '../domain/forms'
import { TIERS } from '../domain/tiers'
import { count, counted } from '../text/format'

export function RouteKey({ drawing, withoutOrigin }: { drawing: Drawing; withoutOrigin: number }) {
  const used = new Set(drawing.routes.map((route) => route.form))
  return (
    <>
      <ul class="map-key" aria-label="Legend">
        {FORMS.filter((form) => used.has(form.id)).map((form) => (
          <li key={form.id} class={`key f-${form.id}`}>
            <span class="swatch" aria-hidden="true" />
            {form.name}
          </li>
        ))}
        <li class="key">
          <svg width="34" height="10" aria-hidden="true">
            <path d="M0 1L34 4.4V5.6L0 9Z" fill="currentColor" fill-opacity=".7" />
          </svg>
          wide end: origin, narrow end: destination
        </li>
        <li class="key">
          <svg width="34" height="10" aria-hidden="true">
            <path d="M1 1.5L33 4.4V5.6L1 8.5Z" fill="none" stroke="currentColor" />
          </svg>
          only said to be a risk
        </li>
      </ul>
      <p class="map-note">
        A line is as wide as the reports that tell of it are many; it says nothing of how many people. A ring is exploitation within a country.
        {drawing.left > 0 && ` The ${counted(drawing.left, 'line')} that fewest reports tell of are not drawn: choose a filter to see them.`}
        {drawing.placeless > 0 && ` ${counted(drawing.placeless, 'route')} to or from places without a point are in the table only.`}
        {withoutOrigin > 0 && ` ${counted(withoutOrigin, 'fact')} that name no origin are no lines.`}
      </p>
    </>
  )
}

export function TierKey({ reports }: { reports: readonly ReportEntry[] }) {
  return (
    <ul class="tier-key">
      {TIERS.map(({ key, name }) => (
        <li key={key} style={`--c: var(--t-${key})`}>
          <span class="key">
            <span class="swatch" aria-hidden="true" />
            {name}
          </span>
          <span>{count(reports.filter((report) => report.tier === key).length)}</span>
        </li>
      ))}
      <li style="--c: var(--land)">
        <span class="key">
          <span class="swatch" aria-hidden="true" />
          No report in this graph
        </span>
      </li>
    </ul>
  )
}
