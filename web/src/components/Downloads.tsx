// Links to files of what is on the screen.
export interface Download {
  name: string
  href: string
  title?: string
}

export function Downloads({ items, label = 'Download' }: { items: readonly Download[]; label?: string }) {
  return (
    <p class="downloads">
      <span>{label}</span>
      {items.map(({ name, href, title }) => (
        <a key={name} href={href} title={title} download="">
          {name}
        </a>
      ))}
    </p>
  )
}
