// The delivery log as a merchant uses it: finds deliveries, reads what was sent and answered, sends one again, replays what
// failed, and takes the log along as a file.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'
import { USER_AGENT } from './chromium.ts'

/** Deliveries of the past days, in every state, of the partner's own postback. */
const DELIVERIES = `WITH of AS (
    SELECT s.id AS shop_id, b.id AS postback_id, b.partner_id, coalesce(s.default_offer_id, (SELECT o.id FROM offer o WHERE o.shop_id = s.id LIMIT 1)) AS offer_id
      FROM shop s JOIN postback b ON b.shop_id = s.id WHERE s.domain = $1 ORDER BY b.id LIMIT 1
  ), made AS (
    SELECT of.*, n, uuidv7(n * interval '-10 minutes') AS id, now() - n * interval '10 minutes' AS at,
           CASE WHEN n % 10 = 3 THEN 'failed' WHEN n % 10 = 7 THEN 'cancelled' ELSE 'delivered' END AS state,
           CASE WHEN n % 3 = 0 THEN 'lead' ELSE 'sale' END AS event
      FROM of CROSS JOIN generate_series(1, 130) AS n
  ), conversions AS (
    INSERT INTO conversion (shop_id, id, txn_id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
      original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, method, source, payout_terms, occurred_at,
      created_at, changed_at)
    SELECT shop_id, 'conv_made' || n, '=cmd' || n, event, 'approved', 'USD', 4999, 500, 4999, 500, 4999, 0, partner_id, offer_id,
           'click', 'inbound', '{"rules":[]}', at, at, at FROM made
  ), log AS (
    INSERT INTO delivery_log (shop_id, id, postback_id, partner_id, offer_id, event, status)
    SELECT shop_id, id, postback_id, partner_id, offer_id, event, 'approved' FROM made
  ), tried AS (
    INSERT INTO delivery_attempt (shop_id, id, delivery_id, number, started_at, duration_ms, dns_ms, connect_ms, tls_ms, first_byte_ms,
      method, url, request_headers, request_body, http_status, response_body, error_code, error)
    SELECT shop_id, uuidv7(n * interval '-10 minutes' + m * interval '1 minute'), id, m, at + m * interval '1 minute', 412, 12, 40, 85, 230, 'POST',
           'https://tracker.example/postback?clickid=' || repeat('long-value-', 12) || n, '{"content-type":"application/json","x-api-key":"•••"}',
           '{"click_id":"c-' || n || '","payout":"5.00"}', CASE state WHEN 'delivered' THEN 200 ELSE 503 END,
           CASE state WHEN 'delivered' THEN '{"status":"ok"}' ELSE E'<h1>Unavailable</h1><script>document.title = "owned"</script>\\x1b[31m ' || repeat('try again ', 60) END,
           CASE state WHEN 'delivered' THEN NULL ELSE 'http_status' END, CASE state WHEN 'delivered' THEN NULL ELSE 'HTTP 503' END
      FROM made CROSS JOIN generate_series(1, 2) AS m WHERE state <> 'cancelled'
  )
  INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, state, attempts, "values", amount_minor, payout_minor,
    reason, created_at, settled_at)
  SELECT shop_id, id, postback_id, 'conv_made' || n, id, state, CASE state WHEN 'cancelled' THEN 0 ELSE 2 END,
         jsonb_build_object('click_id', 'click-' || n, 'aff_click_id', 'aff-' || n, 'payout', '5.00', 'amount', '49.99', 'event', event, 'status', 'approved',
           'conversion_id', 'conv_made' || n, 'currency', 'USD'),
         4999, 500, CASE state WHEN 'failed' THEN 'HTTP 503; no attempt left' WHEN 'cancelled' THEN 'the postback was switched off' END,
         at, at + interval '3 minutes' FROM made`

