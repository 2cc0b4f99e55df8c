// The settings as a merchant uses them: each is changed by its main task, and its effect is seen where it counts.
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'

const VISITOR = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36'

describeInBrowser('the settings', () => {
  let desk: AdminDesk
  beforeAll(async () => void (desk = await openAdminDesk()))
  afterAll(() => desk?.close())

  const open = () => desk.goTo('/app/settings', 'Settings')
  const section = (name: string) => desk.app().getByRole('region', { name, exact: true })
  const choose = (name: string) => desk.app().getByText(name, { exact: true }).click()
  const toast = (text: string | RegExp) => desk.admin.getByRole('status').getByText(text).waitFor()
  const dialog = () => desk.app().getByRole('dialog')
  const save = () => desk.app().getByRole('button', { name: 'Save', exact: true }).first().click()
  const shop = async (columns: string) =>
    (await desk.database.query(`SELECT ${columns} FROM shop WHERE domain = '${desk.sandbox.shopDomain}'`))
      .rows[0]
  /** Where a link leads: its status and its address, asked of the app under any host. */
  const visit = (path: string, host?: string) =>
    new Promise<string>((resolve, reject) => {
      const url = new URL(path, desk.sandbox.appUrl)
      const headers = { 'User-Agent': VISITOR, ...(host && { Host: host }) }
      request(url, { headers }, (answer) => {
        answer.resume()
        resolve(`${answer.statusCode} ${answer.headers.location ?? ''}`)
      })
        .on('error', reject)
        .end()
    })

  test('are shown, each with from when it counts', async () => {
    await open()
    await desk.expectAccessible()
    await desk.expectToFit('settings')
  })

  test('with bad input are refused beside the field, and nothing is saved', async () => {
    await desk.field('Further domains, one a line').fill('blog.harbour.example\n10.0.0.1')
    await desk.field('Days that calls stay in the inbound log').fill('5')
    // What is said beside a field when it is left moves the button below it.
    await desk.field('Days that calls stay in the inbound log').blur()
    await desk.app().getByText('Enter whole days, from 7 to 3650.').waitFor()
    await save()
    await desk.app().getByText('This is to be mended first').waitFor()
    await desk.app().getByText('Enter a name: an IP address cannot stand here.').last().waitFor()
    await desk.app().getByText('Enter whole days, from 7 to 3650.').last().waitFor()
    await desk.expectToFit('settings-refused')
    expect(await shop('inbound_log_days AS days')).toEqual({ days: 365 })
  })

  test('of domains lead links there at once', async () => {
    const { brand, offer, partner } = desk.sandbox
    const link = `/r/${brand}/${offer}?via=${partner}&url=${encodeURIComponent('https://blog.harbour.example/post')}`
    expect(await visit(link)).not.toContain('blog.harbour.example')
    await desk.field('Further domains, one a line').fill('https://Blog.Harbour.example/')
    await desk.field('Days that calls stay in the inbound log').fill('30')
    await save()
    await toast('Settings saved')
    expect(await shop('inbound_log_days AS days')).toEqual({ days: 30 })
    await expect
      .poll(() => visit(link), { timeout: 10_000 })
      .toMatch(/^302 https:\/\/blog\.harbour\.example\/post\?click_id=/)
  })

  test('of attribution, revenue and test orders are saved, with a warning where postbacks are really sent', async () => {
    await choose('The first click')
    await choose('Only their payout')
    await choose('Goes all the way through')
    await desk.app().getByText('Postbacks of test orders are really sent').waitFor()
    await save()
    await toast('Settings saved')
    // The toast of the save before may still be there.
    await expect
      .poll(() => shop('click_choice, revenue_visible, test_orders'), { timeout: 20_000 })
      .toEqual({ click_choice: 'first', revenue_visible: false, test_orders: 'follow' })
    // What was saved is read again: a page that is left gives that up.
    await desk.appFrame().waitForLoadState('networkidle')
    await desk.goTo('/app/postbacks', 'Postbacks')
    await desk.app().getByRole('table', { name: 'Postbacks' }).getByRole('link').first().click()
    await desk.field('Name').fill('Main')
    await desk.press('Save')
    await desk.app().getByText('This shop does not show revenue to partners').first().waitFor()
    await desk.admin.getByRole('button', { name: 'Discard' }).click()
  })

  test('that somebody else has saved meanwhile are not written over', async () => {
    await open()
    await desk.database.query(
      `UPDATE shop SET settings_version = settings_version + 1, click_choice = 'last'`,
    )
    await choose('It counts like any other')
    await save()
    await desk.app().getByText('Somebody else has saved this while you were editing').waitFor()
    await desk.screenshot('settings-conflict-wide')
    await desk.press('Take what is saved')
    expect(await desk.app().getByRole('radio', { name: 'The last click' }).isChecked()).toBe(true)
    expect(await shop('self_referral')).toEqual({ self_referral: 'review' })
  })

  test('of link hosts: added from the keyboard, serving at once, checked, removed after a question', async () => {
    await desk.database.query(
      `WITH other AS (INSERT INTO shop (id, domain, slug, name, currency, time_zone, installed_at, updated_at)
         VALUES (uuidv7(), 'second.myshopify.com', 'second', 'Second', 'USD', 'UTC', now(), now()) RETURNING id)
       INSERT INTO link_host (host, shop_id) SELECT 'taken.example.com', id FROM other`,
    )
    for (const [entered, message] of [
      ['taken.example.com', 'This host is in use already. Choose another.'],
      ['demo.myshopify.com', 'A myshopify.com address belongs to Shopify. Enter a domain of your own.'],
      ['https://127.0.0.1/', 'Enter a name: an IP address cannot stand here.'],
    ] as const) {
      await desk.field('New host').fill(entered)
      await desk.field('New host').press('Enter')
      await section('Hosts for links').getByText(message).waitFor()
    }
    await desk.screenshot('settings-host-refused-wide')
    const { offer, partner } = desk.sandbox
    await desk.field('New host').fill('Go.Harbour.example')
    await desk.field('New host').press('Enter')
    await toast('Added. Links on go.harbour.example count from now on.')
    await expect
      .poll(() => visit(`/${offer}?via=${partner}`, 'go.harbour.example'), { timeout: 10_000 })
      .toMatch(/^302 .*click_id=/)
    await desk.press('Check the record of go.harbour.example')
    await section('Hosts for links')
      .getByText(/name servers did not answer|no record yet/)
      .waitFor()
    await desk.press('Remove go.harbour.example')
    await dialog().getByRole('button', { name: 'Remove' }).click()
    await toast('Removed. Links on it lead nowhere from now on.')
    expect((await desk.database.query('SELECT host FROM link_host')).rows).toEqual([
      { host: 'taken.example.com' },
    ])
  })

  test('of rates: an own one is used before the reference rate, changed by who has seen it, and removed', async () => {
    await desk.field('One of this currency').fill('euro')
    await desk.field('Is').fill('1,25')
    await desk.press('Add the rate')
    await section('Currency and rates')
      .getByText('Give the currency as its ISO 4217 code, such as USD.')
      .waitFor()
    await section('Currency and rates')
      .getByText(/^Give how much one/)
      .waitFor()
    await desk.field('One of this currency').fill('eur')
    await desk.field('Is').fill('1.25')
    await desk.field('Is').press('Enter')
    await toast('Saved. It counts for what is converted from now on.')
    const own = desk.field('1 EUR in USD')
    await own.waitFor()
    await section('Currency and rates')
      .getByText(/instead of: 1 EUR = [\d.]+ USD, European Central Bank/)
      .waitFor()
    await desk.expectToFit('settings-rates', section('Currency and rates'))
    await desk.database.query(`UPDATE manual_rate SET rate = 1.5`)
    await own.fill('1.3')
    await desk.press('Save: 1 EUR in USD')
    await section('Currency and rates').getByText('There is a rate of 1.5 for this pair already.').waitFor()
    await desk.press('Remove the rate of EUR in USD')
    await dialog().getByRole('button', { name: 'Remove' }).click()
    await own.waitFor({ state: 'detached' })
    expect((await desk.database.query('SELECT FROM manual_rate')).rowCount).toBe(0)
  })

  test('of notices, the proxy’s path and the brand are changed at once, and refused in words', async () => {
    await desk.field('Your address').fill('nobody')
    await desk.press('Save: Your address')
    await desk.app().getByText('Enter one address like name@example.com.').waitFor()
    await desk.field('Your address').fill('new@harbour.example')
    await desk.press('Save: Your address')
    await toast('Saved. It counts for notices from now on.')
    await desk.field('Path').fill('/elsewhere/x')
    await desk.press('Save: Path')
    await desk.app().getByText('Enter a path of two parts like /apps/throughline.').waitFor()
    await desk.field('Path').fill('/a/track')
    await desk.press('Save: Path')
    await toast('Saved. The storefront is told within a minute.')
    await desk.field('Your name in links').fill('other')
    await desk.press('Change: Your name in links')
    await dialog().getByRole('button', { name: 'Change' }).click()
    await toast(/New links carry other/)
    const { brand, offer, partner } = desk.sandbox
    for (const name of ['other', brand])
      await expect
        .poll(() => visit(`/r/${name}/${offer}?via=${partner}`), { timeout: 10_000 })
        .toMatch(/^302 .*click_id=/)
    await desk.app().getByText(`Former names, which keep leading here: ${brand}`).waitFor()
  })

  test('show what customers ask, and what is kept of one as a file', async () => {
    await desk.database.query(
      `INSERT INTO compliance_request (shop_id, id, topic, payload, received_at)
       SELECT id, uuidv7(), 'customers/data_request', '{"customer":{"id":"207119551"}}', now() FROM shop WHERE domain LIKE 'demo.%'`,
    )
    await open()
    await desk.app().getByText('A customer wants to know what is kept').waitFor()
    const [download] = await Promise.all([
      desk.admin.waitForEvent('download'),
      desk.press('Export what is kept of customer 207119551'),
    ])
    expect(download.suggestedFilename()).toBe('customer-207119551.json')
    await desk.expectToFit('settings-requests', section('Customers’ requests'))
    await desk.expectAccessible()
  })

  test('nothing went wrong in all this', () => {
    // A change while the page is being read anew ends that reading and begins another.
    const isCutOff = (trouble: string) => /\/app\/settings\.data\?.*ERR_ABORTED/.test(trouble)
    expect(desk.watch.troubles().filter((trouble) => !isCutOff(trouble))).toEqual([])
  })
})
