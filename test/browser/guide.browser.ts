// The set-up guide from its beginning to its end: it ticks itself, lets one test order through, switches that off again, and is put
// away and brought back.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PRODUCTS } from '../../sandbox/storefront/catalog.ts'
import { clickPartnerLink } from '../../sandbox/storefront/journey.ts'
import { createVisitor } from '../../sandbox/storefront/visitor.ts'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'

/** An order is worked on and delivered, and the page has read it. */
const SHOWN_MS = 30_000

describeInBrowser('the set-up guide', () => {
  let desk: AdminDesk
  beforeAll(async () => void (desk = await openAdminDesk()))
  afterAll(() => desk?.close())
  const app = () => desk.app()
  const guide = () => app().getByRole('region', { name: 'Set-up guide' })
  const step = (title: string) => guide().getByRole('listitem').filter({ hasText: title })
  const testOrders = async () =>
    (await desk.database.query<{ test_orders: string }>('SELECT test_orders FROM shop')).rows[0]?.test_orders

  test('says what is done and what is left, and where to do it', async () => {
    await desk.database.query('UPDATE postback SET active = false')
    await desk.database.query(`UPDATE partner SET status = 'paused'`)
    await desk.goTo('/app', 'Today')
    await step('Say what you pay').getByText('Done').waitFor()
    await step('Switch on the app embed').getByText('Done').waitFor()
    const link = (title: string, name: string) => step(title).getByRole('link', { name }).getAttribute('href')
    expect(await link('Add a partner', 'Add partner')).toBe('/app/partners/new')
    expect(await link('Set up the partner’s postback', 'Add postback')).toBe('/app/postbacks/new')
    await guide().getByText('3 of 6 steps are done.').waitFor()
    await desk.expectAccessible()
    await desk.expectToFit('guide-begun')
  })

  test('ticks itself while somebody looks', async () => {
    await desk.database.query('UPDATE postback SET active = true')
    await desk.database.query(`UPDATE partner SET status = 'active'`)
    await guide().getByText('5 of 6 steps are done.').waitFor({ timeout: SHOWN_MS })
    await step('Set up the partner’s postback').getByText('Done').waitFor()
  })

  test('lets a test order through, by keyboard, and switches that off again by itself', async () => {
    expect(await testOrders()).toBe('record')
    await step('Place a test order').getByRole('button', { name: 'Let a test order through' }).focus()
    await desk.admin.keyboard.press('Enter')
    await guide().getByText('Test orders go through now.').waitFor()
    expect(await testOrders()).toBe('follow')
    await desk.screenshot('guide-waiting-wide')

    const order = await placeTestOrder()
    await guide().getByText(`Test order ${order} has arrived.`).waitFor({ timeout: SHOWN_MS })
    await guide().getByText('Its postback was delivered.').waitFor({ timeout: SHOWN_MS })
    await guide().getByText('Test orders only leave a record again.').waitFor({ timeout: SHOWN_MS })
    expect(await testOrders()).toBe('record')
    await guide().getByText('Everything is set up.').waitFor()
    const hits = (await (await fetch(`${desk.sandbox.trackerUrl}/hits`)).json()) as { url: string }[]
    expect(hits).toHaveLength(1)
    expect(hits[0]?.url).toContain('clickid=guide-1')
    await desk.expectAccessible()
    await desk.expectToFit('guide-done')
  })

  test('the test order is in no figure', async () => {
    await desk.goTo('/app/reports', 'Reports')
    const conversions = app().locator('xpath=//span[text()="Conversions"]/following-sibling::p[1]')
    expect(await conversions.innerText()).toBe('0')
    const clicks = app().locator('xpath=//span[text()="Clicks"]/following-sibling::p[1]')
    expect(await clicks.innerText()).toBe('1')
  })

  test('can be stopped by hand, is put away, and brought back', async () => {
    await desk.goTo('/app', 'Today')
    await desk.press('Try it again')
    await guide().getByText('Test orders go through now.').waitFor()
    await desk.press('Stop letting test orders through')
    await guide().getByRole('button', { name: 'Let a test order through' }).waitFor()
    expect(await testOrders()).toBe('record')
    await desk.press('Put the guide away')
    await guide().waitFor({ state: 'detached' })
    await desk.goTo('/app', 'Today')
    await app().getByRole('button', { name: 'Show the set-up guide again' }).waitFor()
    expect(await guide().count()).toBe(0)
    await desk.press('Show the set-up guide again')
    await guide().waitFor()
  })

  test('nothing went wrong in all this', () => {
    expect(desk.watch.troubles()).toEqual([])
  })

  /** @returns the order's name */
  async function placeTestOrder(): Promise<string> {
    const { appUrl, storefrontUrl } = desk.sandbox
    const visitor = createVisitor()
    await clickPartnerLink(visitor, appUrl, { aff_click_id: 'guide-1' })
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await visitor.fetch(storefrontUrl + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      expect(answer.status).toBe(200)
      return answer.json()
    }
    await post('/cart/add.js', { id: PRODUCTS[0]!.variantId, quantity: 1 })
    return ((await post('/checkout', { test: true })) as { name: string }).name
  }
})
