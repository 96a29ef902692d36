// The map of the world: countries that can be coloured and picked, routes as wedges. It zooms with its buttons, with Ctrl and
// the wheel, and moves by dragging or with the arrow keys. All that it shows also stands in a table beside it.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { curve, lineWidth, nearest, wedge, type Curve } from './arcs'
import { placeLabels, type Label } from './labels'
import type { Point } from './topology'
import { bounded, least, viewOf, zoomed, type Frame, type View } from './view'
import { HEIGHT, loadWorld, POINTS, project, WIDTH, type Outline } from './world'

export interface Route {
  /** What the route is picked by; the lines of several forms between two places share it. */
  id: string
  from: Point
  to: Point
  form: string
  lane: number
  reports: number
  /** Only said to be a danger: drawn hollow. */
  risk: boolean
  title: string
}

interface Props {
  label: string
  routes: readonly Route[]
  /** The colour of a country, as a value of CSS. */
  fills?: ReadonlyMap<string, string>
  labels?: readonly Label[]
  picked?: string
  /** What should be in sight; all of the world where there is nothing. */
  sight?: readonly Point[]
  onPickRoute?: (id: string | null) => void
  onPickCountry?: (key: string) => void
  countryTitle?: (key: string) => string
}

/** On a narrow screen the frame shows a part of the map, which moves behind it. */
const NARROW = 560
const frameOf = (pixels: number): Frame => ({ width: pixels > 0 && pixels < NARROW ? 520 : WIDTH, height: HEIGHT, mapWidth: WIDTH })

