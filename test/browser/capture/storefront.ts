// The sandbox, with a second partner who is a network, once the app has told the storefront its settings and made its pixel.
import pg from 'pg'
import type { Browser } from 'playwright-core'
import { vi } from 'vitest'
import { createIds } from '#app/platform/ids.server.ts'
import { USER_AGENT } from '../chromium.ts'
import { startSandbox, type RunningSandbox } from '../start-sandbox.ts'
import { PATIENCE } from './outcome.ts'
import type { ShopSettings } from './path.ts'

const PUBLISHED_MS = 90_000
const DEFAULTS: Required<ShopSettings> = {
  buyItNow: true,
  consentRequired: false,
  proxyPrefix: '/apps/throughline',
}

export interface OpenStorefront {
  sandbox: RunningSandbox
  pool: pg.Pool
  /** Sets the shop as given and everything else as it is by default; the embed knows it when this resolves. */
  set(settings: ShopSettings): Promise<void>
  close(): Promise<void>
}

export async function openStorefront(browser: Browser): Promise<OpenStorefront> {
  const sandbox = await startSandbox()
  await openAdmin(browser, sandbox)
  const pool = new pg.Pool({ connectionString: sandbox.databaseUrl, max: 2 })
  await pool.query(
    `INSERT INTO partner (shop_id, id, slug, name, arrival_parameter, updated_at)
     SELECT id, $1, 'atlas', 'Atlas network', 'awc', now() FROM shop WHERE domain = $2`,
    [createIds(() => Date.now())(), sandbox.shopDomain],
  )
  let prefix = DEFAULTS.proxyPrefix

  /** The chores come once a minute; asked for, they come at once. */
  const hurry = () =>
    pool.query(
      `SELECT graphile_worker.add_job(task) FROM unnest(ARRAY['publish_storefronts', 'keep_pixels']) AS task`,
    )
  /** @param condition of the storefront's row, with `value` as $1 */
  async function waitUntil(condition: string, value: string, timeout: number): Promise<void> {
    const holds = async () =>
      (await pool.query(`SELECT FROM storefront WHERE ${condition}`, [value])).rowCount === 1
    await vi.waitUntil(holds, { ...PATIENCE, timeout, message: `${condition} with ${value}` })
  }
  async function set(settings: ShopSettings): Promise<void> {
    const all = { ...DEFAULTS, ...settings }
    const answer = await fetch(`${sandbox.storefrontUrl}/sandbox/settings`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(all),
    })
    if (!answer.ok) throw new Error(`settings refused: ${await answer.text()}`)
    if (all.proxyPrefix === prefix) return
    prefix = all.proxyPrefix
    // The app learns the new place from the first request that comes by it.
    await fetch(`${sandbox.storefrontUrl}${prefix}/r/main?via=wanderlist`, { redirect: 'manual' })
    await waitUntil('proxy_prefix = $1', prefix, PATIENCE.timeout)
    await hurry()
    await waitUntil('published ~ $1', `"proxy":"${prefix}"`, PUBLISHED_MS)
  }
  await hurry()
  await waitUntil('published ~ $1', '"awc"', PUBLISHED_MS)
  await waitUntil('pixel_state = $1', 'live', PUBLISHED_MS)
  return {
    sandbox,
    pool,
    set,
    async close() {
      await pool.end()
      await sandbox.stop()
    },
  }
}

/** The merchant opens the app: from then on it may speak to the Admin API without him. */
async function openAdmin(browser: Browser, { adminUrl }: RunningSandbox): Promise<void> {
  const context = await browser.newContext({ userAgent: USER_AGENT })
  const page = await context.newPage()
  await page.goto(`${adminUrl}/app`)
  await page.frameLocator('#app').getByRole('heading', { name: 'Today', level: 1 }).waitFor()
  await context.close()
}
