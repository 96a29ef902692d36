// The 28 cells of hand-coded data sets: seven forms, each on four legs.
import type { QueryAnswer } from '../api/types'
import { Text } from '../text/Text'
import { capital, words } from '../text/format'
import { Link, sentenceUrl } from './Link'

const LEGS: readonly [string, string][] = [
  ['internal', 'Within the country'],
  ['source', 'As source'],
  ['transit', 'In transit'],
  ['destination', 'As destination'],
]

const SIGNS: Record<string, string> = { yes: 'Yes', no: 'No', 'no-mention': 'no mention' }

export function IndicatorMatrix({ answer, report, sentences }: { answer: QueryAnswer; report: string; sentences: ReadonlyMap<string, number> }) {
  const at = (name: string) => answer.columns.indexOf(name)
  const [form, leg, value, evidence] = ['form', 'leg', 'value', 'evidence'].map(at) as [number, number, number, number]
  const cells = new Map(answer.rows.map((row) => [`${row[form]} ${row[leg]}`, row]))
  const forms = [...new Set(answer.rows.map((row) => row[form] ?? ''))]
  return (
    <div class="table-wrap" tabIndex={0} role="region" aria-label="Indicators by form and leg">
      <table class="data matrix">
        <caption>“No mention” means that no sentence was found, and not that it does not happen.</caption>
        <thead>
          <tr>
            <th scope="col">Form</th>
            {LEGS.map(([key, name]) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {forms.map((key) => (
            <tr key={key}>
              <th scope="row">{capital(words(key))}</th>
              {LEGS.map(([name]) => {
                const row = cells.get(`${key} ${name}`)
                const said = row?.[value] ?? 'no-mention'
                const number = sentences.get(row?.[evidence] ?? '')
                return (
                  <td key={name} data-value={said}>
                    {number === undefined ? (
                      (SIGNS[said] ?? <Text>{said}</Text>)
                    ) : (
                      <Link to={sentenceUrl(report, number)}>{SIGNS[said] ?? said}</Link>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
