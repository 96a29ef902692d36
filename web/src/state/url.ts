// The state of a page is its address: reading it and writing it, without the browser.

export type Change = Record<string, string | readonly string[] | null>

/** The query string after a change: null or '' takes a name away, a list repeats it. The order of names is kept. */
export function withChange(search: string, change: Change): string {
  const query = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    const values = value === null ? [] : typeof value === 'string' ? [value] : value
    const wanted = values.filter((one) => one !== '')
    if (wanted.length === 0) query.delete(name)
    wanted.forEach((one, at) => (at === 0 ? query.set(name, one) : query.append(name, one)))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** The name with the value in the list if it was not, and out of it if it was. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
}

/** Of /reports/AZE-2025 and the pattern /reports/:key, {key: 'AZE-2025'}; null where the pattern does not fit. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/').filter(Boolean)
  const given = path.split('/').filter(Boolean)
  if (wanted.length !== given.length) return null
  const found: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const here = given[at] as string
    if (!part.startsWith(':')) {
      if (part !== here) return null
      continue
    }
    try {
      found[part.slice(1)] = decodeURIComponent(here)
    } catch {
      return null
    }
  }
  return found
}

/** A span of years as the API wants it: '2020', '2015-2020', '' for all. A single bound stands for itself alone. */
export function yearSpan(from: string, to: string): string {
  if (from && to) return from === to ? from : from < to ? `${from}-${to}` : `${to}-${from}`
  return from || to
}
