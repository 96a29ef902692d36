// A fact as a statement: what it says, how surely, who says so, and the words that it rests on.
import { address } from '../api/client'
import type { Fact } from '../api/types'
import { useApi } from '../api/use-api'
import { MODALITIES, POLARITIES } from '../domain/meaning'
import { sectionName } from '../domain/sections'
import { useLabels } from '../state/labels'
import { Text } from '../text/Text'
import { capital, words } from '../text/format'
import { Link, sentenceUrl } from './Link'
import { Ready } from './State'

export function Statement({ iri }: { iri: string }) {
  const answer = useApi<Fact>(address('/api/facts', { iri }))
  return (
    <Ready answer={answer} what="Loading the statement…">
      {(fact) => <Told fact={fact} />}
    </Ready>
  )
}

function Told({ fact }: { fact: Fact }) {
  const { name } = useLabels()
  return (
    <div class="statement">
      <p class="statement-words">
        <Text>{capital(fact.words)}</Text>
      </p>
      <dl class="slots">
        {Object.entries(fact.values).map(([slot, value]) => (
          <div key={slot}>
            <dt>{capital(words(slot))}</dt>
            <dd>
              <Text>{name(slot, value)}</Text>
            </dd>
          </div>
        ))}
        {fact.time && (
          <div>
            <dt>Time</dt>
            <dd>{fact.time}</dd>
          </div>
        )}
        <div>
          <dt>Polarity</dt>
          <dd>
            {fact.polarity}
            {POLARITIES[fact.polarity] && <span class="gloss">{POLARITIES[fact.polarity]}</span>}
          </dd>
        </div>
        <div>
          <dt>Modality</dt>
          <dd>
            {name('modality', fact.modality)}
            {MODALITIES[fact.modality] && <span class="gloss">{MODALITIES[fact.modality]}</span>}
          </dd>
        </div>
      </dl>
      <h3>Rests on</h3>
      <ul class="rests">
        {fact.evidence.map((one, at) => (
          <li key={at}>
            <p class="quote">
              “<Text>{one.quote}</Text>”
            </p>
            <p class="small quiet">
              <Link to={sentenceUrl(fact.report, one.sentence)}>Sentence {one.sentence}</Link>, {sectionName(one.section)} · said by{' '}
              {name('source', one.source)} · frame {one.frame}
              {one.pages && ` · page ${String(one.pages)}`}
            </p>
          </li>
        ))}
      </ul>
      <p class="small">
        <a href={new URL(fact.iri).pathname.replace(/^\/tipgraph/, '') + '?format=turtle'}>Turtle</a> <code class="iri">{fact.iri}</code>
      </p>
    </div>
  )
}
