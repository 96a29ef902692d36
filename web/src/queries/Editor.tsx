// The SPARQL editor (YASGUI), with the graph's prefixes and the named queries as examples. It asks this server only: completion
// from services elsewhere, other endpoints and what it keeps between visits are turned off.
import Yasgui from '@zazuko/yasgui'
import '@zazuko/yasgui/build/yasgui.min.css'
import './editor.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { NamedQuery } from '../api/types'
import { Select } from '../components/Select'
import { usePlace, change } from '../state/location'
import { PREFIXES, STARTER } from './prefixes'

const SETTINGS = { autocompleters: ['variables', 'tip-prefixes'], lineWrapping: true, showQueryButton: true, resizeable: true }

export function Editor({ queries }: { queries: readonly NamedQuery[] }) {
  const box = useRef<HTMLDivElement>(null)
  const yasgui = useRef<Yasgui | null>(null)
  const { query } = usePlace()
  const [example, setExample] = useState('')
  useEffect(() => {
    if (!box.current) return
    const made = new Yasgui(box.current, {
      autofocus: false,
      copyEndpointOnNewTab: true,
      persistenceId: null,
      populateFromUrl: false,
      requestConfig: { endpoint: new URL('/sparql', window.location.href).href, method: 'POST' },
      yasqe: SETTINGS,
      yasr: { prefixes: PREFIXES, persistenceId: null } as never,
    })
    yasgui.current = made
    made.getTab()?.setQuery(query.get('sparql') || STARTER)
    name(box.current)
    const watcher = new MutationObserver(() => box.current && name(box.current))
    watcher.observe(box.current, { childList: true, subtree: true })
    return () => {
      watcher.disconnect()
      made.destroy()
    }
  }, [])
  const editor = () => yasgui.current?.getTab()?.getYasqe()
  const load = (name: string) => {
    const chosen = queries.find((one) => one.name === name)
    if (!chosen) return
    setExample(name)
    editor()?.setValue(chosen.text)
  }
  return (
    <>
      <h1>SPARQL</h1>
      <p class="lead">
        SPARQL 1.1 over the whole graph. The prefixes of the graph need no declaration; <kbd>Ctrl</kbd> <kbd>Enter</kbd> runs the query.
      </p>
      <div class="editor-tools">
        <Select label="Begin with a view or question" all="Choose…" value={example} options={queries.map((one) => [one.name, one.title])} onChoose={load} />
        <button class="button" onClick={() => change({ sparql: editor()?.getValue() ?? '' }, true)}>
          Put the query into the address
        </button>
      </div>
      <div class="editor" ref={box} />
    </>
  )
}

/** Names for the editor's fields, which it leaves without. */
function name(root: HTMLElement): void {
  const set = (selector: string, label: string) =>
    root.querySelectorAll(selector).forEach((element) => element.getAttribute('aria-label') ?? element.setAttribute('aria-label', label))
  set('.CodeMirror textarea', 'SPARQL query')
  set('.tableFilter', 'Filter the answer')
  set('.tableSizer', 'Rows a page')
  set('button.yasqe_queryButton', 'Run the query')
  // What scrolls must be reachable by the keyboard.
  root.querySelectorAll('.CodeMirror-scroll').forEach((element) => element.setAttribute('tabindex', '0'))
}
