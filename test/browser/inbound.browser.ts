// The inbound log as a merchant uses it: real calls of another system come in, are found, read, and sent again from a terminal.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'

/** For what the page reads anew. */
const PATIENT = { timeout: 20_000 }
const run = promisify(execFile)
const HOSTILE = `<img src=x onerror="document.title='owned'">' $(id) \u202e`

describeInBrowser('the inbound log', () => {
  let desk: AdminDesk
  let clickId: string
  beforeAll(async () => void (desk = await openAdminDesk()))
  afterAll(() => desk?.close())

  const rows = () => desk.app().getByRole('table', { name: 'Inbound calls' }).locator('tbody tr')
  /** The words of the badges, without those that Polaris says to screen readers before them. */
  const outcomes = async () => {
    const cells = await rows().locator('td:nth-child(2)').allInnerTexts()
    return cells.map((text) =>
      text
        .replaceAll(/\b(Info|Warning|Success|Critical)\b/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
  }
  const choose = (label: string, option: string) =>
    desk.app().getByLabel(label, { exact: true }).selectOption({ label: option })
  const address = () => new URL(desk.appFrame().url()).searchParams
  /** @returns the HTTP status */
  const call = async (
    parameters: Record<string, string>,
    options: { secret?: string; post?: boolean } = {},
  ) => {
    const { secret = desk.sandbox.postbackSecret as string, post = false } = options
    const { appUrl, brand, offer } = desk.sandbox
    const url = `${appUrl}/api/postback/${brand}/${offer}`
    const form = new URLSearchParams(parameters)
    const headers = { 'X-Postback-Secret': secret }
    const response = post
      ? await fetch(url, { method: 'POST', headers, body: form })
      : await fetch(`${url}?${form}`, { headers })
    return response.status
  }

  test('says what appears here while nothing has come in', async () => {
    await desk.goTo('/app/inbound', 'Inbound log')
    await desk.app().getByText('No call has come in yet').waitFor()
    expect(await desk.app().getByRole('button', { name: 'Export CSV' }).isDisabled()).toBe(true)
    await desk.expectToFit('inbound-empty')
  })

  test('lists every call with what became of it', async () => {
    const { appUrl, brand, offer, partner } = desk.sandbox
    const visit = await fetch(`${appUrl}/r/${brand}/${offer}?via=${partner}`, {
      redirect: 'manual',
      headers: { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36' },
    })
    clickId = new URL(visit.headers.get('location') ?? '').searchParams.get('click_id') ?? ''
    const sale = { click_id: clickId, amount: '49.90', txn_id: '#1001' }
    expect(await call(sale)).toBe(200)
    expect(await call({ ...sale, amount: '59.90' }, { post: true })).toBe(200)
    expect(await call({ click_id: 'test' })).toBe(200)
    expect(await call(sale, { secret: 'guessed' })).toBe(401)
    expect(await call({ ...sale, amount: '49,90', txn_id: HOSTILE })).toBe(422)
    expect(await call({ click_id: '01939c5e-9b40-7000-8000-0123456789ab', txn_id: '=1+1' })).toBe(422)
    await desk.goTo('/app/inbound', 'Inbound log')
    await expect.poll(outcomes, PATIENT).toEqual([
      'Unknown click', 'Bad amount', 'Wrong secret', 'Test', 'Repeated Differs', 'Accepted',
    ]) // prettier-ignore
    await desk.expectAccessible()
    await desk.expectToFit('inbound')
  })

  test('finds by outcome, by transaction and by click, and the address says so', async () => {
    await choose('Outcome', 'Refused, for whatever reason')
    await expect.poll(() => rows().count(), PATIENT).toBe(3)
    await choose('Outcome', 'Bad amount')
    await expect.poll(outcomes, PATIENT).toEqual(['Bad amount'])
    expect(address().get('outcome')).toBe('invalid_amount')
    await desk.press('Clear filters')
    await expect.poll(() => rows().count(), PATIENT).toBe(6)
    await desk.field('Transaction id').fill('#1001')
    await desk.field('Transaction id').press('Enter')
    await expect.poll(outcomes, PATIENT).toEqual(['Wrong secret', 'Repeated Differs', 'Accepted'])
    await desk.field('Transaction id').fill('')
    await desk.field('Click id').fill(clickId.toUpperCase())
    await desk.press('Search')
    await expect.poll(() => rows().count(), PATIENT).toBe(4)
    await desk.field('Click id').fill('nothing')
    await desk.press('Search')
    await desk.app().getByText('Nothing fits these filters').waitFor()
  })

  test('refuses a period that is none, beside its field', async () => {
    await desk.goTo('/app/inbound?from=2026-11-20&to=2026-11-19', 'Inbound log')
    await desk.app().getByText('The last day lies before the first.').waitFor()
    await desk.screenshot('inbound-refused-wide')
    await desk.press('Clear filters')
    await expect.poll(() => rows().count(), PATIENT).toBe(6)
  })

  test('gives the log as a file that a spreadsheet opens safely', async () => {
    const [download] = await Promise.all([
      desk.admin.waitForEvent('download'),
      desk.app().getByRole('button', { name: 'Export CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`inbound-${desk.sandbox.brand}.csv`)
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n')
    expect(lines).toHaveLength(7)
    expect(lines[1]).toContain(",'=1+1,")
    expect(lines.join()).not.toContain(desk.sandbox.postbackSecret)
  })

  test('shows strangers’ text as text, with what is wrong and what to do', async () => {
    await rows().nth(1).getByRole('link').focus()
    await desk.admin.keyboard.press('Enter')
    await desk.heading('Inbound call')
    await desk.app().getByText('amount has to be a decimal like 49.99').waitFor()
    await desk.app().getByText('At fault').waitFor()
    const body = await desk.app().locator('body').innerText()
    expect(body).toContain(HOSTILE.replace('\u202e', '‹U+202E›'))
    expect(await desk.admin.title()).not.toContain('owned')
    await desk.expectAccessible()
    await desk.expectToFit('inbound-refusal')
    await desk.app().getByRole('link', { name: 'Inbound log' }).click()
    await desk.heading('Inbound log')
  })

  test('shows field by field what a duplicate said otherwise, and its conversion', async () => {
    await rows().nth(4).getByRole('link').click()
    await desk.heading('Inbound call')
    const table = desk.app().getByRole('table', { name: 'What it says otherwise' })
    expect((await table.locator('tbody tr').innerText()).split(/\s*\t\s*|\n+/)).toEqual([
      'amount',
      '49.90 USD',
      '59.90 USD',
    ])
    await desk.app().getByText('Wanderlist').waitFor()
    await desk.app().getByText('$4.99').waitFor()
    expect(await desk.app().getByRole('link', { name: 'Open the conversion' }).getAttribute('href')).toMatch(
      /^\/app\/conversions\/conv_[0-9a-f]{32}$/,
    )
    await desk.expectToFit('inbound-duplicate')
  })

  test('gives a line for a terminal that sends the call again', async () => {
    await desk.press('Copy as curl')
    await desk.admin.getByText('Copied').waitFor()
    const line = await desk.admin.evaluate(() => navigator.clipboard.readText())
    expect(line).not.toContain(desk.sandbox.postbackSecret)
    const { stdout } = await run('sh', ['-c', `${line} --silent`], {
      env: { ...process.env, POSTBACK_SECRET: desk.sandbox.postbackSecret as string },
    })
    expect(JSON.parse(stdout)).toMatchObject({ data: { status: 'duplicate' } })
    await desk.goTo('/app/inbound', 'Inbound log')
    await expect.poll(() => rows().count(), PATIENT).toBe(7)
    await expect.poll(async () => (await outcomes())[0], PATIENT).toBe('Repeated Differs')
  })

  test('says where there is no such call', async () => {
    desk.watch.troubles().length = 0
    await desk.goTo('/app/inbound/01939c5e-9b40-7000-8000-0123456789ab', 'There is no such call')
    // The page says so by its status too, which the browser writes down.
    expect(desk.watch.troubles().filter((trouble) => !/404/.test(trouble))).toEqual([])
    desk.watch.troubles().length = 0
  })

  test('turns pages both ways', async () => {
    await desk.database.query(
      `INSERT INTO inbound_call (shop_id, id, received_at, method, remote_ip, parameters, http_status, outcome)
       SELECT id, uuidv7(n * interval '-1 minute'), now() - n * interval '1 minute', 'GET', '203.0.113.9', jsonb_build_object('txn_id', 'n' || n), 200, 'ok'
         FROM shop CROSS JOIN generate_series(1, 70) AS n`,
    )
    await desk.goTo('/app/inbound', 'Inbound log')
    await expect.poll(() => rows().count(), PATIENT).toBe(50)
    await desk.app().getByRole('link', { name: 'Older calls' }).click()
    await expect.poll(() => rows().count(), PATIENT).toBe(27)
    await desk.app().getByRole('link', { name: 'Newer calls' }).click()
    await expect.poll(() => rows().count(), PATIENT).toBe(50)
    await desk.expectToFit('inbound-full')
  })

  test('speaks German', async () => {
    const read = (locale: string) => {
      const launch = new URL(desk.appFrame().url())
      launch.searchParams.set('locale', locale)
      return desk.admin
        .locator('#app')
        .evaluate((frame: HTMLIFrameElement, src) => (frame.src = src), launch.href)
    }
    await desk.goTo('/app/inbound', 'Inbound log')
    await read('de')
    await desk.heading('Eingangsprotokoll')
    await desk
      .app()
      .getByRole('table', { name: 'Eingegangene Aufrufe' })
      .getByText('Wiederholt')
      .first()
      .waitFor()
    await desk.expectToFit('inbound-german')
    await read('en')
    await desk.heading('Inbound log')
  })

  test('nothing went wrong in all this', () => {
    expect(desk.watch.troubles()).toEqual([])
  })
})
