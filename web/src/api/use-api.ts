// The answer to a request as a component sees it. While a new one is under way the old one stays, marked as stale.
import { useEffect, useState } from 'preact/hooks'
import { get, type ApiError } from './client'

export interface Answer<T> {
  data: T | undefined
  error: ApiError | undefined
  stale: boolean
  retry: () => void
}

export function useApi<T>(url: string | null): Answer<T> {
  const [state, setState] = useState<{ url: string | null; data?: T; error?: ApiError }>({ url: null })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (url === null) return
    let current = true
    get<T>(url).then(
      (data) => current && setState({ url, data }),
      (error: ApiError) => current && setState({ url, error }),
    )
    return () => {
      current = false
    }
  }, [url, attempt])
  return {
    data: url === null ? undefined : state.data,
    error: state.url === url ? state.error : undefined,
    stale: state.url !== url,
    retry: () => setAttempt((n) => n + 1),
  }
}
