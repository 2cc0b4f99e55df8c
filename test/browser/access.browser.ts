// Partners in the admin: the merchant makes a code, somebody of his staff redeems it and from then on sees what is that partner's and
// nothing else, until he is unbound.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { DEMO } from '../../sandbox/demo-shop.ts'
import { PRODUCTS } from '../../sandbox/storefront/catalog.ts'
import { buy, clickPartnerLink } from '../../sandbox/storefront/journey.ts'
import { createVisitor } from '../../sandbox/storefront/visitor.ts'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'

const [OWNER, JONAS, AYLIN] = ['90000000001', '90000000002', '90000000003'] as const
const RIVAL = 'Rival Reviews'

describeInBrowser('partners in the admin', () => {
  let desk: AdminDesk
  let partnerId: string
  let rivalId: string

  beforeAll(async () => {
    desk = await openAdminDesk()
    // The first opening installs the app.
    await desk.goTo('/app', 'Today')
    const visitor = createVisitor()
    await clickPartnerLink(visitor, desk.sandbox.appUrl, { aff_click_id: 'access-1' })
    const { variantId } = PRODUCTS[0]!
    await buy(visitor, desk.sandbox.storefrontUrl, { variantId, quantity: 1, discountCodes: [] })
    const one = async () =>
      (
        await desk.database.query<{ partner: string; shop: string }>(
          `SELECT c.partner_id AS partner, c.shop_id AS shop FROM conversion c
           JOIN delivery d ON d.shop_id = c.shop_id AND d.conversion_id = c.id WHERE d.state = 'delivered'`,
        )
      ).rows[0]
    const { partner, shop } = await vi.waitUntil(one, { timeout: 30_000, interval: 200 })
    partnerId = partner
    rivalId = crypto.randomUUID()
    await desk.database.query(
      `INSERT INTO partner (shop_id, id, slug, name, updated_at) VALUES ($1, $2, 'rival', $3, now())`,
      [shop, rivalId, RIVAL],
    )
    await desk.database.query(
      `INSERT INTO postback (shop_id, id, partner_id, url, updated_at) VALUES ($1, gen_random_uuid(), $2, 'https://rival.example/', now())`,
      [shop, rivalId],
    )
  })
  afterAll(() => desk?.close())

  const app = () => desk.app()
  const button = (name: string) => app().getByRole('button', { name, exact: true })
  /** By the switch beside the app; the page is opened anew. */
  async function signIn(userId: string, locale = 'en'): Promise<void> {
    await desk.admin.goto(desk.sandbox.adminUrl)
    await desk.admin.getByLabel('Signed in as').selectOption(userId)
    await desk.admin.getByLabel('Language').selectOption(locale)
    await desk.admin.getByRole('button', { name: 'Switch' }).click()
    await desk.admin.getByRole('heading', { name: 'Throughline sandbox' }).waitFor()
  }
  const code = () => app().getByRole('textbox', { name: 'Code', exact: true })
  const menu = () => desk.admin.locator('#nav').getByRole('link').allInnerTexts()

  /** As the owner, on the partner's page. @returns the code */
  async function makeCode(forWhom: string): Promise<string> {
    await desk.goTo(`/app/access/${partnerId}`, DEMO.partnerName)
    await desk.field('For whom').fill(forWhom)
    await desk.field('For whom').press('Enter')
    await app().getByText('The code is made').waitFor()
    return code().inputValue()
  }

  test('the home page leads to where a code is redeemed', async () => {
    await signIn(OWNER)
    await desk.goTo('/app', 'Today')
    await app().getByRole('link', { name: 'I have a code' }).click()
    await desk.heading('Staff accounts')
    await app().getByText('No staff account is bound to a partner.').waitFor()
    await desk.expectAccessible()
    await desk.expectToFit('access-redeem')
  })

  test('what cannot be a code is refused beside the field, what is none by the server', async () => {
    await code().fill('ABC')
    await code().press('Enter')
    await app().getByText('A code has ten letters and digits').waitFor()
    await code().fill('ABCDE-23456')
    await code().press('Enter')
    await button('Bind my account').click()
    await app().getByText('There is no such code, or it was used or revoked.').waitFor()
    await desk.screenshot('access-refused-wide')
  })

  test('the merchant makes a code, which is shown once', async () => {
    const made = await makeCode('Jonas of Wanderlist')
    expect(made).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
    await app().getByText('Jonas of Wanderlist', { exact: true }).waitFor()
    await desk.expectAccessible()
    await desk.expectToFit('access-made')
    await desk.goTo(`/app/access/${partnerId}`, DEMO.partnerName)
    expect(await app().getByText(made).count()).toBe(0)
  })

  test('who has made it cannot redeem it, and can revoke it', async () => {
    const made = await makeCode('Myself')
    await desk.goTo('/app/access', 'Staff accounts')
    await code().fill(made)
    await code().press('Enter')
    await button('Bind my account').click()
    await app().getByText('You have made this code yourself.').waitFor()
    await desk.goTo(`/app/access/${partnerId}`, DEMO.partnerName)
    await button('Revoke the code: Myself').click()
    await app().getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click()
    await button('Revoke the code: Myself').waitFor({ state: 'detached' })
  })

  test('somebody of the staff redeems it from the keyboard, and is led to what is his', async () => {
    const made = await makeCode('Jonas again')
    await signIn(JONAS)
    await desk.goTo('/app/access', 'Staff accounts')
    await code().focus()
    await desk.admin.keyboard.type(made.toLowerCase())
    await desk.admin.keyboard.press('Enter')
    const dialog = app().getByRole('dialog')
    await dialog.getByText('Only the merchant can take that back.').waitFor()
    await desk.expectAccessible()
    await desk.screenshot('access-confirm-wide')
    const confirm = dialog.getByRole('button', { name: 'Bind my account' })
    while (!(await confirm.evaluate((element) => element === document.activeElement)))
      await desk.admin.keyboard.press('Tab')
    await desk.admin.keyboard.press('Enter')
    await app().getByText(`Your account is bound to ${DEMO.partnerName}`).waitFor()
    await expect.poll(menu).toEqual(['Postbacks', 'Deliveries', 'Notices'])
    await app().getByRole('link', { name: 'Go to your own page' }).click()
    await desk.heading(DEMO.partnerName)
  })

  test('his home page has his links, figures and balance', async () => {
    await desk.goTo('/app', DEMO.partnerName)
    await app().getByRole('heading', { name: '30 days' }).waitFor()
    expect(await app().getByRole('table', { name: 'Newest conversions' }).getByRole('row').count()).toBe(2)
    expect(await app().getByRole('table', { name: 'Newest deliveries' }).getByRole('row').count()).toBe(2)
    await desk.expectAccessible()
    await desk.expectToFit('access-home')
  })

  test('he sees his postback and no other, and cannot say whose it is', async () => {
    await desk.goTo('/app/postbacks', 'Postbacks')
    expect(await app().getByText('rival.example').count()).toBe(0)
    expect(await app().getByRole('table', { name: 'Postbacks' }).getByRole('row').count()).toBe(2)
    await app().getByRole('table', { name: 'Postbacks' }).getByRole('link').first().click()
    await app().getByRole('heading', { name: 'When it is sent' }).waitFor()
    expect(await app().getByRole('combobox', { name: 'Partner', exact: true }).count()).toBe(0)
    expect(await desk.field('Arrival parameter').isDisabled()).toBe(true)
    await desk.expectToFit('access-postback')
    await desk.goTo('/app/deliveries', 'Deliveries')
    expect(await app().getByRole('combobox', { name: 'Partner' }).count()).toBe(0)
    expect(await app().getByRole('table', { name: 'Deliveries' }).getByRole('row').count()).toBe(2)
    await desk.expectToFit('access-deliveries')
    await desk.goTo('/app/notices', 'Notices')
    expect(await app().getByRole('textbox').count()).toBe(0)
  })

  test('he saves a change of it', async () => {
    await desk.goTo('/app/postbacks', 'Postbacks')
    await app().getByRole('table', { name: 'Postbacks' }).getByRole('link').first().click()
    await desk.field('URL').press('End')
    await desk.field('URL').pressSequentially('&from=partner')
    await desk.press('Save')
    const saved = async () =>
      (
        await desk.database.query(
          `SELECT FROM postback WHERE url LIKE '%&from=partner' AND partner_id = $1`,
          [partnerId],
        )
      ).rowCount
    await expect.poll(saved, { timeout: 10_000 }).toBe(1)
  })

  test('nothing has gone wrong so far', () => expect(desk.watch.troubles()).toEqual([]))

  test('a page of the merchant says that it is', async () => {
    // The browser tells of the 403, as it should.
    desk.watch.end()
    await desk.goTo(`/app/access/${rivalId}`, 'This page is for the merchant')
    await desk.goTo('/app/storefront', 'This page is for the merchant')
    expect(await app().getByText(RIVAL).count()).toBe(0)
    await desk.expectToFit('access-not-allowed')
    await app().getByRole('link', { name: 'Go to your own page' }).click()
    await desk.heading(DEMO.partnerName)
  })

  test('German is to be had by the language of the admin, or asked for', async () => {
    await signIn(JONAS, 'de')
    await desk.goTo('/app', DEMO.partnerName)
    await app().getByRole('heading', { name: 'Ihre Links und Gutscheine' }).waitFor()
    await desk.expectToFit('access-home-german')
    await signIn(AYLIN)
    await desk.goTo('/app/access?locale=de', 'Mitarbeiterkonten')
    await app().getByRole('button', { name: 'Code einlösen' }).waitFor()
    await desk.goTo('/app/access?locale=fr', 'Staff accounts')
  })

  test('unbound he is the merchant again', async () => {
    await signIn(OWNER)
    await desk.goTo('/app/access', 'Staff accounts')
    await app().getByRole('link', { name: DEMO.partnerName }).click()
    await desk.heading(DEMO.partnerName)
    await desk.expectAccessible()
    await desk.expectToFit('access-partner')
    await button('Unbind Jonas again').click()
    await app().getByRole('dialog').getByRole('button', { name: 'Unbind', exact: true }).click()
    await app().getByText('No account is bound.').waitFor()
    await app().getByText(`Staff account ${JONAS} was unbound, by you`).waitFor()
    await signIn(JONAS)
    await desk.goTo('/app', 'Today')
    await expect.poll(menu).toContain('Storefront')
  })
})