export function WorldMap({ label, routes, fills, labels = [], picked, sight, onPickRoute, onPickCountry, countryTitle }: Props) {
  const [world, setWorld] = useState<Outline[]>([])
  const [failed, setFailed] = useState(false)
  const [pixels, setPixels] = useState(0)
  const frame = useMemo(() => frameOf(pixels), [pixels < NARROW && pixels > 0])
  const [view, setView] = useState<View>(() => viewOf([], frame))
  const [over, setOver] = useState<{ title: string; id: string; x: number; y: number } | null>(null)
  const svg = useRef<SVGSVGElement>(null)
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null)
  useEffect(() => void loadWorld().then(setWorld, () => setFailed(true)), [])
  const seen = sight?.map((point) => point.join()).join(';') ?? ''
  useEffect(() => setView(viewOf((sight ?? []).map(project), frame)), [seen, frame])
  useEffect(() => {
    const box = svg.current
    if (!box) return
    const watcher = new ResizeObserver(() => setPixels(box.clientWidth))
    watcher.observe(box)
    return () => watcher.disconnect()
  }, [])
  // How many of the map's units a pixel of the screen is, before the view enlarges them.
  const pixel = frame.width / (pixels || WIDTH)

  const drawn = useMemo(() => {
    const most = Math.max(1, ...routes.map((route) => route.reports))
    return routes.map((route) => {
      const [from, to] = [project(route.from), project(route.to)]
      return { ...route, loop: from[0] === to[0] && from[1] === to[1], curve: curve(from, to, route.lane), width: lineWidth(route.reports, most) }
    })
  }, [routes])
  const thin = (Math.sqrt(view.k) * Math.max(1, view.k / 3)) / Math.max(Math.sqrt(pixel), 0.9)
  const type = (11 * pixel) / view.k
  const shapes = useMemo(
    () => drawn.map((route) => (route.loop ? '' : wedge(route.curve, route.width / thin))),
    [drawn, thin],
  )
  const placed = useMemo(
    () => placeLabels(labels.map((one) => ({ ...one, at: project(one.at) })), type, Math.round(14 * view.k)),
    [labels, view.k, type],
  )
  const land = useMemo(
    () =>
      world.map(({ key, path }) => (
        <path key={key} d={path} data-country={key} style={fills?.get(key) ? { fill: fills.get(key) } : undefined} />
      )),
    [world, fills],
  )
  const dots = useMemo(() => {
    const shown = new Set(world.filter((one) => one.path).map((one) => one.key))
    return [...POINTS].filter(([key]) => !shown.has(key) && fills?.get(key)).map(([key, at]) => [key, project(at)] as const)
  }, [world, fills])

  const place = (event: { clientX: number; clientY: number }): Point => {
    const box = svg.current?.getBoundingClientRect()
    if (!box) return [0, 0]
    return [((event.clientX - box.left) * pixel - view.x) / view.k, ((event.clientY - box.top) * pixel - view.y) / view.k]
  }
  const zoom = (factor: number, about: Point = [(frame.width / 2 - view.x) / view.k, (HEIGHT / 2 - view.y) / view.k]) =>
    setView(zoomed(view, factor, about, frame))
  const shift = (dx: number, dy: number) => setView(bounded({ ...view, x: view.x + dx, y: view.y + dy }, frame))
  const whole = () => setView(bounded({ k: 0, x: 0, y: 0 }, frame))
  const small = view.k <= least(frame)
  const find = (event: PointerEvent | MouseEvent) => {
    const point = place(event)
    const reach = (8 * pixel) / view.k
    const loop = drawn.find((route) => route.loop && Math.abs(Math.hypot(route.curve.from[0] - point[0], route.curve.from[1] - point[1])) < reach)
    return nearest(point, drawn.filter((route): route is typeof route & { curve: Curve } => !route.loop), reach) ?? loop
  }
  const move = (event: PointerEvent) => {
    if (drag.current) {
      const [dx, dy] = [event.clientX - drag.current.x, event.clientY - drag.current.y]
      if (drag.current.moved || Math.hypot(dx, dy) > 4) {
        drag.current = { x: event.clientX, y: event.clientY, moved: true }
        shift(dx * pixel, dy * pixel)
        setOver(null)
      }
      return
    }
    if (event.pointerType === 'touch') return
    const box = svg.current?.getBoundingClientRect()
    const route = find(event)
    const country = (event.target as Element).getAttribute('data-country')
    const title = route?.title ?? (country && countryTitle?.(country))
    setOver(title && box ? { title, id: route?.id ?? '', x: event.clientX - box.left, y: event.clientY - box.top } : null)
  }
  const release = (event: PointerEvent) => {
    const moved = drag.current?.moved
    drag.current = null
    if (moved) return
    const route = onPickRoute && find(event)
    if (route) return onPickRoute(route.id)
    const country = (event.target as Element).getAttribute('data-country')
    if (country && onPickCountry) return onPickCountry(country)
    onPickRoute?.(null)
  }
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    zoom(Math.exp(-event.deltaY / 300), place(event))
  }
  const key = (event: KeyboardEvent) => {
    const step = 60
    const moves: Record<string, () => void> = {
      ArrowLeft: () => shift(step, 0),
      ArrowRight: () => shift(-step, 0),
      ArrowUp: () => shift(0, step),
      ArrowDown: () => shift(0, -step),
      '+': () => zoom(1.5),
      '-': () => zoom(1 / 1.5),
      '0': whole,
    }
    const act = moves[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act()
  }
  const active = over?.id || picked
  const paint = (route: (typeof drawn)[number], at: number) => {
    const state = active ? (active === route.id ? ' on' : ' off') : ''
    const name = `route f-${route.form}${route.risk ? ' risk' : ''}${state}`
    return route.loop ? (
      <circle key={at} class={`${name} loop`} cx={route.curve.from[0]} cy={route.curve.from[1]} r={(2.6 + route.width * 0.7 + route.lane * 2) / thin} stroke-width={1.4 / thin} />
    ) : (
      <path key={at} class={name} d={shapes[at]} stroke-width={0.7 / thin} />
    )
  }
  return (
    <figure class="map" aria-label={label}>
      <div class="map-frame" tabIndex={0} role="group" aria-label={`${label} Arrow keys move the map, plus and minus zoom, 0 shows the whole world.`} onKeyDown={key}>
        <svg
          ref={svg}
          viewBox={`0 0 ${frame.width} ${HEIGHT}`}
          aria-hidden="true"
          class={view.k > 1 ? 'zoomed' : undefined}
          onPointerDown={(event) => {
            if (event.button === 0) drag.current = { x: event.clientX, y: event.clientY, moved: false }
          }}
          onPointerMove={move}
          onPointerUp={release}
          onPointerLeave={() => {
            drag.current = null
            setOver(null)
          }}
          onWheel={wheel}
          data-arcs={drawn.length}
        >
          <g transform={`translate(${view.x} ${view.y}) scale(${view.k})`}>
            <g class="land" stroke-width={0.6 / view.k}>
              {land}
              {dots.map(([country, [x, y]]) => (
                <circle key={country} data-country={country} cx={x} cy={y} r={2.6 / view.k} style={{ fill: fills?.get(country) }} />
              ))}
            </g>
            <g class="routes">
              {drawn.map((route, at) => (active === route.id ? null : paint(route, at)))}
              {active ? drawn.map((route, at) => (active === route.id ? paint(route, at) : null)) : null}
            </g>
            <g class="names" font-size={type} stroke-width={type / 4}>
              {placed.map(({ key: name, name: text, x, y }) => (
                <text key={name} x={x} y={y}>
                  {text}
                </text>
              ))}
            </g>
          </g>
        </svg>
        {failed && <p class="map-failed">The outlines of the countries could not be loaded. The table has the same routes.</p>}
        {over && (
          <p class="map-tip" style={{ left: `${over.x}px`, top: `${over.y}px` }} aria-hidden="true">
            {over.title}
          </p>
        )}
      </div>
      <div class="map-tools no-print">
        <button class="button" aria-label="Zoom in" onClick={() => zoom(1.6)}>
          +
        </button>
        <button class="button" aria-label="Zoom out" disabled={small} onClick={() => zoom(1 / 1.6)}>
          −
        </button>
        <button class="button" disabled={small} onClick={whole}>
          Whole world
        </button>
      </div>
    </figure>
  )
}
