// A merchant sets up offers: by keyboard, with a payout that he sees worked out as he types, beside somebody else's edit; pauses,
// duplicates, and tries the inbound postback.
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openAdminDesk, describeInBrowser, type AdminDesk } from './admin-desk.ts'
import { USER_AGENT } from './chromium.ts'

/** What is polled for comes at once on an idle machine. */
const SOON = { timeout: 15_000 }

describeInBrowser('offers', () => {
  let desk: AdminDesk
  beforeAll(async () => {
    desk = await openAdminDesk()
    desk.admin.setDefaultTimeout(15_000)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.screenshot('offers-failed')
  })
  afterAll(() => desk?.close())

  const app = () => desk.app()
  const sandbox = () => desk.sandbox
  const heading = (title: string) => desk.heading(title)
  /** Polaris reads a prefix or suffix with the label: `Hold days`. */
  const field = (name: string) => app().getByRole('textbox', { name: new RegExp(`^${name}( |$)`) })
  const press = (name: string) => app().getByRole('button', { name, exact: true }).first().click()
  /** The admin's own bar for unsaved changes. */
  const save = () => desk.admin.getByRole('button', { name: 'Save', exact: true }).first().click()
  const discard = () => desk.admin.getByRole('button', { name: 'Discard' }).click()
  const toast = (text: string) => desk.admin.getByRole('status').getByText(text).waitFor()
  const region = (name: string) => app().getByRole('region', { name, exact: true })
  const example = () => app().getByRole('status', { name: 'What it pays' })
  const confirm = (name: string) => app().getByRole('dialog').getByRole('button', { name }).click()
  const saved = async () => {
    await toast('Offer saved')
    await desk.admin.getByRole('button', { name: 'Save' }).waitFor({ state: 'hidden' })
  }
  const rows = async (text: string) => (await desk.database.query(text)).rows as Record<string, unknown>[]

  /** In both widths, never wider than the screen, and nothing that keeps people out. @param place what is to be seen */
  async function look(name: string, place?: Locator): Promise<void> {
    await place?.scrollIntoViewIfNeeded()
    await desk.expectToFit(`offers-${name}`, place)
    await desk.expectAccessible()
  }
  const openList = () => desk.goTo('/app/offers', 'Offers')

  test('lists what the shop has, with what it pays', async () => {
    await openList()
    const row = app().getByRole('table', { name: 'Offers' }).getByRole('row', { name: sandbox().offer })
    const text = await row.innerText()
    expect(text).toContain('Active')
    expect(text).toContain('10%')
    await look('list')
  })

  test('is created by keyboard alone, from the menu to the saved page', async () => {
    const tabTo = async (target: Locator) => {
      for (let presses = 0; presses < 60; presses++) {
        if (await target.evaluate((element) => element === document.activeElement)) return
        await desk.admin.keyboard.press('Tab')
      }
      throw new Error('the keyboard does not get there')
    }
    const add = app().getByRole('link', { name: 'Add offer' })
    await add.focus()
    await desk.admin.keyboard.press('Enter')
    await heading('Add offer')
    await field('Name').focus()
    await desk.admin.keyboard.type('Winter Sale')
    expect(await field('Word in links').inputValue()).toBe('winter-sale')
    await tabTo(field('Percentage of the revenue'))
    await desk.admin.keyboard.press('ControlOrMeta+A')
    await desk.admin.keyboard.type('12.5')
    await expect.poll(() => example().innerText(), SOON).toContain('12.5% of $100.00 is $12.50')
    await tabTo(app().getByRole('button', { name: 'Save', exact: true }))
    await desk.admin.keyboard.press('Enter')
    await saved()
    await heading('Winter Sale')
    const written = await rows(
      `SELECT offer.slug, offer.version, rule.basis_points FROM offer JOIN payout_rule AS rule ON rule.offer_id = offer.id
        WHERE offer.name = 'Winter Sale'`,
    )
    expect(written).toEqual([{ slug: 'winter-sale', basis_points: 1250, version: 1 }])
    await look('saved')
  })

  test('shows the arithmetic of an example that is changed too', async () => {
    await region('Example').getByRole('textbox', { name: 'Price in USD' }).fill('19.99')
    await region('Example').getByRole('textbox', { name: 'Quantity' }).fill('3')
    await app().getByRole('combobox', { name: 'Pays' }).selectOption('Percentage and fixed amount')
    await field('Amount for a conversion').fill('2')
    await field('A conversion pays at most').fill('9')
    const text = await example().innerText()
    expect(text).toContain('$19.99 × 3 = $59.97')
    expect(text).toContain('Rule 1: 12.5% of $59.97 is $7.49625')
    expect(text).toContain('Rule 1: $2.00 for the conversion')
    expect(text).toContain('Rounded once: $9.50')
    expect(text).toContain('A conversion pays $9.00 at most')
    expect(text).toContain('Payout: $9.00')
    await look('example', example())
  })

  test('tries rules in their order, each under its conditions', async () => {
    await press('Add a rule')
    await press('Try rule 2 earlier')
    const first = app().getByRole('group', { name: 'Rule 1', exact: true })
    await first.getByRole('combobox', { name: 'Only where' }).selectOption('Customer')
    await first.getByRole('textbox', { name: 'Percentage of the revenue %' }).fill('20')
    await expect.poll(() => example().innerText(), SOON).toContain('Rule 1: 20% of $59.97 is $11.994')
    await region('Example').getByRole('combobox', { name: 'Bought by' }).selectOption('A returning customer')
    await expect.poll(() => example().innerText(), SOON).toContain('Rule 2: 12.5%')
    await save()
    await saved()
    const written = await rows(
      `SELECT position, kind, conditions, payout_cap_minor FROM payout_rule JOIN offer ON offer.id = payout_rule.offer_id
        WHERE offer.slug = 'winter-sale' ORDER BY position`,
    )
    expect(written).toEqual([
      { position: 0, kind: 'percent', conditions: { customer: 'new' }, payout_cap_minor: '900' },
      { position: 1, kind: 'both', conditions: {}, payout_cap_minor: '900' },
    ])
  })

  const picker = () => desk.admin.getByRole('dialog')
  const inPicker = (title: string) => picker().getByRole('checkbox', { name: title })
  const conditionOf = (number: number, name: string) =>
    app()
      .getByRole('group', { name: `Rule ${number}`, exact: true })
      .getByRole('group', { name })
  const conditionsOf = async () =>
    (
      await rows(
        `SELECT conditions FROM payout_rule JOIN offer ON offer.id = payout_rule.offer_id WHERE offer.slug = 'winter-sale' ORDER BY position`,
      )
    ).map(({ conditions }) => conditions)

  test('names products that are chosen in Shopify’s picker, by keyboard too; cancelling changes nothing', async () => {
    const { keyboard } = desk.admin
    const rule = app().getByRole('group', { name: 'Rule 2', exact: true })
    await rule.getByRole('combobox', { name: 'Only where' }).selectOption('Products')
    const choose = conditionOf(2, 'Products').getByRole('button', { name: 'Choose products' })
    await choose.click()
    await inPicker('Linen throw').check()
    await desk.screenshot('offers-picker')
    await picker().getByRole('button', { name: 'Cancel' }).click()
    await picker().waitFor({ state: 'hidden' })
    expect(await conditionOf(2, 'Products').getByText('Linen throw').count()).toBe(0)
    await choose.focus()
    await keyboard.press('Enter')
    await picker().waitFor()
    await keyboard.type('mug')
    await inPicker('Linen throw').waitFor({ state: 'detached' })
    await keyboard.press('Tab')
    await keyboard.press('Space')
    await picker().getByRole('button', { name: 'Select' }).focus()
    await keyboard.press('Enter')
    await conditionOf(2, 'Products').getByText('Stoneware mug').waitFor()
    await choose.click()
    expect(await inPicker('Stoneware mug').isChecked()).toBe(true)
    await inPicker('Wool socks').check()
    await picker().getByRole('button', { name: 'Select' }).click()
    await conditionOf(2, 'Products').getByRole('button', { name: 'Remove Stoneware mug' }).click()
    const bought = region('Example').getByRole('combobox', { name: 'Products' })
    await expect.poll(() => example().innerText(), SOON).toContain('No rule fits: it pays nothing.')
    await bought.selectOption('Wool socks')
    await expect.poll(() => example().innerText(), SOON).toContain('Rule 2: 12.5%')
    await look('products', conditionOf(2, 'Products'))
    await save()
    await saved()
    expect(await conditionsOf()).toEqual([{ customer: 'new' }, { products: ['8000000000005'] }])
  })

  test('shows them by their titles when it is opened again, and collections beside them', async () => {
    await openList()
    await app().getByRole('link', { name: 'Winter Sale' }).click()
    await heading('Winter Sale')
    await conditionOf(2, 'Products').getByText('Wool socks').waitFor()
    await app()
      .getByRole('group', { name: 'Rule 2', exact: true })
      .getByRole('combobox', { name: 'And where' })
      .selectOption('Collections')
    await conditionOf(2, 'Collections').getByRole('button', { name: 'Choose collections' }).click()
    await inPicker('Cosy evenings').check()
    await picker().getByRole('button', { name: 'Select' }).click()
    await conditionOf(2, 'Collections').getByText('Cosy evenings').waitFor()
    await save()
    await saved()
    expect((await conditionsOf())[1]).toEqual({
      products: ['8000000000005'],
      collections: ['410000000002'],
    })
    await conditionOf(2, 'Products').getByRole('button', { name: 'Remove Wool socks' }).click()
    await conditionOf(2, 'Products').getByText('Name at least one value').waitFor()
    await discard()
  })

  test('lets ids be typed where there is no picker, and refuses what is none beside them', async () => {
    await desk.appFrame().evaluate(() => Reflect.deleteProperty(shopify, 'resourcePicker'))
    await conditionOf(2, 'Products').getByRole('button', { name: 'Choose products' }).click()
    const typed = app().getByRole('group', { name: 'Rule 2', exact: true }).getByLabel('Products', { exact: true })
    expect(await typed.inputValue()).toBe('8000000000005')
    await typed.fill('8000000000005, mug')
    await typed.blur()
    await app().getByText('Give ids as Shopify shows them in the address of the page, digits only.').waitFor()
    await discard()
    await openList()
    await app().getByRole('link', { name: 'Winter Sale' }).click()
    await heading('Winter Sale')
  }) // prettier-ignore

  test('refuses bad input beside its field, and saves nothing', async () => {
    await field('Hold period').fill('400')
    await field('Hold period').blur()
    await app().getByText('Give whole days from 0 to 365.').waitFor()
    await field('Addresses that may call').fill('203.0.113.7\nexample.com')
    await field('Destination').fill('shop.example')
    await save()
    await app().getByText('This is to be mended first').waitFor()
    await app().getByText('Give a whole address that begins with https://').first().waitFor()
    await app().getByText('Give an address or a network in each line').first().waitFor()
    await look('refused')
    await discard()
    expect(await field('Hold period').inputValue()).toBe('0')
  })

  test('does not take a word that another offer has', async () => {
    await field('Word in links').fill(sandbox().offer)
    await app().getByText('Links that are out there will break').waitFor()
    await save()
    await app().getByText('Another offer of this shop has this word in its links.').first().waitFor()
    await discard()
  })

  test('says so where somebody else has saved meanwhile, and keeps what was typed', async () => {
    await rows(`UPDATE offer SET version = version + 1, hold_days = 7 WHERE slug = 'winter-sale'`)
    await field('Name').fill('Winter, mine')
    await save()
    await app().getByText('Somebody else has saved this while you were editing').waitFor()
    expect(await field('Name').inputValue()).toBe('Winter, mine')
    await look('conflict')
    await press('Take what is saved')
    expect(await field('Hold period').inputValue()).toBe('7')
    expect(await field('Name').inputValue()).toBe('Winter Sale')
  })

  test('gives a coupon to a partner, says whose it is already, and takes it back', async () => {
    await field('New code').fill('WINTER10')
    await press('Add coupon')
    await toast('Coupon added')
    await region('Coupons').getByRole('row', { name: 'WINTER10' }).waitFor()
    await field('New code').fill(sandbox().coupon)
    await press('Add coupon')
    await app().getByText('and a code is for one offer').waitFor()
    await look('coupons', region('Coupons'))
    await press('Remove coupon WINTER10')
    await confirm('Remove')
    await toast('Coupon removed')
    await app().getByText('No coupon yet.').waitFor()
  })

  const secret = () => field('Secret').inputValue()
  const call = async (given: string) =>
    (
      await fetch(`${sandbox().appUrl}/api/postback/${sandbox().brand}/winter-sale?click_id=test`, {
        headers: { 'x-postback-secret': given },
      })
    ).status

  test('shows the secret only when asked, and a new one counts at once', async () => {
    expect(await secret()).toMatch(/^•+$/)
    await press('Show the secret')
    await expect.poll(secret, SOON).toMatch(/^[0-9a-f]{64}$/)
    const first = await secret()
    expect(await call(first)).toBe(200)
    await press('Hide the secret')
    expect(await secret()).toMatch(/^•+$/)
    await press('Make a new secret')
    await confirm('Make a new secret')
    await toast('New secret made. The one before is refused.')
    await expect.poll(secret, SOON).toMatch(/^[0-9a-f]{64}$/)
    expect(await secret()).not.toBe(first)
    expect([await call(first), await call(await secret())]).toEqual([401, 200])
  })

  test('sends a test call and shows the answer; it is in the log', async () => {
    await press('Send test')
    await app()
      .getByText(/^HTTP 200, after \d+ ms$/)
      .waitFor()
    const answer = await app().getByRole('group', { name: 'Answer' }).innerText()
    expect(JSON.parse(answer)).toMatchObject({ data: { status: 'ok', test: true } })
    const [logged] = await rows(`SELECT outcome, remote_ip FROM inbound_call ORDER BY id DESC LIMIT 1`)
    expect(logged).toEqual({ outcome: 'test', remote_ip: 'admin' })
    await app().getByRole('combobox', { name: 'How to send from' }).selectOption('WooCommerce')
    await app().getByText('functions.php').first().waitFor()
    await look('inbound', region('Inbound postback'))
  })

  test('gives a line for the terminal that works', async () => {
    await press('Copy: Try it from a terminal')
    await desk.admin.getByText('Copied').waitFor()
    const line = await desk.admin.evaluate(() => navigator.clipboard.readText())
    expect(line).toBe(
      `curl -X POST '${sandbox().appUrl}/api/postback/${sandbox().brand}/winter-sale' -H 'X-Postback-Secret: YOUR_SECRET' -d 'click_id=test'`,
    )
  })

  test('takes the secret away after it has asked, and makes one again', async () => {
    await press('Remove the secret')
    await confirm('Remove the secret')
    await app().getByText('This offer has no secret').waitFor()
    expect(await call('anything')).toBe(200)
    await press('Make a secret')
    await expect.poll(secret, SOON).toMatch(/^[0-9a-f]{64}$/)
    expect(await call('anything')).toBe(401)
  })

  test('pauses after it has said what becomes of links, and resumes', async () => {
    const visit = async () =>
      (
        await fetch(`${sandbox().appUrl}/r/${sandbox().brand}/winter-sale?via=${sandbox().partner}`, {
          redirect: 'manual',
          headers: { 'user-agent': USER_AGENT },
        })
      ).headers.get('location')
    expect(await visit()).toContain('click_id=')
    await press('Pause')
    const dialog = app().getByRole('dialog', { name: 'Pause Winter Sale?' })
    await dialog.getByText('no click is recorded and nobody is credited').waitFor()
    await dialog.getByRole('button', { name: 'Pause' }).click()
    await toast('Offer paused')
    await app().getByText('This offer is paused').waitFor()
    await expect.poll(visit, SOON).not.toContain('click_id=')
    await press('Resume')
    await toast('Offer resumed')
    await expect.poll(visit, SOON).toContain('click_id=')
  })

  test('is duplicated: paused, under another word, without coupons', async () => {
    await openList()
    await press('Duplicate Winter Sale')
    await toast('Duplicated. The copy is paused.')
    await heading('Copy of Winter Sale')
    expect(await field('Word in links').inputValue()).toBe('winter-sale-2')
    await app().getByText('This offer is paused').waitFor()
    await app().getByText('No coupon yet.').waitFor()
  })

  test('warns before the default offer is paused', async () => {
    await openList()
    await app().getByRole('link', { name: 'Winter Sale', exact: true }).click()
    await heading('Winter Sale')
    await press('Make it the default offer')
    await toast('This is the default offer now')
    await press('Pause')
    await app().getByText('This is the default offer of your shop').waitFor()
    await confirm('Cancel')
  })

  test('nothing went wrong in all this', () => {
    expect(desk.watch.troubles()).toEqual([])
  })

  test('is read in German', async () => {
    const inGerman = (url: URL) => url.pathname.startsWith('/app') && url.searchParams.get('locale') === 'en'
    // As the admin opens it for somebody who reads German.
    await desk.admin.route(inGerman, (route) =>
      route.continue({ url: route.request().url().replace('locale=en', 'locale=de') }),
    )
    await desk.goTo('/app/offers', 'Angebote')
    await desk.admin.unroute(inGerman)
    await app().getByRole('link', { name: 'Winter Sale', exact: true }).click()
    await heading('Winter Sale')
    await expect
      .poll(() => app().getByRole('status', { name: 'Was es bringt' }).innerText(), SOON)
      .toContain('Provision: 9,00')
    await look('german')
  })

  test('explains what an offer is while there is none', async () => {
    await rows('DELETE FROM offer')
    await desk.goTo('/app/offers', 'Offers')
    await app().getByText('Tell partners what they can promote').waitFor()
    await look('empty')
  })
})
