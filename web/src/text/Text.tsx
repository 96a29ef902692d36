// A text from a report: isolated in its direction, with hidden characters made visible, and never read as markup.
import { visible } from './visible'

export function Text({ children }: { children: string }) {
  return <bdi>{visible(children)}</bdi>
}
