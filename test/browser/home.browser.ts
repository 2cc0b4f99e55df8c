// The app as a merchant sees it: opened in the stand-in admin, while a shopper whom the partner sent buys something.
import type { Request } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'
import { USER_AGENT } from './chromium.ts'
import { watchPage } from './watch-page.ts'

/** From a purchase to the home page: the order is worked on, delivered, and shown at the next refresh. */
const SHOWN_MS = 30_000

describeInBrowser('home', () => {
  let desk: AdminDesk
  const reads: Request[] = []

  beforeAll(async () => {
    desk = await openAdminDesk()
    desk.admin.on('request', (request) => {
      if (request.url().startsWith(`${desk.sandbox.appUrl}/app.data`)) reads.push(request)
    })
  })
  afterAll(() => desk?.close())

  const app = () => desk.app()
  const figure = (title: string) =>
    app()
      .getByRole('heading', { name: title, exact: true })
      .locator('xpath=following-sibling::p[1]')
      .innerText()

  test('opens inside the admin and says what to do while nothing has happened', async () => {
    await desk.goTo('/app', 'Today')
    expect(await figure('Clicks')).toBe('0')
    expect(await figure('Conversions')).toBe('0')
    await app().getByText('Open your tracking link, buy something in the shop').waitFor()
    await app().getByText('A partner’s postback is set up.').waitFor()
    await desk.screenshot('home-empty-wide')
  })

  test('says how the parts stand that the figures depend on, and leads to each', async () => {
    await app().getByRole('heading', { name: 'Health', exact: true }).waitFor()
    await app().getByText('It is switched on. No click has come through it yet.').waitFor()
    await app().getByText('Calls to partners are sent as they fall due.').waitFor()
    await app().getByText('None is failing.').waitFor()
    expect(await app().getByRole('link', { name: 'Web pixel', exact: true }).getAttribute('href')).toBe(
      '/app/storefront',
    )
  })

  test('reads its data with a session token, without which there is nothing to read', async () => {
    const read = await desk.admin.waitForRequest((request) =>
      request.url().startsWith(`${desk.sandbox.appUrl}/app.data`),
    )
    expect((await read.allHeaders())['authorization']).toMatch(/^Bearer ey[\w-]+\.ey[\w-]+\.[\w-]+$/)
    expect((await read.response())?.status()).toBe(200)
    for (const token of [null, 'Bearer nonsense']) {
      const answer = await fetch(`${desk.sandbox.appUrl}/app.data`, {
        headers: { 'user-agent': USER_AGENT, ...(token && { authorization: token }) },
        redirect: 'manual',
      })
      expect(answer.status).not.toBe(200)
      expect(await answer.text()).not.toContain('trackingLink')
    }
  })

  test('is to be had in the admin only', async () => {
    const answer = await fetch(`${desk.sandbox.appUrl}/app`, { headers: { 'user-agent': USER_AGENT } })
    expect(answer.url).toBe(`${desk.sandbox.appUrl}/`)
    expect(answer.headers.get('content-security-policy')).toBe("frame-ancestors 'none'")
    const page = await answer.text()
    expect(page).toContain('Apps menu of your Shopify admin')
    expect(page).not.toContain('<input')
  })

  test('hands out the tracking link', async () => {
    await app().getByRole('button', { name: 'Copy: Tracking link' }).click()
    await desk.admin.getByText('Copied').waitFor()
    const copied = await desk.admin.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(
      `${desk.sandbox.appUrl}/r/${desk.sandbox.brand}/${desk.sandbox.offer}?via=${desk.sandbox.partner}`,
    )
  })

  test('shows the click, the approved conversion and the delivered postback of a purchase by itself', async () => {
    const shopper = await desk.newPage()
    const shopperWatch = watchPage(shopper)
    const link = `${desk.sandbox.appUrl}/r/${desk.sandbox.brand}/${desk.sandbox.offer}?via=${desk.sandbox.partner}&sub1=browser&aff_click_id=browser-1`
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
    expect(await delivery.innerText()).toContain(new URL(desk.sandbox.trackerUrl).host)
    expect(await delivery.innerText()).toContain('HTTP 200')
    expect(await figure('Clicks')).toBe('1')
    expect(await figure('Conversions')).toBe('1')

    const hits = (await (await fetch(`${desk.sandbox.trackerUrl}/hits`)).json()) as { url: string }[]
    expect(hits).toHaveLength(1)
    expect(hits[0]?.url).toContain('clickid=browser-1')
    expect(hits[0]?.url).toContain(`our=${clickId}`)
  })

  test('refreshes without moving the reader’s place', async () => {
    await desk.admin.setViewportSize({ width: 1280, height: 600 })
    await desk.appFrame().evaluate(() => window.scrollTo(0, 250))
    const before = reads.length
    await expect.poll(() => reads.length, { timeout: 20_000 }).toBeGreaterThan(before + 1)
    expect(await desk.appFrame().evaluate(() => window.scrollY)).toBe(250)
    await desk.appFrame().evaluate(() => window.scrollTo(0, 0))
    await desk.wide()
  })

  test('shows the last thirty days in lines, each with its values as a table', async () => {
    const clicks = app().getByRole('figure', { name: 'Clicks by day' })
    await clicks.getByRole('img', { name: /The highest value is 1, on/ }).waitFor()
    await clicks.getByText('Values as a table').press('Enter')
    expect(await clicks.getByRole('row').count()).toBe(31)
    expect(await clicks.getByRole('row').last().innerText()).toMatch(/\s1$/)
    await desk.expectAccessible()
    await clicks.getByText('Values as a table').press('Enter')
  })

  test('fits a narrow screen', async () => {
    await desk.expectToFit('home')
  })

  test('finds its way in when it is opened without a token', async () => {
    const launch = new URL(desk.appFrame().url())
    launch.searchParams.delete('id_token')
    const asked = desk.admin.waitForResponse((response) => response.url().includes('/auth/session-token'))
    await desk.admin
      .locator('#app')
      .evaluate((frame: HTMLIFrameElement, src) => (frame.src = src), launch.href)
    await asked
    await desk.heading('Today')
  })

  test('nothing went wrong in all this', () => {
    expect(desk.watch.troubles()).toEqual([])
  })

  test('keeps standing while the app is away, and goes on when it is back', async () => {
    desk.watch.end()
    const away = `${desk.sandbox.appUrl}/app.data**`
    await desk.admin.route(away, (route) => route.abort())
    await app().getByText('The app does not answer.').waitFor({ timeout: 20_000 })
    expect(await figure('Conversions')).toBe('1')
    await desk.admin.unroute(away)
    await app().getByText('Kept up to date while you look.').waitFor({ timeout: 20_000 })
  })

  test('welcomes a shop that the database does not know, though it is signed in', async () => {
    await desk.database.query(`UPDATE shop SET domain = 'elsewhere.myshopify.com' WHERE domain = $1`, [
      desk.sandbox.shopDomain,
    ])
    await desk.admin.reload()
    await app().getByText('There is no partner yet.').waitFor()
    await app().getByText('No partner has a postback yet.').waitFor()
    const link = await app().getByRole('textbox', { name: 'Tracking link' }).inputValue()
    expect(link).toMatch(/\/r\/demo-2\/default\?via=PARTNER$/)
  })
})
