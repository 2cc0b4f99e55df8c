// What the embed costs a shopper: nothing on a plain page view, and next to nothing where there is a click to carry. Measured on
// the built assets in a real browser, by Chromium's own trace.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStorefront, type OpenStorefront } from './capture/storefront.ts'
import { findChromium, launchChromium, USER_AGENT } from './chromium.ts'

/** Of compiling and evaluating one of the two files. */
const MAX_SCRIPT_MS = 5
/** On a slow machine, no more than so many times what looking into cookie and storage costs by itself, in the same run. */
const MAX_TIMES_BARE = 6
/** In the loader's place: the least that a script must do which looks for a kept click. */
const BARE = `document.cookie.includes('tl_click=') || localStorage.getItem('tl_click')`
const VIEWS = 7
const SCRIPTS = ['click-capture.js', 'click-carry.js'] as const
type Script = (typeof SCRIPTS)[number]

interface Cost {
  writes: string[]
  layoutShift: number
}
declare global {
  interface Window {
    cost: Cost
  }
}

const executablePath = findChromium()

describe.skipIf(executablePath === null)('what the embed costs', () => {
  let front: OpenStorefront
  let browser: Browser

  beforeAll(async () => {
    browser = await launchChromium(executablePath as string)
    front = await openStorefront(browser)
  })
  afterAll(async () => {
    await browser?.close()
    await front?.close()
  })

  async function open(): Promise<{ context: BrowserContext; page: Page; requests: string[] }> {
    const context = await browser.newContext({ userAgent: USER_AGENT })
    const page = await context.newPage()
    await page.addInitScript(watchCost)
    const requests: string[] = []
    page.on('request', (request) => requests.push(new URL(request.url()).pathname))
    return { context, page, requests }
  }
  async function stopTracing(): Promise<TraceEvent[]> {
    const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] }
    return trace.traceEvents
  }
  async function bareMs(): Promise<number> {
    const { context, page } = await open()
    await page.route('**/click-capture.js*', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: BARE }),
    )
    await browser.startTracing(page, { categories: TRACED })
    await view(page, '/products/stoneware-mug')
    const ms = scriptMs(await stopTracing(), 'click-capture.js')
    await context.close()
    return ms
  }
  const view = async (page: Page, path: string) => {
    await page.goto(front.sandbox.storefrontUrl + path)
    await page.waitForLoadState('networkidle')
    return page.evaluate(() => window.cost)
  }

  test('a plain page view: the loader comes from the store’s own CDN, and then nothing is asked or written', async () => {
    const { context, page, requests } = await open()
    await browser.startTracing(page, { categories: TRACED })
    const cost = await view(page, '/products/stoneware-mug?utm_source=letter')
    const events = await stopTracing()
    expect(requests.filter((path) => path.includes('click-capture.js'))).toHaveLength(1)
    expect(requests.filter((path) => /click-carry|\/apps\/|\/cart/.test(path))).toEqual([])
    expect(cost).toEqual({ writes: [], layoutShift: 0 })
    expect(events.filter(isOurs)).not.toEqual([])
    expect(longTasks(events)).toEqual([])
    expect(
      await page.evaluate(() => Object.keys(window).filter((name) => /throughline/i.test(name))),
    ).toEqual(['Throughline'])
    await context.close()
  })

  test('with a click to carry: no long task, no layout shift, less than 5 ms for each script', async () => {
    const spent: Record<Script, number[]> = { 'click-capture.js': [], 'click-carry.js': [] }
    const bare: number[] = []
    for (let n = 0; n < VIEWS; n++) {
      const { context, page } = await open()
      await browser.startTracing(page, { categories: TRACED })
      const cost = await view(page, `/products/stoneware-mug?via=wanderlist&sub1=${n}`)
      const events = await stopTracing()
      expect(cost.layoutShift).toBe(0)
      expect(cost.writes).toContain('tl_click')
      expect(longTasks(events)).toEqual([])
      for (const script of SCRIPTS) spent[script].push(scriptMs(events, script))
      await context.close()
      bare.push(await bareMs())
    }
    const bareMedian = median(bare)
    const limitMs = Math.max(MAX_SCRIPT_MS, MAX_TIMES_BARE * bareMedian)
    for (const script of SCRIPTS) {
      const ms = median(spent[script])
      console.info(
        `${script}: ${ms.toFixed(2)} ms to evaluate, a bare look into cookie and storage ${bareMedian.toFixed(2)} ms`,
      )
      expect(ms).toBeGreaterThan(0)
      expect(ms).toBeLessThan(limitMs)
    }
  })
})

const TRACED = ['devtools.timeline', 'toplevel']
/** As browsers define a long task. */
const LONG_TASK_MS = 50

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds. */
  ts: number
  /** Microseconds, and those of them that the thread itself ran: others use the machine too. */
  dur?: number
  tdur?: number
  args: { data?: { url?: string } }
}

/** Evaluating the embed's two files, compiling included, and calling what they hold. */
function isOurs({ name, ph, args }: TraceEvent): boolean {
  const isScript = ['EvaluateScript', 'FunctionCall'].includes(name)
  return ph === 'X' && isScript && /click-(capture|carry)\.js/.test(args.data?.url ?? '')
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

/** Of the processor's time, the first access to cookie and storage included. */
function scriptMs(events: readonly TraceEvent[], script: Script): number {
  const evaluated = events.filter(
    ({ name, args }) => name === 'EvaluateScript' && args.data?.url?.includes(script),
  )
  return evaluated.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1_000
}

/** Tasks of the page in which the embed had a share, and that took too long; whose fault it was, they do not say. */
function longTasks(events: readonly TraceEvent[]): TraceEvent[] {
  const ours = events.filter(isOurs)
  return events.filter(
    (task) =>
      task.name.endsWith('RunTask') &&
      (task.tdur ?? 0) > LONG_TASK_MS * 1_000 &&
      ours.some(
        ({ pid, tid, ts }) =>
          pid === task.pid && tid === task.tid && ts >= task.ts && ts <= task.ts + (task.dur ?? 0),
      ),
  )
}

/** In the page, before anything else runs. */
function watchCost(): void {
  const cost: Cost = { writes: [], layoutShift: 0 }
  window.cost = cost
  const setItem = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')!.value as Storage['setItem']
  Storage.prototype.setItem = function (key, value) {
    cost.writes.push(key)
    setItem.call(this, key, value)
  }
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')!
  Object.defineProperty(Document.prototype, 'cookie', {
    get: cookie.get,
    set(text: string) {
      cost.writes.push(text.split('=')[0] as string)
      cookie.set!.call(this, text)
    },
  })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      cost.layoutShift += (entry as PerformanceEntry & { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
}