describeInBrowser('deliveries', () => {
  let desk: AdminDesk

  beforeAll(async () => void (desk = await openAdminDesk()))
  afterAll(() => desk?.close())

  const app = () => desk.app()
  const table = () => app().getByRole('table', { name: 'Deliveries', exact: true })
  const rows = () => table().locator('tbody tr')
  const choose = (label: string, option: string) =>
    app().getByLabel(label, { exact: true }).selectOption({ label: option })
  const query = () => new URL(desk.appFrame().url()).searchParams
  const eventually = async <T>(read: () => Promise<T> | T, wanted: Awaited<T>) => {
    await expect.poll(read, { timeout: 20_000 }).toBe(wanted)
  }
  const openList = async () => {
    await desk.admin.getByRole('navigation').getByRole('link', { name: 'Deliveries' }).click()
    await desk.heading('Deliveries')
  }

  test('says what to wait for while nothing has been sent', async () => {
    await desk.goTo('/app', 'Today')
    await openList()
    await app().getByText('Nothing has been sent yet').waitFor()
    expect(await app().getByRole('button', { name: 'Export CSV' }).isDisabled()).toBe(true)
    await desk.screenshot('deliveries-empty-wide')
  })

  test('lists what was sent, newest first, a page at a time', async () => {
    await desk.database.query(DELIVERIES, [desk.sandbox.shopDomain])
    await openListAnew()
    expect(await rows().count()).toBe(50)
    expect(await rows().first().innerText()).toContain('=cmd1')
    await desk.screenshot('deliveries-list-wide')
    for (const expected of [50, 30]) {
      await app().getByRole('link', { name: 'Older deliveries' }).click()
      await eventually(() => rows().count(), expected)
      await eventually(() => query().has('older'), true)
      await eventually(
        async () => (await rows().first().innerText()).includes(expected === 50 ? '=cmd51' : '=cmd101'),
        true,
      )
    }
    await app().getByRole('link', { name: 'Newer deliveries' }).click()
    await eventually(async () => (await rows().first().innerText()).includes('=cmd51'), true)
    await openListAnew()
  })

  /** The navigation leads nowhere from the page that it leads to. */
  async function openListAnew() {
    await desk.admin.getByRole('navigation').getByRole('link', { name: 'Throughline' }).click()
    await desk.heading('Today')
    await openList()
    await rows().first().waitFor()
  }

  test('finds by its filters, which stand in the address', async () => {
    await choose('State', 'Failed')
    await eventually(() => rows().count(), 13)
    await choose('Event', 'lead')
    await eventually(() => rows().count(), 5)
    expect([...query()]).toEqual(
      expect.arrayContaining([
        ['state', 'failed'],
        ['event', 'lead'],
      ]),
    )
    await desk.admin.goBack()
    await eventually(() => rows().count(), 13)
    expect(await app().getByLabel('Event', { exact: true }).inputValue()).toBe('')
    await choose('Conversion status', 'Rejected')
    await app().getByText('Nothing fits these filters').waitFor()
    await desk.screenshot('deliveries-nothing-fits-wide')
    await app().getByRole('button', { name: 'Clear filters' }).first().click()
    await eventually(() => rows().count(), 50)
  })

  test('finds a conversion by keyboard, and refuses text without a day in words', async () => {
    await app().getByLabel('Conversion or order').fill('conv_made7')
    await app().getByLabel('Conversion or order').press('Enter')
    await eventually(() => rows().count(), 1)
    await app().getByLabel('Text, within one day').fill('click-7')
    await app().getByLabel('Text, within one day').press('Enter')
    await app().getByText('Text is searched within one day').waitFor()
    const { rows: days } = await desk.database.query<{ day: string }>(
      `SELECT to_char(d.created_at AT TIME ZONE s.time_zone, 'YYYY-MM-DD') AS day FROM delivery d JOIN shop s ON s.id = d.shop_id
        WHERE d.conversion_id = 'conv_made7'`,
    )
    const day = days[0]?.day as string
    await app().getByLabel('From', { exact: true }).fill(day)
    await app().getByLabel('To', { exact: true }).fill(day)
    await desk.press('Search')
    await eventually(() => rows().count(), 1)
    await app().getByRole('button', { name: 'Clear filters' }).click()
    await eventually(() => rows().count(), 50)
  })

  test('gives the filtered log as a file that a spreadsheet opens safely', async () => {
    await choose('State', 'Failed')
    await eventually(() => rows().count(), 13)
    const [download] = await Promise.all([
      desk.admin.waitForEvent('download'),
      app().getByRole('button', { name: 'Export CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`deliveries-${desk.sandbox.brand}.csv`)
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n')
    expect(lines).toHaveLength(14)
    expect(lines[1]).toContain(",failed,conv_made3,'=cmd3,")
    const plain = await fetch(`${desk.sandbox.appUrl}/app/deliveries.csv`, {
      headers: { 'user-agent': USER_AGENT },
    })
    expect(await plain.text()).not.toContain('conv_made3')
  })

  test('shows one delivery with everything that was sent and answered, as text', async () => {
    await rows().first().getByRole('link').click()
    await app().getByText('It failed. HTTP 503; no attempt left.').waitFor()
    const attempt = app().getByRole('region', { name: 'Attempt 2' })
    expect(await attempt.innerText()).toContain('POST https://tracker.example/postback?clickid=long-value-')
    expect(await attempt.innerText()).toContain('x-api-key: •••')
    expect(await attempt.innerText()).toContain('<script>document.title = "owned"</script>‹U+001B›[31m')
    expect(await attempt.innerText()).toContain('230 ms')
    expect(await desk.admin.title()).not.toContain('owned')
    await desk.expectToFit('delivery')
  })

  test('sends it again after a question, and comes back to the list as it was', async () => {
    await desk.press('Resend')
    await app().getByRole('dialog').getByText('One more attempt is made now').waitFor()
    await desk.screenshot('delivery-resend-wide')
    await desk.press('Send it again')
    await desk.admin.getByText('It is on its way again').waitFor()
    await app().getByText('It was delivered').waitFor()
    await app().getByRole('region', { name: 'Attempt 3' }).getByText('HTTP 200').waitFor()
    await app().getByRole('link', { name: 'Deliveries' }).first().click()
    await eventually(() => rows().count(), 12)
    expect(query().get('state')).toBe('failed')
  })

  test('replays what failed, with its progress', async () => {
    await desk.press('Replay failed…')
    const dialog = app().getByRole('dialog')
    await dialog.getByLabel('From').fill('2020-01-01')
    await desk.screenshot('deliveries-replay-wide')
    await dialog.getByRole('button', { name: 'Replay' }).click()
    await app().getByText('12 of 12 failed deliveries').waitFor()
    await desk.screenshot('deliveries-replaying-wide')
    await eventually(
      async () => (await desk.database.query(`SELECT FROM delivery WHERE state = 'delivered'`)).rowCount,
      117,
    )
  })

  test('fits a narrow screen', async () => {
    await openListAnew()
    await desk.expectToFit('deliveries')
  })

  test('nothing went wrong in all this', () => {
    expect(desk.watch.troubles()).toEqual([])
  })
})
