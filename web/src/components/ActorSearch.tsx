// Finds a node by its name or acronym and picks it.
import { useMemo, useState } from 'preact/hooks'
import type { NetworkNode } from '../api/types'
import { matches } from '../domain/network'
import { change } from '../state/location'
import { useLabels } from '../state/labels'
import { Text } from '../text/Text'

const MOST = 8

export function ActorSearch({ nodes }: { nodes: readonly NetworkNode[] }) {
  const { name } = useLabels()
  const [text, setText] = useState('')
  const found = useMemo(() => matches(nodes, text), [nodes, text])
  const pick = (node: NetworkNode) => {
    setText('')
    change({ pick: node.id, edge: null })
  }
  return (
    <div class="field wide finder">
      <label for="find-actor">Find a name</label>
      <input
        id="find-actor"
        type="search"
        value={text}
        autocomplete="off"
        aria-controls="found-actors"
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = found[0]
          if (event.key === 'Enter' && first) pick(first)
          if (event.key === 'Escape') setText('')
        }}
      />
      <div id="found-actors" class="found" aria-live="polite">
        {text.trim() && (
          <ul>
            {found.slice(0, MOST).map((node) => (
              <li key={node.id}>
                <button class="plain" onClick={() => pick(node)}>
                  <Text>{node.label}</Text> <span class="quiet">{node.countries.map((key) => name('country', key)).join(', ')}</span>
                </button>
              </li>
            ))}
            <li class="quiet">{found.length === 0 ? 'No such name' : found.length > MOST ? `and ${found.length - MOST} more` : ''}</li>
          </ul>
        )}
      </div>
    </div>
  )
}
