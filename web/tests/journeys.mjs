// Walks the explorer's main journeys in a browser against a running server, and looks at every page:
//   node tests/journeys.mjs http://127.0.0.1:7870 OUTPUT [REPORT]
// It fails where a journey breaks, axe finds a serious fault, the console shows an error, a policy is violated, a request leaves
// the server, or a page is wider than its screen. Screenshots at three widths, and in the dark, are written to OUTPUT.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const [address, output, key = 'AZE-2025'] = process.argv.slice(2)
const base = address?.replace(/\/+$/, '')
if (!base || !output) {
  console.error('usage: node tests/journeys.mjs BASE-URL OUTPUT-FOLDER [REPORT]')
  process.exit(2)
}
mkdirSync(output, { recursive: true })
const origin = new URL(base).origin
const country = key.slice(0, -5)
// Evaluated, and not added to the page as a script, which its policy would rightly refuse.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WAIT = 60_000
const failures = []
let steps = 0

function check(fact, what) {
  steps += 1
  if (fact) return console.log(`  ok    ${what}`)
  failures.push(what)
  console.log(`  FAIL  ${what}`)
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync', '--enable-unsafe-swiftshader'],
})

/** A page that tells of everything that must not happen. */
async function open(options) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: false, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(WAIT)
  page.on('console', (message) => {
    // Drivers of the software renderer tell of their own speed; that is no fault of a page.
    if (message.type() === 'error' && !message.text().includes('GL Driver Message')) failures.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => failures.push(`error on ${page.url()}: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:') && !url.startsWith('blob:')) failures.push(`left the server: ${url}`)
  })
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)))
  return page
}

const text = async (page, selector) => ((await page.locator(selector).first().textContent()) ?? '').trim()
const param = (page, name) => new URL(page.url()).searchParams.get(name)

/** Runs a journey; what it throws is a failure like any other. */
async function journey(name, walk) {
  console.log(name)
  const page = await open()
  try {
    await walk(page)
  } catch (error) {
    failures.push(`${name}: ${error.message.split('\n')[0]}`)
    console.log(`  FAIL  ${error.message.split('\n')[0]}`)
  }
  await page.context().close()
}

await journey('overview', async (page) => {
  await page.goto(base)
  await page.locator('.map .route').first().waitFor({ state: 'attached' })
  const all = await page.locator('.map .route').count()
  check(all > 0, `the map has lines (${all})`)
  check((await page.locator('.map .land path').count()) > 150, 'the map has countries')
  check((await page.locator('.top a').count()) > 0, 'the list beside it has routes')
  await page.getByLabel('Form', { exact: true }).selectOption('forced-labor')
  check(param(page, 'form') === 'forced-labor', 'a filter is in the address')
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.querySelectorAll('.map .route').length > 0 && !document.querySelector('.stale'))
  check((await page.locator('.map-key .f-labor').count()) === 1, 'the legend follows the filter')
  await page.goBack()
  check(param(page, 'form') === null, 'going back undoes it')
  check((await page.getByLabel('Form', { exact: true }).inputValue()) === '', 'and the field follows')
  await page.getByRole('button', { name: 'Tiers of the latest editions' }).click()
  check(param(page, 'show') === 'tiers', 'the tiers are in the address')
  await page.locator('.tier-key').waitFor()
})

await journey('country', async (page) => {
  await page.goto(`${base}/country/${country}`)
  await page.locator('.view table').first().waitFor()
  check((await page.locator('.tier-history ol li').count()) > 0, 'it has its editions with their tiers')
  await page.locator('.matrix td[data-value]').first().waitFor()
  check((await page.locator('.matrix td[data-value]').count()) >= 28, 'it has the 28 indicators')
  const link = page.locator('.to-sentence').first()
  await link.waitFor()
  const number = (await link.textContent())?.match(/\d+/)?.[0]
  await link.click()
  await page.locator('.sentence.picked').waitFor()
  check(param(page, 's') === number, 'a row leads to its sentence')
  await page.goto(`${base}/country/XXX`)
  await page.getByText('No report on XXX').waitFor()
  check(true, 'a country without a report says so')
})

await journey('reader', async (page) => {
  await page.goto(`${base}/reports/${key}`)
  await page.locator('.mark').first().waitFor()
  check((await page.locator('.sentence').count()) > 5, 'it has sentences')
  check((await page.locator('.sentence.silent .unread').count()) > 0, 'sentences that were not understood say so')
  await page.locator('.mark').nth(3).click()
  await page.locator('.statement-words').waitFor()
  check((await text(page, '.statement-words')).length > 5, 'a click on a mark shows its statement')
  check((await page.locator('.statement .slots dt').allTextContents()).includes('Modality'), 'with polarity and modality')
  check(param(page, 'fact') !== null, 'which is in the address')
  const before = await page.locator('.mark').count()
  await page.locator('.legend input').first().uncheck()
  check((await page.locator('.mark').count()) < before, 'the legend hides marks')
  check(param(page, 'hide') !== null, 'which is in the address')
  await page.locator('.sentence .number').nth(4).focus()
  await page.keyboard.press('Enter')
  check((await page.locator('.reader-side h2').textContent())?.includes('Sentence'), 'the keyboard opens a sentence')
  await page.goto(`${base}/reports/XXX-1999`)
  await page.getByRole('alert').waitFor()
  check(true, 'a report that is not there says so')
  const expected = failures.findIndex((one) => one.includes('404'))
  check(expected >= 0, 'and the server answers 404')
  if (expected >= 0) failures.splice(expected, 1)
})

await journey('routes', async (page) => {
  await page.goto(`${base}/routes?country=${country}`)
  await page.locator('table.data tbody tr').first().waitFor()
  await page.locator('table.data tbody button').first().click()
  check(param(page, 'edge') !== null, 'a row picks a route')
  await page.locator('.aside .sentences .quote').first().waitFor()
  check((await text(page, '.aside .quote')).length > 10, 'its sentences are shown')
  check((await page.locator('.map .route.on').count()) > 0, 'its line is marked on the map')
  check((await page.locator('tr[data-picked]').count()) === 1, 'and its row in the table')
  await page.getByRole('button', { name: 'Close' }).click()
  // A line by the pointer: where the tip tells of one, a click picks it.
  const box = await page.locator('.map svg').boundingBox()
  let picked = false
  for (let at = 0; at < 400 && !picked; at += 1) {
    await page.mouse.move(box.x + box.width * (0.3 + 0.4 * ((at * 0.618) % 1)), box.y + box.height * (0.3 + 0.4 * (at / 400)))
    if ((await page.locator('.map .route.on').count()) === 0) continue
    await page.mouse.down()
    await page.mouse.up()
    picked = param(page, 'edge') !== null
  }
  check(picked, 'a click on the map picks a line')
})

await journey('actors', async (page) => {
  await page.goto(`${base}/actors?country=${country}`)
  await page.locator('table.data tbody tr').first().waitFor()
  // Its code comes after the table is there.
  const canvas = page.locator('.graph-box canvas').first()
  check(await canvas.waitFor({ state: 'attached' }).then(() => true, () => false), 'the diagram is drawn')
  const name = await text(page, 'table.data tbody th button bdi')
  await page.getByLabel('Find a name').fill(name.slice(0, 6))
  await page.locator('.found button').first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.aside h2').waitFor()
  check(param(page, 'pick') !== null, 'the search picks a node')
  await page.locator('table.data tbody th button').first().click()
  await page.locator('.relations .fact').first().click()
  await page.locator('.relations .quote').first().waitFor()
  check((await text(page, '.relations .quote')).length > 10, 'a relation shows its sentences')
  await page.getByRole('button', { name: 'Only its neighbours' }).click()
  check(param(page, 'focus') !== null, 'its neighbours alone can be shown')
})

await journey('compare', async (page) => {
  await page.goto(`${base}/compare`)
  await page.getByText('Choose a country.').waitFor()
  const choices = await page.getByLabel('Country').locator('option').evaluateAll((options) => options.map((option) => option.value).filter(Boolean))
  await page.getByLabel('Country').selectOption(choices.includes(country) ? country : choices[0])
  await page.locator('.change').nth(1).waitFor()
  check(param(page, 'from') !== null && param(page, 'to') !== null, 'two editions are in the address')
  check((await page.locator('.change .quote').count()) > 0, 'changes stand with their sentences')
})

await journey('queries', async (page) => {
  await page.goto(`${base}/queries/routes`)
  await page.getByLabel('Report', { exact: true }).fill(key)
  await page.getByRole('button', { name: 'Run' }).click()
  await page.waitForFunction((wanted) => new URLSearchParams(location.search).get('report') === wanted, key)
  await page.waitForFunction(() => !document.querySelector('.stale') && document.querySelector('table.data caption'))
  const reports = new Set(await page.locator('td[data-label="Report"] a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
  check(reports.size === 1 && reports.has(`/reports/${key}`), 'a parameter narrows the answer')
  const csv = await page.request.get(new URL(await page.locator('.downloads a').first().getAttribute('href'), base).href)
  check(csv.ok() && (await csv.text()).startsWith('report,'), 'the answer can be had as CSV')
})

await journey('SPARQL', async (page) => {
  await page.goto(`${base}/queries?sparql=`)
  await page.locator('.CodeMirror').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('SELECT (COUNT(*) AS ?routes) WHERE { ?route a <https://w3id.org/tipgraph/ns#Route> }')
  await page.keyboard.press('Control+Enter')
  await page.locator('.yasr table.dataTable tbody td').first().waitFor()
  const cells = await page.locator('.yasr table.dataTable tbody td').allTextContents()
  check(cells.some((cell) => /\b[1-9]\d*\b/.test(cell.replace(/^1$/, ''))), `YASGUI shows the answer (${cells.join(' ').trim()})`)
})

await journey('search', async (page) => {
  await page.goto(base)
  await page.getByRole('search').getByRole('searchbox').fill('forced labor')
  await page.keyboard.press('Enter')
  await page.locator('.hits .hit').first().waitFor()
  check(new URL(page.url()).pathname === '/search' && param(page, 'q') === 'forced labor', 'the words are in the address')
  await page.locator('.hits a').first().click()
  await page.locator('.sentence.picked').waitFor()
  check(param(page, 's') !== null, 'a sentence is opened in its report')
  await page.goto(`${base}/search?q=zzzzqqqq`)
  await page.getByText('No sentence has these words.').waitFor()
  check(true, 'nothing found is told')
})

const PAGES = {
  overview: ['/', '.map .route'],
  tiers: ['/?show=tiers', '.tier-key'],
  country: [`/country/${country}`, '.view table'],
  reports: ['/reports', 'table.data tbody tr'],
  reader: [`/reports/${key}?s=5`, '.reader-side .fact, .reader-side .note'],
  routes: [`/routes?country=${country}`, 'table.data tbody tr'],
  actors: [`/actors?country=${country}`, 'table.data tbody tr'],
  compare: ['/compare', '.state'],
  search: ['/search?q=forced+labor', '.hits li'],
  about: ['/about', '.terms'],
  queries: ['/queries', '.query-list li'],
  query: [`/queries/statistics?report=${key}`, 'table.data tbody tr'],
  sparql: ['/queries?sparql=', '.CodeMirror'],
}

console.log('every page')
for (const [width, theme] of [
  [1440, 'light'],
  [820, 'light'],
  [360, 'light'],
  [1440, 'dark'],
]) {
  const page = await open({ viewport: { width, height: width === 360 ? 760 : 1000 }, colorScheme: theme })
  for (const [name, [path, ready]] of Object.entries(PAGES)) {
    try {
      await page.goto(base + path)
      await page.locator(ready).first().waitFor({ state: 'attached' })
      await page.waitForFunction(() => !document.querySelector('.loading, [aria-busy="true"]'))
      await page.evaluate(() => document.fonts.ready)
      await page.waitForTimeout(name === 'actors' ? 2500 : 250)
      await page.screenshot({ path: `${output}/${name}-${width}${theme === 'dark' ? '-dark' : ''}.png` })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (over > 0) check(false, `${name} at ${width} is ${over} px too wide`)
      if (width === 820) continue
      await page.evaluate(axe)
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      check(
        serious.length === 0,
        `${name} at ${width}, ${theme}: axe${serious.map(({ id, nodes }) => ` ${id} (${nodes.length}: ${nodes[0].target.join(' ')})`).join(';') || ' finds nothing serious'}`,
      )
    } catch (error) {
      check(false, `${name} at ${width}: ${error.message.split('\n')[0]}`)
    }
  }
  await page.context().close()
}

console.log('first view')
{
  const page = await open()
  await page.goto(base)
  await page.locator('.map .route').first().waitFor({ state: 'attached' })
  const times = []
  for (let at = 0; at < 3; at += 1) {
    const start = Date.now()
    await page.goto(base)
    await page.locator('.map .route').first().waitFor({ state: 'attached' })
    times.push(Date.now() - start)
  }
  console.log(`  ${Math.min(...times)} ms to the map with its lines (the best of ${times.join(', ')})`)
  await page.context().close()
}

await browser.close()
console.log(failures.length ? `\n${failures.length} failures of ${steps} checks\n- ${failures.join('\n- ')}` : `\nall ${steps} checks hold`)
process.exit(failures.length ? 1 : 0)
