// The diagram of thousands of actors, moved and zoomed in a real browser: what each frame costs the page's own thread, and
// how long the whole takes to come. Without a GPU the browser paints with the processor, so that the frames' own rate says
// little; the thread's work is what the page is answerable for.
//
//     node web/tests/thousands.mjs ADDRESS
import { chromium } from 'playwright-core'

const address = process.argv[2]?.replace(/\/$/, '')
if (!address) throw new Error('usage: node web/tests/thousands.mjs ADDRESS')
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] })
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
const start = Date.now()
await page.goto(`${address}/actors`)
await page.waitForSelector('.sigma-mouse, canvas.sigma-mouse')
const drawn = Date.now() - start
const devtools = await page.context().newCDPSession(page)
await devtools.send('Performance.enable')
const spent = async () => Object.fromEntries((await devtools.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]))

const box = await (await page.$('.sigma-mouse')).boundingBox()
const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]

/** The page's thread while something is done: work and frames. */
async function watched(name, act) {
  await page.evaluate(() => {
    window.frames_seen = []
    window.tasks_seen = []
    window.observer = new PerformanceObserver((list) => window.tasks_seen.push(...list.getEntries().map((entry) => entry.duration)))
    window.observer.observe({ entryTypes: ['longtask'] })
    window.watching = true
    const tick = (now) => {
      window.frames_seen.push(now)
      if (window.watching) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  const before = await spent()
  await act()
  const after = await spent()
  const { frames, tasks } = await page.evaluate(() => {
    window.watching = false
    window.observer.disconnect()
    return { frames: window.frames_seen, tasks: window.tasks_seen }
  })
  const gaps = frames.slice(1).map((time, at) => time - frames[at]).sort((a, b) => a - b)
  const at = (share) => Math.round(gaps[Math.floor(gaps.length * share)] ?? 0)
  const work = ((after.TaskDuration - before.TaskDuration) * 1000) / Math.max(frames.length, 1)
  console.log(
    `${name}: ${frames.length} frames, ${work.toFixed(1)} ms of the page's thread each; between frames ${at(0.5)} ms, 95 % ${at(0.95)} ms; ` +
      `${tasks.length} tasks over 50 ms${tasks.length ? `, longest ${Math.round(Math.max(...tasks))} ms` : ''}`,
  )
  return { work, longest: Math.max(0, ...tasks) }
}

const nodes = await page.evaluate(async () => (await (await fetch('/api/network/actors?facts=none')).json()).nodes.length)
console.log(`${nodes} nodes; the diagram stood after ${drawn} ms`)
await watched('while it is laid out', () => page.waitForTimeout(6000))
const moved = await watched('moved', async () => {
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 0; step < 8; step++) await page.mouse.move(x + 20 * step, y + 15 * step)
  await page.mouse.up()
})
const zoomed = await watched('zoomed', async () => {
  for (let step = 0; step < 6; step++) {
    await page.mouse.wheel(0, step < 3 ? -120 : 120)
    await page.waitForTimeout(60)
  }
})
const hovered = await watched('passed over', async () => {
  for (let step = 0; step < 8; step++) await page.mouse.move(x - 200 + 50 * step, y - 100 + 20 * step)
})
await page.screenshot({ path: process.env.PICTURE ?? 'thousands.png' })
await browser.close()
// A frame of the eye's 60 a second has 16.7 ms; half of it is the page's.
const slow = Object.entries({ moved, zoomed, hovered }).filter(([, { work }]) => work > 16.7)
if (slow.length) {
  console.error(`too slow: ${slow.map(([name]) => name).join(', ')}`)
  process.exit(1)
}
