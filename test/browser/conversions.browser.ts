// Conversions as a merchant works with them: bought in the sandbox's shop, found, opened, decided with a way back, created by hand,
// explained, reviewed many at a time, kept as a view, taken along as a file; while the newest come in and nothing moves.
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { PRODUCTS } from '../../sandbox/storefront/catalog.ts'
import { buy, clickPartnerLink } from '../../sandbox/storefront/journey.ts'
import { createVisitor } from '../../sandbox/storefront/visitor.ts'
import { bookConversions } from '../setup/book-conversions.ts'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'
import { USER_AGENT } from './chromium.ts'

/** From a purchase to the page: the order is worked on, and shown at the next refresh. */
const SHOWN_MS = 30_000
const SECOND_PARTNER = '01890000-0000-7000-8000-00000000000a'

describeInBrowser('conversions', () => {
  let desk: AdminDesk
  let order: string
  let plainOrder: string

  beforeAll(async () => {
    desk = await openAdminDesk()
    desk.admin.setDefaultTimeout(15_000)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.screenshot('conversions-failed')
  })
  afterAll(() => desk?.close())

  const table = (name = 'Conversions') => desk.app().getByRole('table', { name, exact: true })
  const rows = (name?: string) => table(name).locator('tbody tr')
  const dialog = () => desk.app().getByRole('dialog')
  const decided = () => desk.app().getByRole('region', { name: 'What was decided' })
  const query = () => new URL(desk.appFrame().url()).searchParams
  const choose = (label: string, option: string) =>
    desk.app().getByLabel(label, { exact: true }).selectOption({ label: option })
  const eventually = async <T>(read: () => Promise<T> | T, wanted: Awaited<T>) => {
    await expect.poll(read, { timeout: 20_000 }).toBe(wanted)
  }
  const statusOf = async (name: string) => {
    const { rows: found } = await desk.database.query<{ status: string }>(
      `SELECT c.status FROM conversion c LEFT JOIN shop_order o ON o.shop_id = c.shop_id AND o.id = c.order_id WHERE coalesce(o.name, c.txn_id) = $1`,
      [name],
    )
    return found[0]?.status
  }
  const openList = () => desk.goTo('/app/conversions', 'Conversions')

  async function purchase(byPartner: boolean): Promise<string> {
    const visitor = createVisitor()
    if (byPartner)
      await clickPartnerLink(visitor, desk.sandbox.appUrl, { aff_click_id: 'desk-1', sub1: 'newsletter' })
    const bought = await buy(visitor, desk.sandbox.storefrontUrl, {
      variantId: PRODUCTS[0]!.variantId,
      quantity: 1,
      discountCodes: [],
    })
    return bought.name
  }
  /** Conversions of the past hours, by hand into the database: as many as a list needs. */
  const fill = async (count: number, status: string, hoursAgo: number, prefix: string) => {
    const { rows: made } = await desk.database.query<{ shop_id: string; id: string }>(
      `INSERT INTO conversion (shop_id, id, txn_id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
         original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, method, source, payout_terms, flags, occurred_at,
         created_at, changed_at)
       SELECT s.id, 'conv_' || replace(uuidv7(n * interval '1 second' - $3 * interval '1 hour')::text, '-', ''), $4 || n, 'sale', $2, 'USD', 4999, 500, 4999, 500, 4999, 0, p.id, o.id, 'click',
              'inbound', '{"kind":"given","minor":"500"}', CASE $2 WHEN 'pending' THEN '["self_referral"]'::jsonb ELSE '[]' END,
              now() - $3 * interval '1 hour', now() - $3 * interval '1 hour', now()
         FROM shop s JOIN partner p ON p.shop_id = s.id AND p.slug = 'wanderlist' JOIN offer o ON o.shop_id = s.id CROSS JOIN generate_series(1, $1::int) AS n
       RETURNING shop_id, id`,
      [count, status, hoursAgo, prefix],
    )
    const ids = made.map(({ id }) => id)
    await bookConversions(desk.database, made[0]!.shop_id, ids)
  }

  test('says what to wait for while there is nothing', async () => {
    await openList()
    await desk.app().getByText('No conversions yet').waitFor()
    expect(await desk.app().getByRole('button', { name: 'Export CSV' }).isDisabled()).toBe(true)
    await desk.expectToFit('conversions-empty')
    await desk.expectAccessible()
  })

  test('shows a purchase by itself, and its figures', async () => {
    order = await purchase(true)
    await table().getByRole('row', { name: order }).getByText('Approved').waitFor({ timeout: SHOWN_MS })
    const today = desk.app().getByLabel('Today', { exact: true })
    await today.getByText('$24.00').waitFor()
    expect((await today.innerText()).replace(/\s+/g, ' ')).toBe(
      'Clicks 1 Conversions 1 Approved 1 Held 0 Revenue $24.00 Payout $2.40',
    )
  })

  test('opens it: the payout line by line, who is credited and why, the click, what was sent', async () => {
    await table().getByRole('link', { name: order }).click()
    await desk.heading(order)
    const payout = table('How the payout came about')
    expect(await payout.innerText()).toMatch(/Line 1, \S+\s+10% of \$24\.00 by rule 1\s+\$2\.40/)
    expect(await payout.innerText()).toMatch(/Shipping\s+Nothing of it counts\./)
    await desk.app().getByText('Credited to Wanderlist for Everything in the shop').waitFor()
    await desk.app().getByText('Counts: Click in the landing page’s address').waitFor()
    await desk.app().getByText('newsletter').waitFor()
    await desk.app().getByText('Chrome, Linux').waitFor()
    await table('Deliveries').getByText('Delivered').waitFor({ timeout: SHOWN_MS })
    await desk.expectToFit('conversion')
    await desk.expectAccessible()
  })

  test('refuses a decision without a reason, beside the field', async () => {
    await desk.press('Reject')
    await dialog().getByRole('button', { name: 'Reject' }).click()
    await dialog().getByText('Give a reason: it is kept in the history.').waitFor()
    await desk.screenshot('conversion-reason-missing')
    expect(await statusOf(order)).toBe('approved')
  })

  test('rejects with a reason, and undoes it', async () => {
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('a friend of the shop')
    await dialog().getByRole('textbox', { name: 'Reason' }).press('Enter')
    await decided().getByText('1 conversion rejected').waitFor()
    await desk.app().getByText('A person rejected it.').waitFor()
    await table('History')
      .getByText('a friend of the shop')
      .or(table('History').getByText('rejected by a person'))
      .first()
      .waitFor()
    expect(await statusOf(order)).toBe('reversed')
    await desk.screenshot('conversion-rejected')
    await decided().getByRole('button', { name: 'Undo' }).click()
    await decided().getByText('Undone', { exact: true }).waitFor()
    expect(await statusOf(order)).toBe('approved')
  })

  test('changes the payout, refuses what is none, and goes back to the rules', async () => {
    await desk.press('Change the payout')
    const amount = dialog().getByRole('textbox', { name: 'Payout' })
    expect(await amount.inputValue()).toBe('2.40')
    await amount.fill('five')
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('agreed by phone')
    await dialog().getByRole('button', { name: 'Change the payout' }).click()
    await dialog().getByText('Write an amount as digits with a point, such as 12.50.').waitFor()
    await amount.fill('5.00')
    await dialog().getByRole('button', { name: 'Change the payout' }).click()
    await decided().getByText('1 payout changed').waitFor()
    await table('How the payout came about').getByText('Named payout').waitFor()
    await desk.press('Payout by the rules')
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('after all')
    await dialog().getByRole('button', { name: 'Payout by the rules' }).click()
    await table('How the payout came about').getByText('10% of $24.00 by rule 1').waitFor()
    await table('Refunds and other changes').getByText('+$2.60').waitFor()
  })

  test('moves it to another partner, and back', async () => {
    await desk.database.query(
      `INSERT INTO partner (shop_id, id, slug, name, updated_at) SELECT id, $1, 'second', 'Second', now() FROM shop`,
      [SECOND_PARTNER],
    )
    await desk.goTo(new URL(desk.appFrame().url()).pathname, order)
    await desk.press('Move')
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('named in the order’s note')
    await dialog().getByRole('button', { name: 'Move' }).click()
    await dialog().getByText('Choose a partner.').waitFor()
    await dialog().getByLabel('Partner').selectOption({ label: 'Second' })
    await dialog().getByRole('button', { name: 'Move' }).click()
    await desk.app().getByText('Credited to Second for Everything in the shop').waitFor()
    await desk.app().getByText('named in the order’s note').first().waitFor()
    await desk.press('Move back')
    await dialog().getByText('To Wanderlist, Everything in the shop.').waitFor()
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('a misunderstanding')
    await dialog().getByRole('button', { name: 'Move back' }).click()
    await desk.app().getByText('Credited to Wanderlist for Everything in the shop').waitFor()
  })

  test('creates one by hand, by keyboard alone, after its mistakes stood beside the fields', async () => {
    await desk.goTo('/app/conversions/new', 'Create a conversion')
    const { keyboard } = desk.admin
    await desk.app().getByLabel('Partner', { exact: true }).focus()
    await keyboard.type('Wander')
    await keyboard.press('Tab')
    await keyboard.press('Tab')
    await keyboard.type('12,5')
    await keyboard.press('Tab')
    await desk.app().getByText('Write an amount as digits with a point, such as 12.50.').waitFor()
    await keyboard.press('Shift+Tab')
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type('49.90')
    for (let tabs = 0; tabs < 4; tabs++) await keyboard.press('Tab')
    await desk.field('Transaction id').focus()
    await keyboard.type('fair-1')
    await keyboard.press('Tab')
    await keyboard.type('sold at the fair')
    await desk.expectToFit('conversion-new')
    await desk.expectAccessible()
    await desk.app().getByRole('button', { name: 'Save' }).last().focus()
    await keyboard.press('Enter')
    await desk.heading('fair-1')
    await decided().getByText('Conversion created').waitFor()
    await table('How the payout came about').getByText('10% of $49.90 by rule 1').waitFor()
    await decided().getByRole('button', { name: 'Undo' }).click()
    await decided().getByText('Undone', { exact: true }).waitFor()
    expect(await statusOf('fair-1')).toBe('reversed')
  })

  test('explains an order that nobody is credited with, credits it, and undoes that', async () => {
    plainOrder = await purchase(false)
    await eventually(
      async () =>
        (
          await desk.database.query(
            'SELECT FROM attribution_decision d JOIN shop_order o ON o.shop_id = d.shop_id AND o.id = d.order_id WHERE o.name = $1',
            [plainOrder],
          )
        ).rowCount,
      1,
    )
    await desk.goTo('/app/conversions/explain', 'Explain an order')
    await desk.field('Order').fill(plainOrder.replace('#', ''))
    await desk.field('Order').press('Enter')
    await desk.app().getByText('Credited to nobody: it came with no click and no coupon.').waitFor()
    await desk.app().getByText('No click came through the storefront’s embed').waitFor()
    await desk.expectToFit('conversion-explained')
    await desk.expectAccessible()
    await desk.press('Credit to a partner…')
    await dialog().getByRole('button', { name: 'Credit', exact: true }).click()
    await dialog().getByText('Choose a partner.').waitFor()
    await dialog().getByText('Give a reason: it is kept in the history.').waitFor()
    await dialog().getByLabel('Partner').selectOption({ label: 'Wanderlist' })
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('the partner sent a screenshot')
    await dialog().getByRole('button', { name: 'Credit', exact: true }).click()
    await decided().getByText('Credited. The conversion is there.').waitFor()
    expect(await statusOf(plainOrder)).toBe('approved')
    await decided().getByRole('button', { name: 'Undo' }).click()
    await decided().getByText('Undone', { exact: true }).waitFor()
    expect(await statusOf(plainOrder)).toBe('reversed')
  })

  test('says of an order that it does not know how orders reach the app', async () => {
    await desk.field('Order').fill('#999999')
    await desk.press('Explain')
    await desk.app().getByText('The app does not know the order #999999').waitFor()
    await desk.screenshot('conversion-unknown-order')
  })

  test('pages through many, both ways', async () => {
    await fill(120, 'approved', 5, 'old-')
    await openList()
    await rows().nth(49).waitFor()
    await desk.app().getByRole('link', { name: 'Older conversions' }).click()
    await eventually(() => query().has('older'), true)
    const second = async () => (await rows().first().innerText()).split(/\s/)[0]
    await eventually(async () => (await second())?.startsWith('old-'), true)
    await desk.app().getByRole('link', { name: 'Newer conversions' }).click()
    await eventually(async () => (await rows().first().innerText()).includes('old-'), false)
  })

  test('announces the newest without moving what is read', async () => {
    await desk.admin.setViewportSize({ width: 1280, height: 700 })
    const row = rows().nth(30)
    await row.scrollIntoViewIfNeeded()
    const [top, name] = [(await row.boundingBox())?.y, await row.innerText()]
    await fill(3, 'approved', 0, 'fresh-')
    const announced = desk.app().getByRole('button', { name: '3 new conversions' })
    await announced.waitFor({ timeout: SHOWN_MS })
    expect(await rows().nth(30).innerText()).toBe(name)
    expect((await rows().nth(30).boundingBox())?.y).toBe(top)
    await desk.screenshot('conversions-announced')
    await announced.click()
    await eventually(async () => (await rows().first().innerText()).includes('fresh-'), true)
    await desk.wide()
  })

  test('finds by its filters, keeps them as a view, and deletes the view', async () => {
    await choose('Credited by', 'Click id of a call')
    await eventually(() => query().get('method'), 'click')
    await choose('Status', 'Rejected')
    await desk.app().getByText('Nothing fits these filters').waitFor()
    await desk.screenshot('conversions-nothing-fits')
    await choose('Status', 'Approved')
    await rows().nth(49).waitFor()
    await desk.press('Save these filters…')
    await dialog().getByRole('button', { name: 'Save' }).click()
    await dialog().getByText('Give the view a name.').waitFor()
    await dialog().getByRole('textbox', { name: 'Name of the view' }).fill('From calls')
    await dialog().getByRole('textbox', { name: 'Name of the view' }).press('Enter')
    await desk.admin.getByText('View saved').waitFor()
    await desk.press('All')
    await eventually(() => query().has('method'), false)
    await desk.press('From calls')
    await eventually(() => query().get('method'), 'click')
    await desk.press('Delete this view')
    await dialog().getByRole('button', { name: 'Delete' }).click()
    await desk.app().getByRole('button', { name: 'From calls' }).waitFor({ state: 'hidden' })
    await desk.app().getByRole('button', { name: 'Clear filters' }).first().click()
    await eventually(() => query().has('method'), false)
  })

  test('finds an order by its name, and refuses an impossible period beside the field', async () => {
    await desk.field('Order or id').fill(order)
    await desk.field('Order or id').press('Enter')
    await eventually(() => rows().count(), 1)
    await desk.app().getByRole('button', { name: 'Clear filters' }).click()
    await desk.app().getByLabel('From', { exact: true }).fill('2026-11-20')
    await desk.app().getByLabel('To', { exact: true }).fill('2026-11-01')
    await desk.press('Search')
    await desk.app().getByText('The last day lies before the first.').waitFor()
    await desk.app().getByRole('button', { name: 'Clear filters' }).click()
    await rows().nth(49).waitFor()
  })

  test('gives the list as a file, to nobody without a token', async () => {
    await desk.field('Order or id').fill(order)
    await desk.field('Order or id').press('Enter')
    await eventually(() => rows().count(), 1)
    const download = desk.admin.waitForEvent('download')
    await desk.press('Export CSV')
    const file = await download
    expect(file.suggestedFilename()).toBe(`conversions-${desk.sandbox.brand}.csv`)
    const lines = readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(order)
    const plain = await fetch(`${desk.sandbox.appUrl}/app/conversions.csv`, {
      headers: { 'user-agent': USER_AGENT },
    })
    expect(await plain.text()).not.toContain(order)
  })

  test('reviews many at a time: some, all of a page, and says which could not be decided', async () => {
    await fill(60, 'pending', 2, 'waits-')
    await desk.goTo('/app/conversions/review', 'Review queue')
    await rows('Conversions that wait').nth(49).waitFor()
    await rows('Conversions that wait').first().getByText('The buyer is the partner').waitFor()
    await desk.app().getByRole('checkbox', { name: 'Select waits-60', exact: true }).check({ force: true })
    await desk.app().getByRole('checkbox', { name: 'Select waits-59', exact: true }).check({ force: true })
    await desk.app().getByText('2 selected').waitFor()
    await desk.expectToFit('conversions-review')
    await desk.expectAccessible()
    await desk.press('Approve…')
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('known to us')
    await dialog().getByRole('button', { name: 'Approve' }).click()
    await decided().getByText('2 conversions approved').waitFor()
    expect(await statusOf('waits-60')).toBe('approved')
    // Somebody else decides one of them meanwhile.
    await desk.database.query(
      `UPDATE conversion SET decided_status = 'rejected', status = 'rejected', amount_minor = 0, payout_minor = 0 WHERE txn_id = 'waits-58'`,
    )
    await desk
      .app()
      .getByRole('checkbox', { name: /^Select all 50/ })
      .check({ force: true })
    await desk.press('Reject…')
    await dialog().getByText('50 conversions are decided together.').waitFor()
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('own purchases')
    await dialog().getByRole('button', { name: 'Reject' }).click()
    await decided().getByText('49 conversions rejected').waitFor()
    await decided().getByText('waits-58: It has been decided so already.').waitFor()
    await desk.screenshot('conversions-review-refused')
    await decided().getByRole('button', { name: 'Undo' }).click()
    await decided().getByText('Undone', { exact: true }).waitFor()
    expect(await statusOf('waits-57')).toBe('approved')
  })

  test('reads in German', async () => {
    const read = async (locale: string) => {
      await openList()
      const launch = new URL(desk.appFrame().url())
      launch.searchParams.set('locale', locale)
      await desk.admin
        .locator('#app')
        .evaluate((frame: HTMLIFrameElement, src) => (frame.src = src), launch.href)
    }
    await read('de')
    await desk.app().getByText('Prüfliste:').waitFor()
    await desk.app().getByText('Von Hand angelegt').first().waitFor({ state: 'attached' })
    await desk.expectToFit('conversions-german')
    await read('en')
    await desk.app().getByText('Review queue:').waitFor()
  })

  test('fits a narrow screen, and nothing stands in the way of a screen reader', async () => {
    await rows().first().waitFor()
    await desk.expectToFit('conversions')
    await desk.expectAccessible()
  })

  test('nothing went wrong in all this', () => {
    // A list that is left gives up the reading that was under way.
    const isGivenUp = (trouble: string) => /\/app\/conversions\S*\.data\S* net::ERR_ABORTED$/.test(trouble)
    expect(desk.watch.troubles().filter((trouble) => !isGivenUp(trouble))).toEqual([])
  })
})
