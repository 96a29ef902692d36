// What stands in the place of data: still loading, nothing found, an error with what to do.
import type { ComponentChildren } from 'preact'
import type { Answer } from '../api/use-api'

export function Loading({ what = 'Loading…' }: { what?: string }) {
  return (
    <p class="loading" role="status">
      {what}
    </p>
  )
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <div class="state">{children}</div>
}

/** The data once it is there; before, that it loads; instead, the error. */
export function Ready<T>({ answer, what, children }: { answer: Answer<T>; what?: string; children: (data: T) => ComponentChildren }) {
  const { data, error, stale, retry } = answer
  if (error) {
    return (
      <div class="state" role="alert">
        <p>
          <strong>{error.message}</strong>
        </p>
        {error.hint && <p>{error.hint}</p>}
        {error.status === 401 ? (
          <button class="button" onClick={() => window.location.reload()}>
            Reload
          </button>
        ) : (
          <button class="button" onClick={retry}>
            Try again
          </button>
        )}
      </div>
    )
  }
  if (data === undefined) return <Loading what={what} />
  return (
    <div class={stale ? 'stale' : undefined} aria-busy={stale}>
      {children(data)}
    </div>
  )
}
