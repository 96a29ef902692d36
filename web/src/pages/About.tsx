// What the facts are, what their marks mean, and what they do not say.
import { Link } from '../components/Link'
import { MODALITIES, NOT_UNDERSTOOD, POLARITIES, SILENCE } from '../domain/meaning'
import { GROUPS, viewName } from '../domain/views'
import { words } from '../text/format'

export default function About() {
  return (
    <article class="about">
      <h1>How to read this</h1>
      <p class="lead">
        The State Department’s yearly Trafficking in Persons report tells, country by country, who is exploited where, what the government did about it and what it
        left undone. Published rules read these narratives sentence by sentence; what they find are facts, and each fact keeps the words that it rests on.
      </p>
      <section class="section">
        <h2>What a fact says, and what it does not</h2>
        <p>
          A fact says what the text says, as of its edition. It does not say that the text is right. The government’s figures, the media’s and an NGO’s stand beside each
          other, each with its source; they are not added up. Read the sentence behind a fact before you rely on it.
        </p>
        <p>{SILENCE}</p>
        <dl class="terms">
          <dt>Not understood</dt>
          <dd>{NOT_UNDERSTOOD}</dd>
          {Object.entries({ ...POLARITIES, ...MODALITIES }).map(([key, meaning]) => [
            <dt key={`t${key}`}>{words(key)}</dt>,
            <dd key={`d${key}`}>{meaning}</dd>,
          ])}
        </dl>
      </section>
      <section class="section">
        <h2>What the colours of marks mean</h2>
        <dl class="terms">
          {GROUPS.map((group) => [
            <dt key={`t${group.id}`} class="key" style={`--c: var(--g-${group.id})`}>
              <span class="swatch line" aria-hidden="true" />
              {group.name}
            </dt>,
            <dd key={`d${group.id}`}>{group.views.map(viewName).join(', ')}</dd>,
          ])}
        </dl>
      </section>
      <section class="section">
        <h2>Maps</h2>
        <p>
          A line on the map is as wide as the reports that tell of it are many. It says nothing of how many people were exploited, and a country with few lines may only be
          told of in few words. Borders are those of Natural Earth: they show who holds a place, and take no side in whom it belongs to.
        </p>
      </section>
      <section class="section">
        <h2>Citing</h2>
        <p>
          Cite the report, and this program only as the way to it. The address of a page holds its filters and what is picked: send it to show somebody the same. All that is
          shown can be had as <Link to="/queries">CSV</Link>, and each report as RDF from its page.
        </p>
        <p>These texts are about people who were harmed. Add no data about persons, and do not use it to decide anything about one.</p>
      </section>
    </article>
  )
}
