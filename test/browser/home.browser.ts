// The app as a merchant sees it: opened in the stand-in admin, while a shopper whom the partner sent buys something.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, launchChromium, USER_AGENT } from './chromium.ts'
import { startSandbox, type RunningSandbox } from './start-sandbox.ts'
import { watchPage, type Watch } from './watch-page.ts'

const ARTIFACTS = join(import.meta.dirname, 'artifacts')
const WIDE = { width: 1280, height: 1500 }
const NARROW = { width: 390, height: 2000 }
/** From a purchase to the home page: the order is worked on, delivered, and shown at the next refresh. */
const SHOWN_MS = 30_000

const executablePath = findChromium()

describe.skipIf(executablePath === null)('home', () => {
  let sandbox: RunningSandbox
  let browser: Browser
  let admin: Page
  let watch: Watch
  const reads: Request[] = []

  beforeAll(async () => {
    mkdirSync(ARTIFACTS, { recursive: true })
    sandbox = await startSandbox()
    browser = await launchChromium(executablePath as string)
    admin = await (await newContext(WIDE)).newPage()
    watch = watchPage(admin)
    admin.on('request', (request) => {
      if (request.url().startsWith(`${sandbox.appUrl}/app.data`)) reads.push(request)
    })
  })
  afterAll(async () => {
    watch?.end()
    await browser?.close()
    await sandbox?.stop()
  })

  async function newContext(viewport: { width: number; height: number }): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport, userAgent: USER_AGENT })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    return context
  }
  const app = () => admin.frameLocator('#app')
  const appFrame = () => admin.frames().find((frame) => frame.url().startsWith(`${sandbox.appUrl}/app`))!
  const figure = (title: string) =>
    app()
      .getByRole('heading', { name: title, exact: true })
      .locator('xpath=following-sibling::p[1]')
      .innerText()
  const screenshot = (name: string) => admin.screenshot({ path: join(ARTIFACTS, `${name}.png`) })

  test('opens inside the admin and says what to do while nothing has happened', async () => {
    await admin.goto(`${sandbox.adminUrl}/app`)
    await app().getByRole('heading', { name: 'Today', level: 1 }).waitFor()
    expect(await figure('Clicks')).toBe('0')
    expect(await figure('Conversions')).toBe('0')
    await app().getByText('Open your tracking link, buy something in the shop').waitFor()
    await app().getByText('A partner’s postback is set up.').waitFor()
    await screenshot('home-empty-wide')
  })

  test('reads its data with a session token, without which there is nothing to read', async () => {
    const read = await admin.waitForRequest((request) =>
      request.url().startsWith(`${sandbox.appUrl}/app.data`),
    )
    expect((await read.allHeaders())['authorization']).toMatch(/^Bearer ey[\w-]+\.ey[\w-]+\.[\w-]+$/)
    expect((await read.response())?.status()).toBe(200)
    for (const token of [null, 'Bearer nonsense']) {
      const answer = await fetch(`${sandbox.appUrl}/app.data`, {
        headers: { 'user-agent': USER_AGENT, ...(token && { authorization: token }) },
        redirect: 'manual',
      })
      expect(answer.status).not.toBe(200)
      expect(await answer.text()).not.toContain('trackingLink')
    }
  })

  test('is to be had in the admin only', async () => {
    const answer = await fetch(`${sandbox.appUrl}/app`, { headers: { 'user-agent': USER_AGENT } })
    expect(answer.url).toBe(`${sandbox.appUrl}/`)
    expect(answer.headers.get('content-security-policy')).toBe("frame-ancestors 'none'")
    const page = await answer.text()
    expect(page).toContain('Apps menu of your Shopify admin')
    expect(page).not.toContain('<input')
  })

  test('hands out the tracking link', async () => {
    await app().getByRole('button', { name: 'Copy: Tracking link' }).click()
    await admin.getByText('Copied').waitFor()
    const copied = await admin.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(`${sandbox.appUrl}/r/${sandbox.brand}/${sandbox.offer}?via=${sandbox.partner}`)
  })

  test('shows the click, the approved conversion and the delivered postback of a purchase by itself', async () => {
    const shopper = await (await newContext({ width: 1100, height: 900 })).newPage()
    const shopperWatch = watchPage(shopper)
    const link = `${sandbox.appUrl}/r/${sandbox.brand}/${sandbox.offer}?via=${sandbox.partner}&sub1=browser&aff_click_id=browser-1`
    await shopper.goto(link)
    const clickId = new URL(shopper.url()).searchParams.get('click_id')
    expect(clickId).toMatch(/^[0-9a-f-]{36}$/)
    await shopper.locator('.goods a').first().click()
    await shopper.getByRole('button', { name: 'Add to cart' }).click()
    await shopper.getByRole('link', { name: 'Check out' }).click()
    await shopper.getByRole('button', { name: 'Place the order' }).click()
    await shopper.getByRole('heading', { name: 'Thank you' }).waitFor()
    const order = /order (#\d+)/.exec(await shopper.locator('main').innerText())?.[1] as string
    expect(shopperWatch.troubles()).toEqual([])
    await shopper.context().close()

    const conversion = app()
      .getByRole('table', { name: 'Newest conversions' })
      .getByRole('row', { name: order })
    await conversion.waitFor({ timeout: SHOWN_MS })
    await conversion.getByText('Approved').waitFor({ timeout: SHOWN_MS })
    expect(await conversion.innerText()).toContain('Wanderlist')
    const delivery = app().getByRole('table', { name: 'Newest deliveries' }).locator('tbody tr').first()
    await delivery.getByText('Delivered').waitFor({ timeout: SHOWN_MS })
    expect(await delivery.innerText()).toContain(new URL(sandbox.trackerUrl).host)
    expect(await delivery.innerText()).toContain('HTTP 200')
    expect(await figure('Clicks')).toBe('1')
    expect(await figure('Conversions')).toBe('1')

    const hits = (await (await fetch(`${sandbox.trackerUrl}/hits`)).json()) as { url: string }[]
    expect(hits).toHaveLength(1)
    expect(hits[0]?.url).toContain('clickid=browser-1')
    expect(hits[0]?.url).toContain(`our=${clickId}`)
    await screenshot('home-wide')
  })

  test('refreshes without moving the reader’s place', async () => {
    await admin.setViewportSize({ width: WIDE.width, height: 600 })
    await appFrame().evaluate(() => window.scrollTo(0, 250))
    const before = reads.length
    await expect.poll(() => reads.length, { timeout: 20_000 }).toBeGreaterThan(before + 1)
    expect(await appFrame().evaluate(() => window.scrollY)).toBe(250)
    await appFrame().evaluate(() => window.scrollTo(0, 0))
  })

  test('fits a narrow screen', async () => {
    await admin.setViewportSize(NARROW)
    const { scrollWidth, clientWidth } = await appFrame().evaluate(() => document.documentElement)
    expect(scrollWidth).toBe(clientWidth)
    await screenshot('home-narrow')
    await admin.setViewportSize(WIDE)
  })

  test('finds its way in when it is opened without a token', async () => {
    const launch = new URL(appFrame().url())
    launch.searchParams.delete('id_token')
    const asked = admin.waitForResponse((response) => response.url().includes('/auth/session-token'))
    await admin.locator('#app').evaluate((frame: HTMLIFrameElement, src) => (frame.src = src), launch.href)
    await asked
    await app().getByRole('heading', { name: 'Today', level: 1 }).waitFor()
  })

  test('nothing went wrong in all this', () => {
    expect(watch.troubles()).toEqual([])
  })

  test('keeps standing while the app is away, and goes on when it is back', async () => {
    watch.end()
    const away = `${sandbox.appUrl}/app.data**`
    await admin.route(away, (route) => route.abort())
    await app().getByText('The app does not answer.').waitFor({ timeout: 20_000 })
    expect(await figure('Conversions')).toBe('1')
    await admin.unroute(away)
    await app().getByText('Kept up to date while you look.').waitFor({ timeout: 20_000 })
  })

  test('welcomes a shop that the database does not know, though it is signed in', async () => {
    const client = new pg.Client({ connectionString: sandbox.databaseUrl })
    await client.connect()
    await client.query(`UPDATE shop SET domain = 'elsewhere.myshopify.com' WHERE domain = $1`, [
      sandbox.shopDomain,
    ])
    await client.end()
    await admin.reload()
    await app().getByText('There is no partner yet.').waitFor()
    await app().getByText('No partner has a postback yet.').waitFor()
    const link = await app().getByRole('textbox', { name: 'Tracking link' }).inputValue()
    expect(link).toMatch(/\/r\/demo-2\/default\?via=PARTNER$/)
  })
})
