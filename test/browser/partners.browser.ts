// Partners as the merchant handles them: found, created, given links, codes and payouts of their own, paused, invited, imported.
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { USER_AGENT } from './chromium.ts'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'

describeInBrowser('the partners', () => {
  let desk: AdminDesk
  beforeAll(async () => {
    desk = await openAdminDesk()
    desk.admin.setDefaultTimeout(10_000)
  })
  afterAll(() => desk?.close())

  const dialog = () => desk.app().getByRole('dialog')
  const link = (name: string) => desk.app().getByRole('link', { name, exact: true })
  const see = (text: string) => desk.app().getByText(text).first().waitFor()
  const table = (name: string) => desk.app().getByRole('table', { name, exact: true })
  const one = async <Row extends object>(sql: string, values: unknown[] = []) =>
    (await desk.database.query<Row>(sql, values)).rows[0]!
  const openPartner = async (slug: string, name: string) => {
    const { id } = await one<{ id: string }>('SELECT id FROM partner WHERE slug = $1', [slug])
    await desk.goTo(`/app/partners/${id}`, name)
    return id
  }
  const chooseFile = (name: string, content: string | Buffer) =>
    desk
      .app()
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })

  test('the list shows who there is', async () => {
    await desk.goTo('/app/partners', 'Partners')
    await link('Wanderlist').waitFor()
    await expectAccessible(desk.appFrame())
    await desk.expectToFit('partners')
  })

  test('one is created by keyboard, and what is wrong is said beside its field', async () => {
    const { keyboard } = desk.admin
    await link('Add partner').focus()
    await keyboard.press('Enter')
    await desk.heading('Add partner')
    await desk.field('Name').focus()
    await keyboard.type('Jo Müller & Söhne')
    await keyboard.press('Tab')
    expect(await desk.field('Short name for links').inputValue()).toBe('jo-mueller-soehne')
    await keyboard.press('Tab')
    await keyboard.type('jo@nowhere')
    await keyboard.press('Tab')
    await see('Enter one address like name@example.com.')
    await desk.screenshot('partner-new-wrong')
    await keyboard.press('Shift+Tab')
    await keyboard.press('End')
    await keyboard.type('.example')
    await desk.app().getByRole('button', { name: 'Save', exact: true }).focus()
    await keyboard.press('Enter')
    await desk.heading('Jo Müller & Söhne')
    expect(
      await one('SELECT name, email, version FROM partner WHERE slug = $1', ['jo-mueller-soehne']),
    ).toEqual({
      name: 'Jo Müller & Söhne',
      email: 'jo@nowhere.example',
      version: 1,
    })
  })

  test('a short name that somebody has is refused, naming whose it is', async () => {
    await desk.goTo('/app/partners/new', 'Add partner')
    await desk.field('Name').fill('Another')
    await desk.field('Short name for links').fill('wanderlist')
    await desk.press('Save')
    await see('Wanderlist already has this short name. Choose another.')
    await desk.app().getByRole('button', { name: 'Discard' }).count()
  })

  test('links are built for a page and sub ids, and shown as a QR code', async () => {
    await openPartner('wanderlist', 'Wanderlist')
    const tracking = desk.field('Tracking link')
    expect(await tracking.inputValue()).toBe(`${desk.sandbox.appUrl}/r/demo/main?via=wanderlist`)
    await desk.field('Page of the store').fill('https://elsewhere.example/shoes')
    await see('This is no page of your store')
    await desk.field('Page of the store').fill('/collections/all')
    await desk.field('sub1').fill('blog post')
    await desk.field('The partner’s own click id').fill('{clickid}')
    const page = encodeURIComponent(`${desk.sandbox.storefrontUrl}/collections/all`)
    expect(await tracking.inputValue()).toBe(
      `${desk.sandbox.appUrl}/r/demo/main?via=wanderlist&sub1=blog%20post&aff_click_id={clickid}&url=${page}`,
    )
    // It leads there indeed, with a click.
    const sent = await fetch(await tracking.inputValue(), {
      redirect: 'manual',
      headers: { 'user-agent': USER_AGENT },
    })
    expect(sent.headers.get('location')).toMatch(/\/collections\/all\?click_id=/)
    await desk
      .app()
      .getByRole('img', { name: /^QR code of Tracking link: / })
      .waitFor()
    await desk.press('Copy: Tracking link')
    const saved = desk.admin.waitForEvent('download')
    await desk.press('Save SVG')
    expect(await readFile(await (await saved).path(), 'utf8')).toContain('<svg')
    const png = desk.admin.waitForEvent('download')
    await desk.press('Save PNG')
    expect((await readFile(await (await png).path())).subarray(1, 4).toString()).toBe('PNG')
    await expectAccessible(desk.appFrame())
    await desk.expectToFit('partner')
  })

  test('a code that is taken is refused, and one of the shop’s discounts is given', async () => {
    await openPartner('jo-mueller-soehne', 'Jo Müller & Söhne')
    await desk.field('Code').fill('partner20')
    await desk.press('Add coupon')
    await see('The code PARTNER20 already belongs to Wanderlist')
    await desk.press('Choose a discount of the shop')
    await dialog().getByText('20% off, taken by Wanderlist').waitFor()
    expect(await dialog().getByRole('button', { name: 'Choose PARTNER20' }).isDisabled()).toBe(true)
    await desk.screenshot('partner-discounts')
    await dialog().getByRole('button', { name: 'Choose WELCOME10' }).click()
    await dialog().waitFor({ state: 'hidden' })
    await desk.press('Add coupon')
    await table('Coupons').getByText('WELCOME10').waitFor()
    await desk.press('Remove WELCOME10')
    await dialog().getByRole('button', { name: 'Remove', exact: true }).click()
    await table('Coupons').waitFor({ state: 'detached' })
    await desk.field('Code').fill('JO5')
    await desk.press('Add coupon')
    await table('Coupons').getByText('JO5').waitFor()
  })

  const example = () => desk.app().getByRole('status', { name: 'What it pays' })
  const ofRule = (number: number) => desk.app().getByRole('group', { name: `Rule ${number}`, exact: true })
  const percentage = (number: number) =>
    ofRule(number).getByRole('textbox', { name: /^Percentage of the revenue/ })
  const rulesOfPartners = async () =>
    (
      await desk.database.query(
        `SELECT basis_points, kind, event, position, conditions FROM payout_rule WHERE partner_id IS NOT NULL ORDER BY position`,
      )
    ).rows as object[]

  test('a payout of his own is built by keyboard, with an example that falls back to the offer’s rules', async () => {
    const { keyboard } = desk.admin
    await link('Set up payout').focus()
    await keyboard.press('Enter')
    await desk.heading(/^Payout of Jo Müller & Söhne on /)
    await see('No rule yet: Jo Müller & Söhne is paid what')
    await expect.poll(() => example().innerText()).toContain('Rule 1 of the offer: 10% of $100.00 is $10.00')
    await desk.app().getByRole('button', { name: 'Add a rule' }).focus()
    await keyboard.press('Enter')
    await percentage(1).focus()
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type('120')
    await keyboard.press('Tab')
    await see('Give a percentage from 0 to 100 with at most two decimals, such as 12.5.')
    await desk.expectAccessible()
    await desk.expectToFit('override-wrong')
    await percentage(1).focus()
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type('12.5')
    await expect.poll(() => example().innerText()).toContain('Rule 1: 12.5% of $100.00 is $12.50')
    await ofRule(1).getByRole('combobox', { name: 'Only where' }).selectOption('Customer')
    await ofRule(1).getByRole('combobox', { name: 'Customer' }).selectOption('Returning customers')
    await expect.poll(() => example().innerText()).toContain('Rule 1 of the offer: 10% of $100.00 is $10.00')
    await desk.app().getByRole('button', { name: 'Save', exact: true }).focus()
    await keyboard.press('Enter')
    await desk.admin.getByRole('status').getByText('Payout saved').waitFor()
    expect(await rulesOfPartners()).toEqual([
      { basis_points: 1250, kind: 'percent', event: 'sale', position: 0, conditions: { customer: 'returning' } },
    ])
    await desk.expectAccessible()
    await desk.expectToFit('override')
  }) // prettier-ignore

  test('who saves a payout over somebody else’s is told, and may take theirs', async () => {
    await desk.database.query('UPDATE payout_rule SET basis_points = 2000 WHERE partner_id IS NOT NULL')
    await percentage(1).fill('15')
    await desk.press('Save')
    await see('Somebody else has saved this while you were editing')
    expect(await percentage(1).inputValue()).toBe('15')
    expect(await rulesOfPartners()).toMatchObject([{ basis_points: 2000 }])
    await desk.press('Take what is saved')
    expect(await percentage(1).inputValue()).toBe('20')
  })

  test('steps are kept too, and a rule is taken away where all are listed', async () => {
    await desk.press('Add a rule')
    await ofRule(2).getByRole('combobox', { name: 'Pays' }).selectOption('Steps by what the partner brings')
    await desk.press('Save')
    // The admin's own bar goes once nothing is unsaved.
    await desk.admin.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'hidden' })
    expect(await rulesOfPartners()).toMatchObject([{ kind: 'percent' }, { kind: 'tiers', position: 1 }])
    await openPartner('jo-mueller-soehne', 'Jo Müller & Söhne')
    await table('Payout overrides').getByText('20%, under conditions').waitFor()
    await table('Payout overrides').getByText('10%, rising in steps to 12%').waitFor()
    await table('Payout overrides').scrollIntoViewIfNeeded()
    await desk.expectAccessible()
    await desk.expectToFit('partner-overrides', table('Payout overrides'))
    const remove = () => desk.app().getByRole('button', { name: 'Remove Everything in the shop, sale' })
    await remove().first().click()
    await dialog().getByRole('button', { name: 'Remove', exact: true }).click()
    await table('Payout overrides').getByText('20%, under conditions').waitFor({ state: 'detached' })
    await remove().first().click()
    await dialog().getByRole('button', { name: 'Remove', exact: true }).click()
    await table('Payout overrides').waitFor({ state: 'detached' })
  })

  const ofCap = (number: number) => desk.app().getByRole('group', { name: `Cap ${number}`, exact: true })
  const atMost = (number: number) => ofCap(number).getByRole('textbox', { name: 'At most' })
  const capsOfPartners = async () =>
    (
      await desk.database.query(
        `SELECT offer_id IS NULL AS overall, measure, period, "limit"::int, currency, effect FROM cap WHERE partner_id IS NOT NULL ORDER BY measure`,
      )
    ).rows as object[]

  test('his caps are set by keyboard, over all offers and on one, with what is wrong beside its field', async () => {
    const { keyboard } = desk.admin
    await see('What Jo Müller & Söhne may bring is limited only by the caps of the offers.')
    await link('Set up caps').focus()
    await keyboard.press('Enter')
    await desk.heading('Caps of Jo Müller & Söhne')
    const add = desk.app().getByRole('button', { name: 'Add a cap' })
    await add.focus()
    await keyboard.press('Enter')
    await atMost(1).focus()
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type('1.5')
    await keyboard.press('Tab')
    await see('Give a whole number from 1 to 1000000000.')
    await desk.expectAccessible()
    await desk.expectToFit('partner-caps-wrong')
    await atMost(1).focus()
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type('40')
    await add.focus()
    await keyboard.press('Enter')
    await ofCap(2).getByRole('combobox', { name: 'Offer of the cap' }).selectOption('Everything in the shop')
    await ofCap(2).getByRole('combobox', { name: 'Counts' }).selectOption('Payout')
    await atMost(2).fill('500')
    await ofCap(2).getByRole('combobox', { name: 'Beyond it conversions' }).selectOption('Reject')
    await desk.app().getByRole('button', { name: 'Save', exact: true }).focus()
    await keyboard.press('Enter')
    await desk.admin.getByRole('status').getByText('Caps saved').waitFor()
    expect(await capsOfPartners()).toEqual([
      { overall: true, measure: 'conversions', period: 'month', limit: 40, currency: null, effect: 'soft' },
      { overall: false, measure: 'payout', period: 'month', limit: 50_000, currency: 'USD', effect: 'hard' },
    ])
    await desk.expectAccessible()
    await desk.expectToFit('partner-caps')
  })

  test('who saves caps over somebody else’s is told, and the partner’s page lists them in words', async () => {
    await desk.database.query(
      `UPDATE cap SET "limit" = 30 WHERE measure = 'conversions' AND partner_id IS NOT NULL`,
    )
    await atMost(1).fill('60')
    await desk.press('Save')
    await see('Somebody else has saved this while you were editing')
    await desk.press('Take what is saved')
    expect(await atMost(1).inputValue()).toBe('30')
    await openPartner('jo-mueller-soehne', 'Jo Müller & Söhne')
    await table('Caps').getByText('30 a month').waitFor()
    await table('Caps').getByText('$500.00 a month').waitFor()
    await table('Caps').scrollIntoViewIfNeeded()
    await desk.expectToFit('partner-caps-listed', table('Caps'))
  })

  test('the invitation names link and code, and is sent after a question', async () => {
    const text = await desk.field('Text').inputValue()
    expect(text).toContain('/r/demo/main?via=jo-mueller-soehne')
    expect(text).toContain('JO5')
    await desk.press('Send')
    await dialog().getByText('It goes to jo@nowhere.example at once').waitFor()
    await dialog().getByRole('button', { name: 'Send', exact: true }).click()
    await see('Sent to jo@nowhere.example')
  })

  test('pausing asks and says what happens; resuming does not ask', async () => {
    await desk.press('Pause')
    await dialog().getByText('Links still lead to the store').waitFor()
    await dialog().getByRole('button', { name: 'Pause', exact: true }).click()
    await see('The partner is paused: these links lead to the store, but nothing is counted.')
    await desk.press('Resume')
    await desk.app().getByRole('button', { name: 'Pause', exact: true }).waitFor()
  })

  test('who saves over somebody else’s edit is told', async () => {
    await desk.database.query(
      `UPDATE partner SET name = 'Jo, renamed', version = version + 1 WHERE slug = 'jo-mueller-soehne'`,
    )
    await desk.field('E-mail').fill('new@nowhere.example')
    await desk.press('Save')
    await see('Somebody else has saved this while you were editing')
    await desk.screenshot('partner-conflict')
    await desk.press('Take what is saved')
    expect(await desk.field('Name').inputValue()).toBe('Jo, renamed')
  })

  test('a changed short name is warned of, and thrown away with the bar', async () => {
    await desk.field('Short name for links').fill('jo')
    await see('Links with “jo-mueller-soehne” stop counting once this is saved')
    await desk.field('Short name for links').fill('jo-mueller-soehne')
  })

  test('the list is searched by name, address and coupon', async () => {
    await desk.goTo('/app/partners', 'Partners')
    const search = async (text: string) => {
      await desk.field('Name, short name, e-mail or coupon').fill(text)
      await desk.admin.keyboard.press('Enter')
    }
    await search('jo5')
    await link('Wanderlist').waitFor({ state: 'detached' })
    await link('Jo, renamed').waitFor()
    await search('nobody at all')
    await see('No partner is like that.')
    const saved = desk.admin.waitForEvent('download')
    await search('')
    await link('Wanderlist').waitFor()
    await desk.press('Export CSV')
    expect(await readFile(await (await saved).path(), 'utf8')).toMatch(
      /^name,slug,email,coupons,.*\r\n"Jo, renamed",jo-mueller-soehne,jo@nowhere.example,JO5,.*\r\nWanderlist,/,
    )
  })

  test('a file with a bad row is not imported, and says what is wrong with it', async () => {
    await desk.goTo('/app/partners/import', 'Import partners')
    await expectAccessible(desk.appFrame())
    await chooseFile(
      'bad.csv',
      'name;slug;email;coupon\r\nGut;gut;gut@shop.example;GUT10\r\nSchlecht;schlecht;nobody;PARTNER20\r\n',
    )
    await see('One row is refused')
    await table('Rows of the file').getByText('Enter one address like name@example.com.').waitFor()
    expect(await desk.app().getByRole('button', { name: 'Import one row' }).isDisabled()).toBe(true)
    await expectAccessible(desk.appFrame())
    await desk.expectToFit('partner-import-refused')
    expect(await one(`SELECT count(*)::int AS count FROM partner WHERE slug = 'gut'`)).toEqual({ count: 0 })
  })

  test('a good file is shown first, and imported when it is confirmed', async () => {
    const file =
      'name;slug;email;coupon\r\nGröße;groesse;g@shop.example;GUT10\r\nWanderlist;wanderlist;;PARTNER20\r\n"Jo; new";jo-mueller-soehne;;\r\n'
    await chooseFile('good.csv', Buffer.from(file, 'latin1'))
    await see('1 new, 1 changed, 1 left as they are, 0 refused.')
    await see('it was read as Latin-1')
    await desk.screenshot('partner-import-preview')
    // Between preview and confirmation somebody takes the code.
    await desk.database.query(`UPDATE coupon SET code = 'GUT10', code_key = 'gut10' WHERE code_key = 'jo5'`)
    await desk.press('Import 2 rows')
    await see('The shop has changed since the preview')
    await see('The code GUT10 already belongs to Jo, renamed')
    await desk.database.query(`DELETE FROM coupon WHERE code_key = 'gut10'`)
    await chooseFile('good.csv', Buffer.from(file, 'latin1'))
    await desk.press('Import 2 rows')
    await see('1 created, 1 updated, 1 left as they were.')
    expect(await one(`SELECT name FROM partner WHERE slug = 'groesse'`)).toEqual({ name: 'Größe' })
  })

  test('all of it can be read in German', async () => {
    await desk.goTo('/app/partners', 'Partners')
    const frame = desk.admin.locator('#app')
    const speak = (locale: string) =>
      frame.evaluate((element, wanted) => {
        const { src } = element as HTMLIFrameElement
        Object.assign(element, { src: src.replace(/locale=\w+/, `locale=${wanted}`) })
      }, locale)
    await speak('de')
    await link('Partner hinzufügen').waitFor()
    await desk.screenshot('partners-german')
    await speak('en')
    await link('Add partner').waitFor()
  })

  test('nothing went wrong in all this', () => expect(desk.watch.troubles()).toEqual([]))
})
