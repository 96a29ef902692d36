// The world's outlines in the map's projection (Equal Earth, so that areas compare), fetched once.
import { geoEqualEarth, geoPath } from 'd3-geo'
import worldUrl from '../../../data/world/world.json?url'
import pointsTable from '../../../data/world/points.tsv?raw'
import { outlines, places, type Point, type Topology } from './topology'

export const WIDTH = 960
export const HEIGHT = 428

const projection = geoEqualEarth().rotate([-11, 0])
projection.fitExtent(
  [
    [4, 4],
    [WIDTH - 4, HEIGHT - 4],
  ],
  { type: 'MultiPoint', coordinates: [[-162, 20], [-172, -14], [10, 81], [-70, -55]] },
)

export const project = ([longitude, latitude]: Point): Point => projection([longitude, latitude]) ?? [0, 0]

export const POINTS = places(pointsTable)

export interface Outline {
  key: string
  path: string
}

let loaded: Promise<Outline[]> | undefined

export function loadWorld(): Promise<Outline[]> {
  loaded ??= draw().catch((error: unknown) => {
    loaded = undefined
    throw error
  })
  return loaded
}

const draw = (): Promise<Outline[]> =>
  fetch(worldUrl)
    .then((response) => response.json() as Promise<Topology>)
    .then((topology) => {
      const path = geoPath(projection).digits(1)
      return outlines(topology).map(({ key, polygons }) => ({
        key,
        path: path({ type: 'MultiPolygon', coordinates: polygons.map((ring) => [ring]) }) ?? '',
      }))
    })
