// Cytoscape.js reads the Cytoscape JSON of both networks, and a validator the GeoJSON of the routes; both must find the nodes and edges
// that the program counts.
//   NODE_PATH=FOLDER/node_modules node tests/outside/network.mjs PROGRAM STORE
// needs `npm install --prefix FOLDER cytoscape @placemarkio/check-geojson`. Ends with 1 where they do not agree.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'

const require = createRequire(`${process.env.NODE_PATH ?? 'node_modules'}/`)
const cytoscape = require('cytoscape')
const { check } = require('@placemarkio/check-geojson')
const [program, store] = process.argv.slice(2)
const run = (which, format) =>
  execFileSync(program, ['network', which, '--format', format, '--store', store], { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] })

let failures = 0
function same(what, found, wanted) {
  const good = JSON.stringify(found) === JSON.stringify(wanted)
  failures += good ? 0 : 1
  console.log(`${good ? 'ok  ' : 'FAIL'} ${what}: ${JSON.stringify(found)}${good ? '' : `, not ${JSON.stringify(wanted)}`}`)
}

for (const which of ['routes', 'actors']) {
  const own = JSON.parse(run(which, 'json'))
  const graph = cytoscape({ headless: true, ...JSON.parse(run(which, 'cytoscape')) })
  same(`Cytoscape.js, ${which}: nodes and edges`, [graph.nodes().length, graph.edges().length], [own.nodes.length, own.edges.length])
  const ends = graph.edges().map((edge) => [edge.source().id(), edge.target().id()])
  const all = (pairs) => pairs.map(String).sort()
  same(`Cytoscape.js, ${which}: the ends of edges agree`, all(ends).join() === all(own.edges.map((edge) => [edge.from, edge.to])).join(), true)
  const labels = graph.nodes().map((node) => [node.id(), node.data('label')])
  same(`Cytoscape.js, ${which}: names agree`, all(labels).join() === all(own.nodes.map((node) => [node.id, node.label])).join(), true)
}
const collection = check(run('routes', 'geojson'))
const routes = JSON.parse(run('routes', 'json'))
const of = (type) => collection.features.filter((feature) => feature.geometry.type === type).length
const placed = new Map(routes.nodes.map((node) => [node.id, node.place !== null]))
const drawn = routes.edges.filter((edge) => placed.get(edge.from) && placed.get(edge.to))
const places = [...placed.values()].filter(Boolean).length
// What happens within a country is a point too.
const within = drawn.filter((edge) => edge.from === edge.to).length
same('GeoJSON, checked: points and all features', [of('Point'), collection.features.length], [places + within, places + drawn.length])
process.exit(failures ? 1 : 0)
