// Marks over a text: overlapping spans cut into segments, each with the marks that cover it.

export interface Span {
  from: number
  to: number
}

export interface Segment<M extends Span> {
  from: number
  to: number
  text: string
  marks: M[]
}

/**
 * Cuts the text at every start and end of a mark. The segments join to the whole text; each names the marks over it, the longest
 * first. Marks outside the text are cut to it, empty ones are left out.
 */
export function segments<M extends Span>(text: string, marks: readonly M[]): Segment<M>[] {
  const within = (at: number) => Math.min(Math.max(Math.trunc(at) || 0, 0), text.length)
  const valid = marks
    .map((mark) => ({ mark, from: within(mark.from), to: within(mark.to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
  const cuts = new Set([0, text.length])
  for (const { from, to } of valid) cuts.add(from).add(to)
  const points = [...cuts].sort((a, b) => a - b)
  const found: Segment<M>[] = []
  for (let at = 0; at + 1 < points.length; at++) {
    const from = points[at] as number
    const to = points[at + 1] as number
    const over = valid.filter((one) => one.from <= from && one.to >= to).map((one) => one.mark)
    found.push({ from, to, text: text.slice(from, to), marks: over })
  }
  return found
}

/** The mark that a click on a segment means: the shortest one, as it says most exactly what was clicked. */
export function innermost<M extends Span>(marks: readonly M[]): M | undefined {
  return marks.reduce<M | undefined>((best, mark) => (!best || mark.to - mark.from < best.to - best.from ? mark : best), undefined)
}
