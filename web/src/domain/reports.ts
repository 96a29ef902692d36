// Lists of reports by country and edition.
import type { ReportEntry } from '../api/types'

/** The reports of each country, the oldest first. */
export function byCountry(reports: readonly ReportEntry[]): Map<string, ReportEntry[]> {
  const found = new Map<string, ReportEntry[]>()
  for (const report of [...reports].sort((a, b) => a.year - b.year)) {
    found.set(report.country, [...(found.get(report.country) ?? []), report])
  }
  return found
}

/** The newest report of each country. */
export const latest = (reports: readonly ReportEntry[]): ReportEntry[] =>
  [...byCountry(reports).values()].map((editions) => editions.at(-1) as ReportEntry)

/** Countries with their names, for a list to choose from. */
export const countries = (reports: readonly ReportEntry[]): [string, string][] =>
  latest(reports)
    .map(({ country, name }): [string, string] => [country, name])
    .sort((a, b) => a[1].localeCompare(b[1], 'en'))
