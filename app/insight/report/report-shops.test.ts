// Reports over PostgreSQL with two shops that have the same ids throughout: partners, offers, clicks, orders, conversions. Whatever a
// report is by, nothing of the other shop shows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldFigures } from '#app/conversion/figures.server.ts'
import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { createIds } from '#app/platform/ids.server.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import type { Reader } from '#app/language/reader.ts'
import { ensurePartitions } from '#app/platform/partitions.server.ts'
import { bookConversions } from '../../../test/setup/book-conversions.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { reportFile } from './report-csv.server.ts'
import { DIMENSIONS, type Dimension, type ReportFields } from './report-choices.ts'
import { showReport } from './show-report.server.ts'

const DAY_MS = 86_400_000
const AT_MS = Date.UTC(2026, 10, 20, 15, 30)
const READER: Reader = { locale: 'en', say: sayingIn('en'), timeZone: 'UTC', nowMs: AT_MS + DAY_MS }
const SHOP = { currency: 'USD', timeZone: 'UTC' }
const newId = createIds(() => AT_MS)
const [OURS, THEIRS, PARTNER, OFFER, CLICK] = Array.from({ length: 5 }, newId) as [string, string, string, string, string] // prettier-ignore

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url, 4, () => {})
  await ensurePartitions(db.pool, AT_MS)
  await db.pool.query(`UPDATE click_counted SET until = '1970-01-01T00:00:00Z'`)
  await addShop(OURS, { name: 'ours', source: 'link', country: 'DE', minor: 1_000 }, [AT_MS])
  const before = AT_MS - DAY_MS
  await addShop(THEIRS, { name: 'theirs', source: 'proxy', country: 'AT', minor: 7_000 }, [AT_MS, AT_MS, before])
}) // prettier-ignore
afterAll(async () => {
  await db.close()
  await database.close()
})

interface Told {
  name: string
  source: string
  country: string
  minor: number
}

/** Everything that a report can be by says whose it is. */
async function addShop(shopId: string, told: Told, soldAtMs: readonly number[]): Promise<void> {
  const { name, source } = told
  const run = (text: string, values: unknown[]) => db.pool.query(text, values)
  await run(
    `INSERT INTO shop (id, domain, slug, name, currency, time_zone, installed_at, updated_at)
     VALUES ($1, $2 || '.myshopify.com', $2, $2, 'USD', 'UTC', now(), now())`,
    [shopId, name],
  )
  await run(
    `INSERT INTO offer (shop_id, id, slug, name, destination_url, updated_at) VALUES ($1, $2, 'main', 'Offer of ' || $3, 'https://shop.example/', now())`,
    [shopId, OFFER, name],
  )
  await run(
    `INSERT INTO partner (shop_id, id, slug, name, updated_at) VALUES ($1, $2, 'pat', 'Partner of ' || $3, now())`,
    [shopId, PARTNER, name],
  )
  await run(
    `INSERT INTO click (shop_id, id, offer_id, partner_id, source, sub1, sub2, sub3, sub4, sub5, created_at)
     SELECT $1, id, $2, $3, $4, $5 || 1, $5 || 2, $5 || 3, $5 || 4, $5 || 5, $6 FROM unnest($7::uuid[]) AS each(id)`,
    [shopId, OFFER, PARTNER, source, name, new Date(AT_MS), name === 'ours' ? [CLICK] : [CLICK, newId()]],
  )
  for (const [index, atMs] of soldAtMs.entries()) await addSale(shopId, told, index, atMs)
  await bookConversions(
    db.pool,
    shopId,
    soldAtMs.map((_, index) => `conv_${index}`),
  )
  await foldFigures(db)
}

async function addSale(shopId: string, { name, country, minor }: Told, index: number, atMs: number) {
  await db.pool.query(
    `INSERT INTO shop_order (shop_id, id, name, first_seen_at, changed_at, snapshot) VALUES ($1, $2, '#' || $2, $3, $3, $4)`,
    [shopId, String(index), new Date(atMs), { country, landingSite: `/${name}?utm=1` }],
  )
  await db.pool.query(
    `INSERT INTO conversion (shop_id, id, txn_id, order_id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
       original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, click_id, coupon_code, method, source, test,
       payout_terms, occurred_at, created_at, changed_at)
     VALUES ($1, 'conv_' || $2, $2, $2, 'sale', 'approved', 'USD', $3, $3, $3, $3, $3, 0, $4, $5, $6, upper($7), 'click', 'shopify', false,
       '{}', $8, $8, $8)`,
    [shopId, String(index), minor, PARTNER, OFFER, CLICK, name, new Date(atMs)],
  )
}

const NAMES: Record<Dimension, [ours: string, theirs: string]> = {
  day: ['20 Nov', '20 Nov'],
  partner: ['Partner of ours', 'Partner of theirs'],
  offer: ['Offer of ours', 'Offer of theirs'],
  sub1: ['ours1', 'theirs1'],
  sub2: ['ours2', 'theirs2'],
  sub3: ['ours3', 'theirs3'],
  sub4: ['ours4', 'theirs4'],
  sub5: ['ours5', 'theirs5'],
  source: ['Tracking link', 'Link on the store’s domain'],
  coupon: ['OURS', 'THEIRS'],
  country: ['Germany', 'Austria'],
  landing_page: ['/ours', '/theirs'],
}
const WITHOUT_CLICKS = ['coupon', 'country', 'landing_page']

const fieldsOf = (by: Dimension): ReportFields => ({
  by,
  from: '2026-11-20',
  to: '2026-11-20',
  compare: 'before',
  metric: 'payout',
  currency: 'USD',
})

describe.each(DIMENSIONS)('a report by %s', (by) => {
  const [ours, theirs] = NAMES[by]
  const fields = fieldsOf(by)
  const show = (shopId: string) =>
    showReport(db.pool, { shopId, partnerId: null }, SHOP, { fields, problems: {} }, READER)

  test('shows what the shop has, and nothing of the other', async () => {
    const { report } = await show(OURS)
    expect(report!.rows).toMatchObject([
      {
        name: expect.stringContaining(ours) as string,
        now: { conversions: '1', revenue: '$10.00', clicks: WITHOUT_CLICKS.includes(by) ? '–' : '1' },
        before: { conversions: '0', revenue: '$0.00' },
      },
    ])
    expect(report!.total).toMatchObject({ now: { conversions: '1' }, before: { conversions: '0' } })
    expect(JSON.stringify(report)).not.toMatch(/theirs/i)
  })

  test('shows the other shop its own', async () => {
    const { report } = await show(THEIRS)
    const clicks = WITHOUT_CLICKS.includes(by) ? '–' : '2'
    expect(report!.rows[0]).toMatchObject({
      name: expect.stringContaining(theirs) as string,
      now: { conversions: '2', revenue: '$140.00', clicks },
      before: { conversions: '1', revenue: '$70.00' },
    })
    expect(report!.rows).toHaveLength(1)
    expect(JSON.stringify(report)).not.toMatch(/ours/i)
  })

  test('is the same as a file', async () => {
    const file = await reportFile(db.pool, { shopId: OURS, partnerId: null }, fields, 'UTC', READER)
    expect(file!.trim().split('\r\n')).toHaveLength(2)
    expect(file).not.toMatch(/theirs/i)
  })
})
