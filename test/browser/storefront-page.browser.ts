// The storefront page as the merchant sees it: how each part that carries a click stands, and a pixel that is mended by a button.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, launchChromium, USER_AGENT } from './chromium.ts'
import { startSandbox, type RunningSandbox } from './start-sandbox.ts'
import { watchPage, type Watch } from './watch-page.ts'

const ARTIFACTS = join(import.meta.dirname, 'artifacts')
const WIDE = { width: 1280, height: 1500 }
const NARROW = { width: 390, height: 2200 }
const executablePath = findChromium()

describe.skipIf(executablePath === null)('the storefront page', () => {
  let sandbox: RunningSandbox
  let browser: Browser
  let admin: Page
  let watch: Watch
  let client: pg.Client

  beforeAll(async () => {
    mkdirSync(ARTIFACTS, { recursive: true })
    sandbox = await startSandbox()
    client = new pg.Client({ connectionString: sandbox.databaseUrl })
    await client.connect()
    browser = await launchChromium(executablePath as string)
    admin = await (await browser.newContext({ viewport: WIDE, userAgent: USER_AGENT })).newPage()
    watch = watchPage(admin)
  })
  afterAll(async () => {
    watch?.end()
    await browser?.close()
    await client?.end()
    await sandbox?.stop()
  })

  const app = () => admin.frameLocator('#app')
  const appFrame = () => admin.frames().find((frame) => frame.url().startsWith(`${sandbox.appUrl}/app`))!
  const screenshot = (name: string) => admin.screenshot({ path: join(ARTIFACTS, `${name}.png`) })
  const part = (name: string) => app().getByRole('region', { name, exact: true })
  const open = async () => {
    await admin.goto(`${sandbox.adminUrl}/app`)
    await app().getByRole('heading', { name: 'Today', level: 1 }).waitFor()
    await admin.goto(admin.url().replace(/(\/apps\/[^/?]+).*/, '$1/app/storefront'))
    await app().getByRole('heading', { name: 'Storefront', level: 1 }).waitFor()
  }

  test('says what is there and what is to be done', async () => {
    // Installing the app lets it in; the chores follow within the minute, or now.
    await open()
    await client.query(`SELECT graphile_worker.add_job('publish_storefronts')`)
    const isPublished = async () =>
      (await client.query('SELECT FROM storefront WHERE published_at IS NOT NULL')).rowCount
    await expect.poll(isPublished, { timeout: 20_000 }).toBe(1)
    await client.query(`SELECT graphile_worker.add_job('keep_pixels')`)
    await part('Web pixel').getByText('Live', { exact: true }).waitFor({ timeout: 30_000 })
    await part('Settings for the embed').getByText('Published', { exact: true }).waitFor({ timeout: 30_000 })
    await part('App embed').getByText('No sign of it yet').waitFor()
    const link = part('App embed').getByRole('link', { name: 'Open the theme editor' })
    expect(await link.getAttribute('href')).toBe(
      `https://${sandbox.shopDomain}/admin/themes/current/editor?context=apps&template=index&activateAppId=${sandbox.apiKey}/click-capture`,
    )
    await part('Web pixel').getByText('No checkout was reported').waitFor()
    const module = app().getByRole('textbox', { name: 'Module for your page' })
    expect(await module.inputValue()).toContain(`brand: '${sandbox.brand}'`)
    await screenshot('storefront-wide')
  })

  test('tells of a pixel that failed, and mends it', async () => {
    await client.query(
      `UPDATE storefront SET pixel_state = 'failed', pixel_error = 'Shopify did not answer as expected: no answer in time'`,
    )
    await open()
    await part('Web pixel').getByText('Failed', { exact: true }).waitFor()
    await part('Web pixel').getByText('no answer in time').waitFor()
    await screenshot('storefront-failed-wide')
    await part('Web pixel').getByRole('button', { name: 'Check and repair' }).focus()
    await admin.keyboard.press('Enter')
    await part('Web pixel').getByText('The pixel is live, with the right settings.').waitFor()
    await part('Web pixel').getByText('Live', { exact: true }).waitFor()
    await screenshot('storefront-repaired-wide')
  })

  test('counts what the pixel reports', async () => {
    const { rows } = await client.query<{ pixel_key: string }>('SELECT pixel_key FROM storefront')
    const report = { v: 1, brand: sandbox.brand, key: rows[0]?.pixel_key, order_id: '5123' }
    const response = await fetch(`${sandbox.appUrl}/pixel`, { method: 'POST', body: JSON.stringify(report) })
    expect(response.status).toBe(204)
    await open()
    await part('Web pixel').getByText('1 checkout reported in the last 7 days.').waitFor()
  })

  test('fits a narrow screen', async () => {
    await admin.setViewportSize(NARROW)
    const { scrollWidth, clientWidth } = await appFrame().evaluate(() => document.documentElement)
    expect(scrollWidth).toBe(clientWidth)
    await screenshot('storefront-narrow')
    await admin.setViewportSize(WIDE)
  })

  test('nothing went wrong in all this', () => {
    expect(watch.troubles()).toEqual([])
  })
})
