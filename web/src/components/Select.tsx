// A labelled list to choose one value from; the empty value means all.
import { useId } from 'preact/hooks'

interface Props {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  all?: string
  onChoose: (value: string) => void
}

export function Select({ label, value, options, all, onChoose }: Props) {
  const known = value === '' || options.some(([key]) => key === value)
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {!known && <option value={value}>{value}</option>}
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
