// A component whose code is loaded when it is first shown.
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Loading } from './State'

export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | undefined
  let loading: Promise<ComponentType<P>> | undefined
  return function Lazy(props: P) {
    const [, update] = useState(0)
    const [failed, setFailed] = useState(false)
    // Asked for while drawing, and not only afterwards: the first view waits for it.
    if (!loaded) loading ??= load()
    useEffect(() => {
      if (loaded) return
      loading?.then(
        (component) => {
          loaded = component
          update(1)
        },
        () => {
          loading = undefined
          setFailed(true)
        },
      )
    }, [])
    const Loaded = loaded
    if (Loaded) return <Loaded {...props} />
    if (!failed) return <Loading />
    return (
      <div class="state" role="alert">
        <p>
          <strong>A part of the explorer could not be loaded.</strong>
        </p>
        <p>The server may have been updated or stopped.</p>
        <button class="button" onClick={() => window.location.reload()}>
          Reload
        </button>
      </div>
    )
  }
}
