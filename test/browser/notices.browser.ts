// Notices as the merchant sees them: a destination says that it is gone, the postback is paused, and it is told here and by mail.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO } from '../../sandbox/demo-shop.ts'
import { PRODUCTS } from '../../sandbox/storefront/catalog.ts'
import { buy, clickPartnerLink } from '../../sandbox/storefront/journey.ts'
import { createVisitor } from '../../sandbox/storefront/visitor.ts'
import { findChromium, launchChromium, USER_AGENT } from './chromium.ts'
import { startSandbox, type RunningSandbox } from './start-sandbox.ts'
import { watchPage, type Watch } from './watch-page.ts'

const ARTIFACTS = join(import.meta.dirname, 'artifacts')
const WIDE = { width: 1280, height: 1500 }
const NARROW = { width: 390, height: 2000 }
const executablePath = findChromium()

describe.skipIf(executablePath === null)('notices', () => {
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
  const field = (name: string) => app().getByRole('textbox', { name, exact: true })
  const save = (name: string) => app().getByRole('button', { name: `Save: ${name}` })
  const notice = (subject: RegExp) => app().getByRole('article', { name: subject })
  const open = async () => {
    await admin.goto(`${sandbox.adminUrl}/app`)
    await app().getByRole('heading', { name: 'Today', level: 1 }).waitFor()
    await admin.goto(admin.url().replace(/(\/apps\/[^/?]+).*/, '$1/app/notices'))
    await app().getByRole('heading', { name: 'Notices', level: 1 }).waitFor()
  }
  /** A sale, of which the partner's tracker says that it never wants to hear again. */
  async function sellToOneThatIsGone(): Promise<void> {
    const behaviour = JSON.stringify({ status: 410, times: 1 })
    await fetch(`${sandbox.trackerUrl}/behaviour`, { method: 'PUT', body: behaviour })
    const visitor = createVisitor()
    await clickPartnerLink(visitor, sandbox.appUrl, { aff_click_id: 'notices-1' })
    await buy(visitor, sandbox.storefrontUrl, {
      variantId: PRODUCTS[0]!.variantId,
      quantity: 1,
      discountCodes: [],
    })
    const isPaused = async () =>
      (await client.query('SELECT FROM postback WHERE paused_at IS NOT NULL')).rowCount
    await expect.poll(isPaused, { timeout: 20_000 }).toBe(1)
  }

  test('says that there are none, and where they would be mailed to', async () => {
    await open()
    await app().getByText('No notices.').waitFor()
    await app().getByText('Nothing unread').waitFor()
    expect(await field('Your address').inputValue()).toBe(DEMO.noticeEmail)
    expect(await field(`Address of ${DEMO.partnerName}`).inputValue()).toBe(DEMO.partnerEmail)
    await screenshot('notices-empty-wide')
  })

  test('a paused postback is told to the merchant and to the partner, here and by mail', async () => {
    await sellToOneThatIsGone()
    // Now rather than within the minute.
    await client.query(`SELECT graphile_worker.add_job('write_notices')`)
    const told = notice(/^The postback to Wanderlist .* is paused$/)
    await told.waitFor({ timeout: 30_000 })
    await told.getByText('Unread').waitFor()
    await told.getByText('Resume it.').waitFor()
    await told.getByText('Mailed to m…@harbour-pine.example').waitFor({ timeout: 30_000 })
    const copy = notice(/^Postbacks of Harbour & Pine to .* are paused$/)
    await copy.getByText('To Wanderlist').waitFor()
    await copy.getByText('Mailed to p…@wanderlist.example').waitFor({ timeout: 30_000 })
    expect(await copy.getByText('Unread').count()).toBe(0)
    await app().getByText('1 unread').waitFor()
    const link = told.getByRole('link', { name: /^Open the postback/ })
    expect(await link.getAttribute('href')).toMatch(/^\/app\/postbacks\/[0-9a-f-]{36}$/)
    await screenshot('notices-wide')
  })

  test('the sandbox shows the mail', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1100 } })
    const mailWatch = watchPage(page)
    await page.goto(`${sandbox.adminUrl}/`)
    await page.getByRole('link', { name: 'Mail', exact: true }).first().click()
    await page.getByRole('heading', { name: 'Mail', level: 1 }).waitFor()
    expect(page.url()).toBe(`${sandbox.mailUrl}/`)
    const mails = page.getByRole('article')
    expect(await mails.count()).toBe(2)
    const toMerchant = mails.filter({ hasText: DEMO.noticeEmail })
    expect(await toMerchant.innerText()).toContain('What to do:')
    expect(await toMerchant.innerText()).toContain('Newest failure: HTTP 410')
    expect(await mails.filter({ hasText: DEMO.partnerEmail }).innerText()).toContain('Tell Harbour & Pine')
    await page.screenshot({ path: join(ARTIFACTS, 'mail-wide.png') })
    await page.setViewportSize({ width: 390, height: 1400 })
    const widths = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    expect(widths[0]).toBe(widths[1])
    await page.screenshot({ path: join(ARTIFACTS, 'mail-narrow.png') })
    expect(mailWatch.troubles()).toEqual([])
    await page.close()
  })

  test('fits a narrow screen', async () => {
    await admin.setViewportSize(NARROW)
    const { scrollWidth, clientWidth } = await appFrame().evaluate(() => document.documentElement)
    expect(scrollWidth).toBe(clientWidth)
    await screenshot('notices-narrow')
    await admin.setViewportSize(WIDE)
  })

  test('a notice is marked as read from the keyboard, and stays open for its reader', async () => {
    const told = notice(/^The postback to Wanderlist .* is paused$/)
    await told.getByRole('button', { name: /^Mark as read/ }).focus()
    await admin.keyboard.press('Enter')
    await app().getByText('Nothing unread').waitFor()
    await told.getByText('Unread').waitFor({ state: 'detached' })
    expect(await told.getByText('Resume it.').isVisible()).toBe(true)
    expect(await app().getByRole('button', { name: 'Mark all as read' }).count()).toBe(0)
  })

  test('all are marked at once', async () => {
    await client.query('UPDATE notice SET read_at = NULL')
    const all = app().getByRole('button', { name: 'Mark all as read' })
    await all.waitFor({ timeout: 30_000 })
    await all.click()
    await app().getByText('Nothing unread').waitFor()
    const { rowCount } = await client.query(
      `SELECT FROM notice WHERE audience = 'merchant' AND read_at IS NULL`,
    )
    expect(rowCount).toBe(0)
  })

  test('addresses are checked, kept, and emptied', async () => {
    const label = `Address of ${DEMO.partnerName}`
    await field(label).fill('nobody')
    await save(label).click()
    await app().getByText('Enter one address like name@example.com.').waitFor()
    await screenshot('notices-refused-wide')
    await field(label).fill('')
    await save(label).click()
    await app().getByText('Saved: no mail is sent.').waitFor()
    await field('Your address').fill('new@harbour-pine.example')
    await field('Your address').press('Enter')
    await app().getByText('Saved.', { exact: true }).waitFor()
    await open()
    expect(await field(label).inputValue()).toBe('')
    expect(await field('Your address').inputValue()).toBe('new@harbour-pine.example')
    await app().getByRole('option', { name: 'Wanderlist (no address)' }).waitFor({ state: 'attached' })
  })

  test('nothing went wrong in all this', () => {
    expect(watch.troubles()).toEqual([])
  })
})
