// A tier as a small label; the words say it, the colour helps.
import { tierName, tierOf } from '../domain/tiers'

export function Tier({ tier }: { tier: string | null }) {
  return (
    <span class="tier" data-tier={tier ?? ''} style={tier ? `--c: var(--t-${tier})` : undefined} title={tierName(tier)}>
      {tierOf(tier)?.short ?? '–'}
      {tier && <span class="hidden"> ({tierName(tier)})</span>}
    </span>
  )
}
