// The rows of a view on one report, each with its sentence and the way to it.
import { useMemo } from 'preact/hooks'
import { address } from '../api/client'
import type { QueryAnswer } from '../api/types'
import { useApi } from '../api/use-api'
import { useLabels } from '../state/labels'
import { Text } from '../text/Text'
import { capital, counted, isNumber, words } from '../text/format'
import { DataTable, type Column } from './DataTable'
import { IndicatorMatrix } from './IndicatorMatrix'
import { Link, sentenceUrl } from './Link'
import { Ready } from './State'

interface Props {
  view: string
  report: string
  title: string
  /** The numbers of the report's sentences by their text. */
  sentences: ReadonlyMap<string, number>
}

export function ViewTable({ view, report, title, sentences }: Props) {
  const answer = useApi<QueryAnswer>(address(`/api/queries/${view}`, { report, limit: 1000 }))
  return (
    <section class="view" aria-labelledby={`view-${view}`}>
      <div class="section-head">
        <h3 id={`view-${view}`}>{title}</h3>
        <a class="small no-print" href={address(`/api/queries/${view}`, { report, format: 'csv' })} download="">
          csv
        </a>
      </div>
      <Ready answer={answer}>
        {(data) =>
          view === 'indicators' ? (
            <IndicatorMatrix answer={data} report={report} sentences={sentences} />
          ) : (
            <Rows data={data} report={report} title={title} sentences={sentences} />
          )
        }
      </Ready>
    </section>
  )
}

function Rows({ data, report, title, sentences }: Omit<Props, 'view'> & { data: QueryAnswer }) {
  const { name } = useLabels()
  const columns = useMemo(() => {
    const used = data.columns
      .map((column, at) => ({ column, at }))
      .filter(({ column, at }) => column !== 'report' && data.rows.some((row) => row[at] !== ''))
    const same = data.columns.indexOf('text')
    return used
      .filter(({ at }) => at !== same)
      .map(({ column, at }): Column<string[]> => {
        const value = (row: string[]) => row[at] ?? ''
        if (column === 'evidence') {
          return {
            key: column,
            title: 'Sentence',
            class: 'evidence',
            cell: (row) => {
              const number = sentences.get(value(row))
              return (
                <>
                  <Text>{value(row)}</Text>{' '}
                  {number !== undefined && (
                    <Link to={sentenceUrl(report, number)} class="to-sentence">
                      {number}
                      <span class="hidden"> (read the sentence)</span>
                    </Link>
                  )}
                </>
              )
            },
          }
        }
        const numeric = column !== 'year' && data.rows.every((row) => value(row) === '' || isNumber(value(row))) && column !== 'number'
        return {
          key: column,
          title: column === 'source' ? 'Said by' : capital(words(column.replaceAll('_', ' '))),
          class: numeric ? 'num' : undefined,
          by: (row) => (isNumber(value(row)) ? Number(value(row)) : name(column, value(row))),
          cell: (row) => <Text>{name(column, value(row))}</Text>,
        }
      })
  }, [data, name, sentences, report])
  return (
    <DataTable caption={`${title}, ${counted(data.total, 'row')}`} hideCaption columns={columns} rows={data.rows} rowKey={(_, at) => String(at)} pageSize={20} />
  )
}
