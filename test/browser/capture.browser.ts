// Every way from a partner's link to an order, walked by a shopper in a real browser. What survived and what won is written into
// docs/capture-paths.md: `npm run test:browser -- capture.browser -u` after a change that means it.
import pg from 'pg'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ARRIVALS } from './capture/arrivals.ts'
import { CART_PATHS, CHECKOUT_PATHS } from './capture/cart-paths.ts'
import { CONSENT_PATHS, LOSSES } from './capture/losses.ts'
import { outcomeOf, PATIENCE, type Outcome } from './capture/outcome.ts'
import type { Path } from './capture/path.ts'
import { openStorefront, type OpenStorefront } from './capture/storefront.ts'
import { createShopper } from './capture/shopper.ts'
import { pathsTable } from './capture/paths-table.ts'
import { findChromium, launchChromium, USER_AGENT } from './chromium.ts'
import { watchPage } from './watch-page.ts'

const PATHS = [...ARRIVALS, ...CART_PATHS, ...CHECKOUT_PATHS, ...CONSENT_PATHS, ...LOSSES]
/** The sweep of late evidence leaves half a minute to orders that are being written, and comes once a minute. */
const LATE_MS = 150_000

const executablePath = findChromium()

describe.skipIf(executablePath === null)('from a partner’s link to an order', () => {
  let front: OpenStorefront
  let browser: Browser
  let pool: pg.Pool
  const outcomes = new Map<Path, Outcome>()

  beforeAll(async () => {
    browser = await launchChromium(executablePath as string)
    front = await openStorefront(browser)
    pool = front.pool
  })
  afterAll(async () => {
    await browser?.close()
    await front?.close()
  })

  test.each(PATHS)('$group: $name', { timeout: LATE_MS + 60_000 }, async (path) => {
    await front.set(path.settings ?? {})
    const context = await browser.newContext({ userAgent: USER_AGENT, ...path.browser })
    const page = await context.newPage()
    const watch = watchPage(page)
    const isExpected = (trouble: string) =>
      /tl_click|ERR_BLOCKED_BY_CLIENT|ERR_FAILED|ERR_ABORTED/.test(trouble) && path.group !== 'Arriving'
    try {
      const shopper = createShopper(context, page, front.sandbox.storefrontUrl)
      const orderId = await path.walk(shopper, front.sandbox)
      if (path.isLate)
        await vi.waitUntil(() => isCredited(pool, orderId), {
          ...PATIENCE,
          timeout: LATE_MS,
          message: 'the sweep',
        })
      const outcome = await outcomeOf(pool, orderId, !path.isUnreported)
      outcomes.set(path, outcome)
      expect({ partner: outcome.partner, won: outcome.won }).toEqual({ partner: path.partner, won: path.won })
      expect(watch.troubles().filter((trouble) => !isExpected(trouble))).toEqual([])
      if (path.browser?.javaScriptEnabled !== false)
        expect(
          await page.evaluate(
            () => (window as { Throughline?: { errors: number } }).Throughline?.errors ?? 0,
          ),
        ).toBe(0)
    } finally {
      watch.end()
      await context.close()
    }
  })

  test('the table in docs says what was seen', async () => {
    expect(outcomes.size).toBe(PATHS.length)
    await expect(pathsTable(PATHS, outcomes)).toMatchFileSnapshot('../../docs/capture-paths.md')
  })
})

async function isCredited(pool: pg.Pool, orderId: string): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM conversion WHERE txn_id = $1', [orderId])
  return rowCount === 1
}
