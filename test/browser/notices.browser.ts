// Notices as the merchant sees them: a destination says that it is gone, the postback is paused, and it is told here and by mail.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO } from '../../sandbox/demo-shop.ts'
import { PRODUCTS } from '../../sandbox/storefront/catalog.ts'
import { buy, clickPartnerLink } from '../../sandbox/storefront/journey.ts'
import { createVisitor } from '../../sandbox/storefront/visitor.ts'
import { describeInBrowser, expectToFit, openAdminDesk, type AdminDesk } from './admin-desk.ts'
import { watchPage } from './watch-page.ts'

describeInBrowser('notices', () => {
  let desk: AdminDesk

  beforeAll(async () => void (desk = await openAdminDesk()))
  afterAll(() => desk?.close())

  const app = () => desk.app()
  const save = (name: string) => app().getByRole('button', { name: `Save: ${name}` })
  const notice = (subject: RegExp) => app().getByRole('article', { name: subject })
  const open = () => desk.goTo('/app/notices', 'Notices')
  /** A sale, of which the partner's tracker says that it never wants to hear again. */
  async function sellToOneThatIsGone(): Promise<void> {
    const behaviour = JSON.stringify({ status: 410, times: 1 })
    await fetch(`${desk.sandbox.trackerUrl}/behaviour`, { method: 'PUT', body: behaviour })
    const visitor = createVisitor()
    await clickPartnerLink(visitor, desk.sandbox.appUrl, { aff_click_id: 'notices-1' })
    await buy(visitor, desk.sandbox.storefrontUrl, {
      variantId: PRODUCTS[0]!.variantId,
      quantity: 1,
      discountCodes: [],
    })
    const isPaused = async () =>
      (await desk.database.query('SELECT FROM postback WHERE paused_at IS NOT NULL')).rowCount
    await expect.poll(isPaused, { timeout: 20_000 }).toBe(1)
  }

  test('says that there are none, and where they would be mailed to', async () => {
    await open()
    await app().getByText('No notices.').waitFor()
    await app().getByText('Nothing unread').waitFor()
    expect(await desk.field('Your address').inputValue()).toBe(DEMO.noticeEmail)
    expect(await desk.field(`Address of ${DEMO.partnerName}`).inputValue()).toBe(DEMO.partnerEmail)
    await desk.screenshot('notices-empty-wide')
  })

  test('a paused postback is told to the merchant and to the partner, here and by mail', async () => {
    await sellToOneThatIsGone()
    // Now rather than within the minute.
    await desk.database.query(`SELECT graphile_worker.add_job('write_notices')`)
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
  })

  test('the sandbox shows the mail', async () => {
    const page = await desk.newPage()
    const mailWatch = watchPage(page)
    await page.goto(`${desk.sandbox.adminUrl}/`)
    await page.getByRole('link', { name: 'Mail', exact: true }).first().click()
    await page.getByRole('heading', { name: 'Mail', level: 1 }).waitFor()
    expect(page.url()).toBe(`${desk.sandbox.mailUrl}/`)
    const mails = page.getByRole('article')
    expect(await mails.count()).toBe(2)
    const toMerchant = mails.filter({ hasText: DEMO.noticeEmail })
    expect(await toMerchant.innerText()).toContain('What to do:')
    expect(await toMerchant.innerText()).toContain('Newest failure: HTTP 410')
    expect(await mails.filter({ hasText: DEMO.partnerEmail }).innerText()).toContain('Tell Harbour & Pine')
    await expectToFit(page, page, 'mail')
    expect(mailWatch.troubles()).toEqual([])
    await page.context().close()
  })

  test('fits a narrow screen', async () => {
    await desk.expectToFit('notices')
  })

  test('a notice is marked as read from the keyboard, and stays open for its reader', async () => {
    const told = notice(/^The postback to Wanderlist .* is paused$/)
    await told.getByRole('button', { name: /^Mark as read/ }).focus()
    await desk.admin.keyboard.press('Enter')
    await app().getByText('Nothing unread').waitFor()
    await told.getByText('Unread').waitFor({ state: 'detached' })
    expect(await told.getByText('Resume it.').isVisible()).toBe(true)
    expect(await app().getByRole('button', { name: 'Mark all as read' }).count()).toBe(0)
  })

  test('all are marked at once', async () => {
    await desk.database.query('UPDATE notice SET read_at = NULL')
    const all = app().getByRole('button', { name: 'Mark all as read' })
    await all.waitFor({ timeout: 30_000 })
    await all.click()
    await app().getByText('Nothing unread').waitFor()
    const { rowCount } = await desk.database.query(
      `SELECT FROM notice WHERE audience = 'merchant' AND read_at IS NULL`,
    )
    expect(rowCount).toBe(0)
  })

  test('addresses are checked, kept, and emptied', async () => {
    const label = `Address of ${DEMO.partnerName}`
    await desk.field(label).fill('nobody')
    await save(label).click()
    await app().getByText('Enter one address like name@example.com.').waitFor()
    await desk.screenshot('notices-refused-wide')
    await desk.field(label).fill('')
    await save(label).click()
    await app().getByText('Saved: no mail is sent.').waitFor()
    await desk.field('Your address').fill('new@harbour-pine.example')
    await desk.field('Your address').press('Enter')
    await app().getByText('Saved.', { exact: true }).waitFor()
    await open()
    expect(await desk.field(label).inputValue()).toBe('')
    expect(await desk.field('Your address').inputValue()).toBe('new@harbour-pine.example')
    await app().getByRole('option', { name: 'Wanderlist (no address)' }).waitFor({ state: 'attached' })
  })

  test('nothing went wrong in all this', () => {
    expect(desk.watch.troubles()).toEqual([])
  })
})
