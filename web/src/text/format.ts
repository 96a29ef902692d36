// Numbers, years and names as they are printed.

const grouped = new Intl.NumberFormat('en-US')

export const count = (n: number): string => grouped.format(n)

/** '1 report', '2 reports', '1,204 facts'. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`

/** A share of a whole in full percent; never 100 % or 0 % for what is not all or nothing. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return '–'
  const exact = (part / whole) * 100
  const shown = part === whole || part === 0 ? exact : Math.min(Math.max(Math.round(exact), 1), 99)
  return `${shown} %`
}

/** Years as runs: [2020, 2021, 2022, 2025] is '2020–2022, 2025'. */
export function yearRuns(years: readonly number[]): string {
  const sorted = [...new Set(years)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const year of sorted) {
    const last = runs.at(-1)
    if (last && last[1] === year - 1) last[1] = year
    else runs.push([year, year])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}

/** Of AZE-2025: the country's key and the year. */
export function splitKey(key: string): { country: string; year: number } {
  const at = key.lastIndexOf('-')
  return { country: key.slice(0, at), year: Number(key.slice(at + 1)) }
}

/** Whether a text is a number as the tables print them. */
export const isNumber = (text: string): boolean => /^-?\d{1,15}(\.\d+)?$/.test(text)

/** A key as words where no label is known: 'forced-labor' is 'forced labor'. Codes and ranges of numbers stay. */
export const words = (key: string): string => (/^[a-z]+(-[a-z]+)+$/.test(key) ? key.replaceAll('-', ' ') : key)

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
