// The sandbox, with a second partner who is a network, once the app has told the storefront its settings and made its pixel.
import pg from 'pg'
import type { Browser } from 'playwright-core'
import { createIds } from '#app/platform/ids.server.ts'
import { USER_AGENT } from '../chromium.ts'
import { startSandbox, type RunningSandbox } from '../start-sandbox.ts'
import { waitFor } from './outcome.ts'
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
  const published = (wanted: RegExp) =>
    waitFor(
      `settings with ${wanted} in the metafield`,
      async () => {
        const { rowCount } = await pool.query('SELECT FROM storefront WHERE published ~ $1', [wanted.source])
        return rowCount === 1 || null
      },
      PUBLISHED_MS,
    )
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
    await waitFor('the prefix', async () => {
      const { rowCount } = await pool.query('SELECT FROM storefront WHERE proxy_prefix = $1', [prefix])
      return rowCount === 1 || null
    })
    await hurry()
    await published(new RegExp(`"proxy":"${prefix}"`))
  }
  await hurry()
  await published(/"awc"/)
  await waitFor(
    'the web pixel',
    async () => {
      const { rowCount } = await pool.query(`SELECT FROM storefront WHERE pixel_state = 'live'`)
      return rowCount === 1 || null
    },
    PUBLISHED_MS,
  )
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
