// A merchant sets up postbacks: from a preset, from a paste, by hand; tests one against the sandbox's tracker, saves it, meets
// somebody else's edit, switches it off.
import type { QueryResultRow } from 'pg'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'

describeInBrowser('postbacks', () => {
  let desk: AdminDesk

  beforeAll(async () => void (desk = await openAdminDesk()))
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.screenshot('postbacks-failed')
  })
  afterAll(() => desk?.close())

  const app = () => desk.app()
  /** Polaris draws its own radio buttons and boxes over the real ones. */
  const choose = (name: string) => app().getByText(name, { exact: true }).click()
  const toast = (text: string) => desk.admin.getByRole('status').getByText(text).waitFor()
  /** The bar for unsaved changes goes with the last of them. */
  const saved = async () => {
    await toast('Postback saved')
    await desk.admin.getByRole('button', { name: 'Save' }).waitFor({ state: 'hidden' })
  }
  const hits = async () =>
    (await (await fetch(`${desk.sandbox.trackerUrl}/hits`)).json()) as { url: string }[]
  const behave = (behaviour: object) =>
    fetch(`${desk.sandbox.trackerUrl}/behaviour`, { method: 'PUT', body: JSON.stringify(behaviour) })

  async function query<Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await desk.database.query<Row>(text, values)).rows
  }
  const look = (name: string, place?: Locator) => desk.expectToFit(`postbacks-${name}`, place)

  async function openNew(): Promise<void> {
    await desk.goTo('/app', 'Today')
    await desk.admin.getByRole('link', { name: 'Postbacks' }).click()
    await app().getByRole('link', { name: 'Add postback' }).click()
    await desk.heading('Add postback')
  }

  test('lists what the shop has', async () => {
    await desk.goTo('/app', 'Today')
    await desk.admin.getByRole('link', { name: 'Postbacks' }).click()
    const row = app().getByRole('table', { name: 'Postbacks' }).getByRole('row', { name: 'Wanderlist' })
    await row.waitFor()
    expect(await row.innerText()).toContain(new URL(desk.sandbox.trackerUrl).host)
    expect(await row.innerText()).toContain('Active')
    await look('list')
  })

  test('fills the form from a preset, whose fields are asked for by name', async () => {
    await openNew()
    await desk.field('Find a tracker or network').fill('voluum')
    await choose('Voluum')
    await app().getByText('Taken from the vendor’s own documentation.').waitFor()
    await desk.press('Fill in the form for Voluum')
    await app().getByText('Tracking domain is missing.').waitFor()
    await look('preset')
    await desk.field('Tracking domain').fill('https://go.shop.example/')
    await desk.press('Fill in the form for Voluum')
    expect(await desk.field('URL').inputValue()).toMatch(
      /^https:\/\/go\.shop\.example\/postback\?cid=\{aff_click_id\}/,
    )
    expect(await desk.field('Name').inputValue()).toBe('Voluum')
    const request = app().getByLabel('Request', { exact: true }).first()
    expect(await request.innerText()).toContain(
      'cid=test-aff-click-001&payout=10.00&txid=test-txn-001&currency=USD',
    )
  })

  test('gives the suffix and the whole tracking link to copy', async () => {
    await desk.press('Copy: Add to the tracking link')
    await desk.admin.getByText('Copied').waitFor()
    expect(await desk.admin.evaluate(() => navigator.clipboard.readText())).toBe('&aff_click_id={clickid}')
    expect(await desk.field('Tracking link for Wanderlist').inputValue()).toBe(
      `${desk.sandbox.appUrl}/r/${desk.sandbox.brand}/${desk.sandbox.offer}?via=${desk.sandbox.partner}&aff_click_id={clickid}`,
    )
  })

  test('names the nearest macro where one is mistyped, and saves nothing', async () => {
    await desk.field('URL').fill(`${desk.sandbox.trackerUrl}/postback?cid={afclick_id}&payout={payout}`)
    await desk.field('URL').blur()
    const message = app().getByText('There is no macro {afclick_id}. The nearest is {aff_click_id}.')
    await message.first().waitFor()
    await desk.admin.getByRole('button', { name: 'Save' }).click()
    await app().getByText('This is to be mended first').waitFor()
    await look('mistyped')
    expect(await query(`SELECT id FROM postback WHERE label = 'Voluum'`)).toEqual([])
  })

  test('inserts a macro where the cursor stands', async () => {
    await desk.field('URL').fill(`${desk.sandbox.trackerUrl}/postback?cid=&payout={payout}`)
    await desk.field('URL').evaluate((area: HTMLTextAreaElement) => {
      const at = area.value.indexOf('&payout')
      area.focus()
      area.setSelectionRange(at, at)
    })
    await desk.press('Insert macro into URL')
    await app().getByPlaceholder('Find a macro').fill('aff')
    await app().getByRole('menuitem', { name: '{aff_click_id}' }).click()
    expect(await desk.field('URL').inputValue()).toBe(
      `${desk.sandbox.trackerUrl}/postback?cid={aff_click_id}&payout={payout}`,
    )
  })

  test('sends a test of what is not saved, and shows the tracker’s answer as text', async () => {
    await behave({ status: 200, body: '<img src=x onerror=alert(1)> taken', headers: {} })
    await desk.press('Send a test')
    const answer = app().getByLabel('Answer', { exact: true })
    await answer.waitFor()
    expect(await answer.innerText()).toBe('<img src=x onerror=alert(1)> taken')
    await app().getByText('HTTP 200').waitFor()
    const times = await app().getByLabel('Times', { exact: true }).innerText()
    expect(times).toMatch(/Connect\s+[\d.]+ ms/)
    expect(times).toMatch(/In all\s+[\d.]+ ms/)
    expect((await hits()).map(({ url }) => url)).toEqual(['/postback?cid=test-aff-click-001&payout=10.00'])
    await look('test', answer)
  })

  test('says which rule refuses an address', async () => {
    const url = await desk.field('URL').inputValue()
    await desk.field('URL').fill('https://10.0.0.1/postback?cid={aff_click_id}')
    await desk.press('Send a test')
    await app().getByText('Refused address').waitFor()
    await app().getByText('This address is inside a private network').waitFor()
    await desk.field('URL').fill(url)
  })

  test('warns before it saves, and saves anyway', async () => {
    await desk.admin.getByRole('button', { name: 'Save' }).click()
    await app().getByText('http sends every value unencrypted').waitFor()
    await look('warned')
    await desk.press('Save anyway')
    await saved()
    await desk.heading('Voluum')
    const rows = await query<{ url: string; preset_id: string }>(
      `SELECT url, preset_id FROM postback WHERE label = 'Voluum'`,
    )
    expect(rows).toEqual([
      { url: `${desk.sandbox.trackerUrl}/postback?cid={aff_click_id}&payout={payout}`, preset_id: 'voluum' },
    ])
  })

  test('keeps a key that was typed into a header, and shows it nowhere again', async () => {
    await desk.press('Add header')
    await desk.field('Header 1: name').fill('X-Api-Key')
    await desk.field('Header 1: value').fill('very-secret-key')
    await desk.press('Save')
    await desk.press('Save anyway')
    await saved()
    await expect.poll(() => desk.field('Header 1: value').inputValue()).toBe('{secret.api_key}')
    const secret = app().getByLabel('{secret.api_key}')
    expect(await secret.inputValue()).toBe('')
    expect(await secret.getAttribute('placeholder')).toBe('Saved, leave empty to keep')
    await desk.press('Send a test')
    await app().getByLabel('Times', { exact: true }).waitFor()
    await app().getByLabel('Headers', { exact: true }).last().getByText('X-Api-Key: •••').waitFor()
    const received = (await (await fetch(`${desk.sandbox.trackerUrl}/hits`)).json()) as { headers: object }[]
    expect(received.at(-1)?.headers).toMatchObject({ 'x-api-key': 'very-secret-key' })
    await look('editor')
  })

  test('asks before what was typed is lost', async () => {
    await desk.field('Name').fill('Typed in vain')
    await app().getByRole('link', { name: 'Postbacks' }).click()
    const dialog = app().getByRole('dialog', { name: 'Leave without saving?' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await desk.field('Name').inputValue()).toBe('Typed in vain')
    await desk.admin.getByRole('button', { name: 'Discard' }).click()
    expect(await desk.field('Name').inputValue()).toBe('Voluum')
  })

  test('says so where somebody else has saved meanwhile, and keeps what was typed', async () => {
    await query(`UPDATE postback SET version = version + 1, delay_seconds = 60 WHERE label = 'Voluum'`)
    await desk.field('Name').fill('Voluum, main')
    await desk.press('Save')
    await app().getByText('Somebody else has saved this postback').waitFor()
    await app().getByText('differ in: name, wait before sending').waitFor()
    expect(await desk.field('Name').inputValue()).toBe('Voluum, main')
    await look('conflict')
    await desk.press('Save mine over it')
    await desk.press('Save anyway')
    await saved()
    const rows = await query<{ label: string; delay_seconds: number }>(
      `SELECT label, delay_seconds FROM postback WHERE preset_id = 'voluum'`,
    )
    expect(rows).toEqual([{ label: 'Voluum, main', delay_seconds: 0 }])
  })

  test('makes a signing secret, hides it, shows it, changes it', async () => {
    await desk.press('Make a signing secret')
    const first = await desk.field('Signing secret').inputValue()
    expect(first).toMatch(/^whsec_[\w+/=]{44}$/)
    await desk.press('Hide')
    await desk.field('Signing secret').waitFor({ state: 'hidden' })
    await desk.press('Show the secret')
    expect(await desk.field('Signing secret').inputValue()).toBe(first)
    await desk.press('Change it')
    await app().getByRole('dialog').getByRole('button', { name: 'Change it' }).click()
    await app().getByText('The secret before signs beside the new one until').waitFor()
    await expect.poll(() => desk.field('Signing secret').inputValue()).not.toBe(first)
    await desk.press('Send a test')
    await app().getByLabel('Headers', { exact: true }).getByText('webhook-signature: v1,').waitFor()
  })

  test('reads a pasted URL, explains each step, and fills in the form', async () => {
    await openNew()
    await choose('Paste a postback URL or its documentation')
    await desk
      .field('Their postback URL, or what their documentation says of it')
      .fill('https://abcde.voluumtrk.com/postback?cid=REPLACE&payout=OPTIONAL&txid=OPTIONAL')
    await desk.press('Read it')
    await app().getByText('This looks like Voluum').waitFor()
    const steps = await app().getByRole('region', { name: 'Step by step' }).innerText()
    expect(steps).toContain('cid={aff_click_id}')
    expect(steps).toContain('Voluum takes {aff_click_id} in cid')
    await look('assistant')
    await desk.press('Use this')
    expect(await desk.field('URL').inputValue()).toBe(
      'https://abcde.voluumtrk.com/postback?cid={aff_click_id}&payout={payout}&txid={txn_id}',
    )
    await desk.press('Save')
    await saved()
    await desk.heading('Voluum')
  })

  test('says what it cannot read', async () => {
    await desk.press('Choose another destination')
    await choose('Paste a postback URL or its documentation')
    await desk.field('Their postback URL, or what their documentation says of it').fill('hello')
    await desk.press('Read it')
    await app().getByText('Nothing was recognised').waitFor()
  })

  test('names a network’s arrival parameter with its preset', async () => {
    await openNew()
    await desk.field('Find a tracker or network').fill('awin')
    await choose('Awin')
    await desk.field('Merchant id').fill('1001')
    await desk.press('Fill in the form for Awin')
    expect(await desk.field('Arrival parameter').inputValue()).toBe('awc')
    await desk.press('Save')
    await saved()
    const [partner] = await query<{ arrival_parameter: string }>(
      'SELECT arrival_parameter FROM partner WHERE slug = $1',
      [desk.sandbox.partner],
    )
    expect(partner?.arrival_parameter).toBe('awc')
  })

  test('switches off, after it has asked, and on again', async () => {
    await desk.admin.getByRole('link', { name: 'Postbacks' }).click()
    await desk.press('Switch off Awin')
    const dialog = app().getByRole('dialog', { name: 'Switch this postback off?' })
    await dialog.getByText('Nothing more is sent').waitFor()
    await dialog.getByRole('button', { name: 'Switch off' }).click()
    await toast('Switched off. Nothing was scheduled.')
    await app().getByRole('row', { name: 'Awin' }).getByText('Off', { exact: true }).waitFor()
    await desk.press('Switch on Awin')
    await toast('Switched on')
  })

  test('shows one partner’s, or all', async () => {
    await query(
      `INSERT INTO partner (shop_id, id, slug, name, updated_at)
       SELECT id, '01890000-0000-7000-8000-000000000001', 'second', 'Second', now() FROM shop`,
    )
    await desk.admin.reload()
    await app().getByRole('combobox', { name: 'Partner' }).selectOption('Second')
    await app().getByText('This partner has no postback yet.').waitFor()
    await app().getByRole('combobox', { name: 'Partner' }).selectOption('Wanderlist')
    await app().getByRole('row', { name: 'Awin' }).waitFor()
  })

  test('says why one is paused or failing, and resumes it', async () => {
    await query(
      `INSERT INTO postback_health (shop_id, postback_id, failures_in_row, failing_since, last_failure)
       SELECT shop_id, id, 12, now() - interval '2 days', 'HTTP 503' FROM postback WHERE label = 'Voluum, main'`,
    )
    await query(
      `UPDATE postback SET paused_at = now(), pause_reason = 'the destination answered 410 Gone' WHERE label = 'Awin'`,
    )
    await desk.admin.reload()
    const row = app().getByRole('row', { name: 'Awin' })
    await row.getByText('the destination answered 410 Gone').waitFor()
    await app().getByText('12 failures in a row. The last: HTTP 503').waitFor()
    await look('paused')
    await row.getByRole('link', { name: 'Awin', exact: true }).click()
    await app().getByText('This postback is paused').waitFor()
    await desk.press('Resume')
    await toast('Resumed. What waited is sent now, oldest first.')
    await app().getByText('This postback is paused').waitFor({ state: 'hidden' })
  })

  test('is no conflict with himself for who switches it off and goes on editing', async () => {
    await desk.field('Name').fill('Awin, switched')
    await desk.press('Switch off')
    await app().getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
    await app().getByText('This postback is switched off').waitFor()
    expect(await desk.field('Name').inputValue()).toBe('Awin, switched')
    await desk.press('Save')
    await saved()
    const [row] = await query(`SELECT active, version FROM postback WHERE label = 'Awin, switched'`)
    expect(row).toMatchObject({ active: false })
    await desk.press('Switch on')
    await toast('Switched on')
  })

  test('is worked by keyboard: from a mistake back to the field', async () => {
    await desk.field('URL').focus()
    await desk.admin.keyboard.press('ControlOrMeta+A')
    await desk.admin.keyboard.type('https://go.shop.example/{click}')
    await desk.admin.keyboard.press('Tab')
    await app().getByText('There is no macro {click}.').first().waitFor()
    await desk.admin.keyboard.press('Enter')
    await app().getByRole('menuitem', { name: '{click_id}', exact: false }).first().waitFor()
    await desk.admin.keyboard.press('Escape')
  })

  test('nothing went wrong in all this', () => {
    expect(desk.watch.troubles()).toEqual([])
  })

  test('explains what a postback is while there is none', async () => {
    await query('DELETE FROM postback')
    await desk.goTo('/app', 'Today')
    await desk.admin.getByRole('link', { name: 'Postbacks' }).click()
    await app().getByRole('heading', { name: 'Tell your partners’ trackers what they brought' }).waitFor()
    await look('empty')
  })
})
