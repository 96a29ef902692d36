// The tiers of the ranking: names, order and a mark for each, so that colour is never the only sign.

export interface Tier {
  key: string
  name: string
  short: string
}

export const TIERS: readonly Tier[] = [
  { key: '1', name: 'Tier 1', short: '1' },
  { key: '2', name: 'Tier 2', short: '2' },
  { key: '2WL', name: 'Tier 2 Watch List', short: '2 WL' },
  { key: '3', name: 'Tier 3', short: '3' },
  { key: 'special', name: 'Special case', short: 'Special' },
]

export const tierOf = (key: string | null): Tier | undefined => TIERS.find((tier) => tier.key === key)

export const tierName = (key: string | null): string => tierOf(key)?.name ?? 'No tier told'

/** From the best to the worst; what has none comes last. */
export const tierOrder = (key: string | null): number => {
  const at = TIERS.findIndex((tier) => tier.key === key)
  return at < 0 ? TIERS.length : at
}
