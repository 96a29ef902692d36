// Whether the page is being printed, known before the browser lays the paper out.
import { options } from 'preact'
import { useEffect, useState } from 'preact/hooks'

export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const turn = (to: boolean) => () => {
      // The browser takes the page as it stands when this returns, so it is drawn at once.
      const before = options.debounceRendering
      options.debounceRendering = (draw) => draw()
      setPrinting(to)
      if (before) options.debounceRendering = before
      else delete options.debounceRendering
    }
    const [start, end] = [turn(true), turn(false)]
    window.addEventListener('beforeprint', start)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', start)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}
