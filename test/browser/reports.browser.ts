// The reports as a merchant uses them: asked by day and by partner, beside another period, narrow, by keyboard, and taken along as a
// file.
import { readFile } from 'node:fs/promises'
import { DateTime } from 'luxon'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, openAdminDesk, type AdminDesk } from './admin-desk.ts'
import { CLICKS, seedFigures } from './seed-figures.ts'

const DAYS = 10
const ALL_CLICKS = DAYS * (CLICKS[0] + CLICKS[1])

describeInBrowser('reports', () => {
  let desk: AdminDesk
  /** Ten days that are seeded to their ends, and the address that asks for them. */
  let from: string
  let to: string
  const asked = (change: Record<string, string> = {}) =>
    `/app/reports?${new URLSearchParams({ by: 'day', from, to, currency: 'USD', ...change }).toString()}`

  beforeAll(async () => void (desk = await openAdminDesk()))
  afterAll(() => desk?.close())
  const app = () => desk.app()
  const figure = (title: string) => app().locator(`xpath=//span[text()="${title}"]/following-sibling::p[1]`)
  const table = () => app().getByRole('table', { name: 'Report' })
  const choose = async (label: string, choice: string) => {
    const read = desk.admin.waitForResponse((answer) => answer.url().includes('/app/reports.data'))
    await app().getByRole('combobox', { name: label }).selectOption({ label: choice })
    await read
  }

  /** At usual widths nothing of the table is cut off. */
  const expectWholeTable = async () => {
    for (const width of [1280, 1000, 390]) {
      await desk.admin.setViewportSize({ width, height: 1500 })
      const beyondPx = () =>
        table().evaluate((element) => {
          const around = element.parentElement as HTMLElement
          return around.scrollWidth - around.clientWidth
        })
      await expect.poll(beyondPx, { message: `pixels of the table beyond ${width}` }).toBe(0)
      await table().scrollIntoViewIfNeeded()
      await desk.screenshot(`reports-compared-${width}`)
    }
    await desk.wide()
  }

  test('say what to do while there is nothing to report', async () => {
    await desk.goTo('/app/reports', 'Reports')
    await app().getByText('Nothing happened in this period').waitFor()
    await desk.expectAccessible()
    await desk.screenshot('reports-empty-wide')
    const nowMs = Date.now()
    await seedFigures(desk.database, nowMs)
    const yesterday = DateTime.fromMillis(nowMs, { zone: 'utc' }).minus({ days: 1 })
    to = yesterday.toFormat('yyyy-MM-dd')
    from = yesterday.minus({ days: DAYS - 1 }).toFormat('yyyy-MM-dd')
  })

  test('show every day, its figures and what they come to', async () => {
    await desk.goTo(asked(), 'Reports')
    expect(await figure('Clicks').innerText()).toBe(String(ALL_CLICKS))
    // Three sales a day, and on two of the days one more of each partner, in yen.
    expect(await figure('Conversions').innerText()).toBe('34')
    expect(await figure('Conversion rate').innerText()).toBe('8.5%')
    expect(await table().getByRole('row').count()).toBe(DAYS + 1)
    await app().getByText('Money is shown in USD only. There is some in JPY too.').waitFor()
    const drawing = app().getByRole('img', { name: /^Conversions, .+: a line\. The highest value is 5, on/ })
    await drawing.waitFor()
    await desk.expectAccessible()
    await desk.expectToFit('reports-day')
  })

  test('stand beside the period before', async () => {
    await desk.goTo(asked(), 'Reports')
    await choose('Compare with', 'The period before')
    await table().getByText('before: 40').first().waitFor({ state: 'attached' })
    await expectWholeTable()
    await figure('Clicks')
      .locator('xpath=following-sibling::p[1]')
      .getByText(`before: ${ALL_CLICKS}`)
      .waitFor()
    await desk.expectAccessible()
    await desk.expectToFit('reports-compared')
  })

  test.each([
    ['Partner', 'Wanderlist', '300'],
    ['Sub id 1', 'letter-1', '140'],
    ['Source of the click', 'Tracking link', '400'],
    ['Coupon', 'VELO10', '–'],
    ['Country', 'Austria', '–'],
    ['Landing page', '/collections/0', '–'],
  ])('by %s: %s has %s clicks', async (by, name, clicks) => {
    await desk.goTo(asked(), 'Reports')
    await choose('Report by', by)
    const row = table().getByRole('row').filter({ hasText: name })
    await row.waitFor()
    expect(await row.getByRole('cell').nth(1).innerText()).toBe(clicks)
    await desk.screenshot(`reports-by-${by.toLowerCase().replaceAll(' ', '-')}-wide`)
  })

  test('bars fit a narrow screen, and nothing is in the way of a screen reader', async () => {
    await desk.goTo(asked({ by: 'partner', metric: 'payout', compare: 'year' }), 'Reports')
    await table().getByText('Velo & Söhne').waitFor()
    await desk.expectAccessible()
    await desk.expectToFit('reports-partner')
  })

  test('money of another currency is asked for, and never added', async () => {
    await desk.goTo(asked(), 'Reports')
    await choose('Money in', 'JPY')
    await expect.poll(() => figure('Revenue').innerText()).toBe('¥48,000')
    expect(await figure('Payout').innerText()).toBe('¥4,800')
  })

  test('are asked by keyboard, and refuse a period that runs backwards beside its field', async () => {
    await desk.goTo(asked(), 'Reports')
    const last = app().getByLabel('To', { exact: true })
    await last.fill('2020-01-01')
    await last.press('Enter')
    await app().getByText('The last day lies before the first.').waitFor()
    expect(await last.getAttribute('aria-invalid')).toBe('true')
    await desk.screenshot('reports-refused-wide')
    await last.fill(to)
    await last.press('Enter')
    await table().waitFor()
    expect(await figure('Clicks').innerText()).toBe(String(ALL_CLICKS))
  })

  test('are taken along as a file with the same figures', async () => {
    await desk.goTo(asked({ by: 'partner', compare: 'before' }), 'Reports')
    const download = desk.admin.waitForEvent('download')
    await desk.press('Export CSV')
    const file = await download
    expect(file.suggestedFilename()).toBe(`report-${desk.sandbox.brand}-by-partner-${from}-to-${to}.csv`)
    const [titles, ...lines] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
    expect(titles).toMatch(/^partner,currency,clicks,conversions,.+,payout_approved,clicks_before,/)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^Wanderlist,USD,300,22,0,/)
  })

  test('speak German', async () => {
    const page = new URL(desk.appFrame().url())
    page.pathname = '/app/reports'
    page.search = `?${page.searchParams.toString()}&${asked({ by: 'partner', compare: 'before' }).split('?')[1]}`
    page.searchParams.set('locale', 'de')
    await desk.admin.locator('#app').evaluate((frame: HTMLIFrameElement, src) => (frame.src = src), page.href)
    await desk.heading('Berichte')
    await table().count()
    await app().getByText('davor: 300').first().waitFor({ state: 'attached' })
    await desk.expectToFit('reports-german')
  })

  test('nothing went wrong in all this', () => {
    expect(desk.watch.troubles()).toEqual([])
  })
})
