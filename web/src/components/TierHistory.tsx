// The tiers of a country, edition by edition, as steps: the higher the better.
import type { ReportEntry } from '../api/types'
import { TIERS, tierName, tierOf, tierOrder } from '../domain/tiers'
import { Link } from './Link'

export function TierHistory({ editions, shown, search }: { editions: readonly ReportEntry[]; shown: string; search: (key: string) => string }) {
  const rows = TIERS.filter((tier) => tier.key !== 'special' || editions.some((report) => report.tier === 'special'))
  return (
    <div class="tier-history" style={`--rows: ${rows.length}`}>
      <ul class="tier-rows" aria-hidden="true">
        {rows.map((tier) => (
          <li key={tier.key}>{tier.key === '2WL' ? 'Watch List' : tier.name}</li>
        ))}
      </ul>
      <div class="table-wrap" tabIndex={0} role="region" aria-label="Tiers by edition">
        <ol>
          {editions.map((report) => (
            <li key={report.key}>
              <span
                class="step"
                style={report.tier ? `grid-row: ${tierOrder(report.tier) + 1}; --c: var(--t-${report.tier})` : 'grid-row: 1; --c: transparent'}
                data-tier={report.tier ?? ''}
                title={`${report.year}: ${tierName(report.tier)}`}
              >
                <span aria-hidden="true">{tierOf(report.tier)?.short ?? '–'}</span>
                <span class="hidden">{tierName(report.tier)}</span>
              </span>
              <span class="step-year">
                <Link to={search(report.key)} current={report.key === shown}>
                  {report.year}
                </Link>
              </span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}
