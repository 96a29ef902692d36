// Bars with their numbers beside them; the table below has the same.
import { Text } from '../text/Text'
import { count } from '../text/format'
import type { Chart } from './chart'

export function Bars({ chart, whole }: { chart: Chart; whole: boolean }) {
  const most = Math.max(...chart.bars.map((bar) => bar.value), 1)
  return (
    <figure aria-label={`${chart.title} as bars`}>
      <figcaption class="small quiet">
        {chart.title}, the {chart.bars.length} largest{whole ? '' : ' of the rows shown below'}
      </figcaption>
      <dl class="bars">
        {chart.bars.map((bar, at) => [
          <dt key={`t${at}`} title={bar.label}>
            <Text>{bar.label}</Text>
          </dt>,
          <dd key={`d${at}`} class="bar" style={`--share: ${bar.value / most}`}>
            <span aria-hidden="true" />
            <span>{count(bar.value)}</span>
          </dd>,
        ])}
      </dl>
    </figure>
  )
}
