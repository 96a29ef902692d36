// One way to ask the server: GET, JSON, remembered while the page lives.

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly hint: string,
  ) {
    super(message)
  }
}

export type Params = Record<string, string | number | readonly string[] | undefined>

/** The address of a request; empty values are left out, lists repeat their name. */
export function address(path: string, params: Params = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== '') query.append(name, String(one))
    }
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

const KEPT = 80
const kept = new Map<string, Promise<unknown>>()

/** Asks for an address once; what failed is asked again the next time. */
export function get<T>(url: string): Promise<T> {
  const before = kept.get(url)
  if (before) return before as Promise<T>
  const answer = request(url)
  kept.set(url, answer)
  answer.catch(() => kept.delete(url))
  const oldest = kept.keys().next()
  if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value)
  return answer as Promise<T>
}

/** Asks anew, whatever is remembered. */
export async function request(url: string): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(url, { headers: { accept: 'application/json' } })
  } catch {
    throw new ApiError(0, 'The server does not answer.', 'Is “tipgraph serve” still running? Then try again.')
  }
  if (response.ok) return response.json()
  const told = (await response.json().catch(() => ({}))) as { error?: string; hint?: string }
  if (response.status === 401) throw new ApiError(401, 'You are not signed in any more.', 'Reload the page to sign in.')
  throw new ApiError(response.status, told.error ?? `The server answered ${response.status}.`, told.hint ?? '')
}
