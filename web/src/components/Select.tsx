// A labelled list to choose one value from; the empty value means all.
interface Props {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  all?: string
  onChoose: (value: string) => void
}

export function Select({ label, value, options, all, onChoose }: Props) {
  const known = value === '' || options.some(([key]) => key === value)
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {!known && <option value={value}>{value}</option>}
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
