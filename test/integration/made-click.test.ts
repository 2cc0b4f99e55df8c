// Orders whose visitor came by a partner's link without passing us: the landing page is all there is of the click.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSystem, type System } from '../setup/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
  const { pool } = system.database
  const { id, partner, offer } = system.shop
  await pool.query(`UPDATE shop SET default_offer_id = $2 WHERE id = $1`, [id, offer.id])
  await pool.query(`UPDATE partner SET arrival_parameter = 'awc' WHERE shop_id = $1 AND id = $2`, [
    id,
    partner.id,
  ])
})
afterAll(() => system.close())

let orders = 0
async function place(landing_site: string, change: Record<string, unknown> = {}): Promise<string> {
  const id = String(7_000_000_000_000 + ++orders)
  const order = {
    id,
    created_at: '2026-11-20T10:00:00Z',
    updated_at: '2026-11-20T10:00:00Z',
    financial_status: 'paid',
    currency: 'USD',
    subtotal_price: '100.00',
    total_price: '100.00',
    landing_site,
    line_items: [{ id: 1, quantity: 1, price: '100.00', discount_allocations: [], tax_lines: [] }],
    refunds: [],
    ...change,
  }
  // Twice, as Shopify does when it creates and pays at once.
  expect(await system.webhook('orders/create', order)).toBe(200)
  expect(await system.webhook('orders/paid', order)).toBe(200)
  await system.eventually(
    `SELECT 1 AS done WHERE NOT EXISTS (SELECT FROM webhook_inbox WHERE state = 'pending')`,
  )
  return id
}
async function rows(query: string, values: unknown[]) {
  return (await system.database.pool.query(query, values)).rows
}
const credited = (orderId: string) =>
  rows(
    `SELECT conversion.method, conversion.partner_id, click.source, click.sub1, click.aff_click_id
       FROM conversion LEFT JOIN click ON click.shop_id = conversion.shop_id AND click.id = conversion.click_id
      WHERE conversion.shop_id = $1 AND conversion.txn_id = $2`,
    [system.shop.id, orderId],
  )

describe('a landing page without a click id', () => {
  test('is credited to the partner that its link names, by one click made from the order', async () => {
    const order = await place('/products/mug?utm_source=x&via=Jo&sub1=spring&aff_click_id=theirs')
    expect(await credited(order)).toEqual([
      {
        method: 'landing_page',
        partner_id: system.shop.partner.id,
        source: 'order',
        sub1: 'spring',
        aff_click_id: 'theirs',
      },
    ])
    const [hit] = await system.tracker.waitFor(1)
    expect(hit?.query.get('clickid')).toBe('theirs')
  })

  test('is credited to the network whose parameter it arrived with', async () => {
    const order = await place('/?awc=20_1700000000_abc')
    expect(await credited(order)).toMatchObject([{ source: 'order', aff_click_id: '20_1700000000_abc' }])
  })

  test.each([
    ['names nobody', '/?via=stranger', 'partner_not_found'],
    ['names an offer that is not there', '/?via=jo&offer=gone', 'partner_not_found'],
  ])('%s: nobody is credited, no click is made, and the decision says why', async (_what, site, verdict) => {
    const order = await place(site)
    expect(await credited(order)).toEqual([])
    const [decision] = await rows(
      `SELECT evidence FROM attribution_decision WHERE shop_id = $1 AND order_id = $2`,
      [system.shop.id, order],
    )
    expect(decision.evidence.evidence).toMatchObject([{ verdict }])
  })

  test('of a paused partner counts nothing', async () => {
    await rows(`UPDATE partner SET status = 'paused' WHERE shop_id = $1`, [system.shop.id])
    try {
      expect(await credited(await place('/?via=jo'))).toEqual([])
    } finally {
      await rows(`UPDATE partner SET status = 'active' WHERE shop_id = $1`, [system.shop.id])
    }
  })
})

describe('attributes that carry a visit’s words, for want of a click', () => {
  const words = (attributes: Record<string, string>) => ({
    note_attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
  })

  test('are credited to the partner that they name, before a landing page', async () => {
    const order = await place('/?via=stranger', words({ via: 'jo', sub1: 'spring', aff_click_id: 'theirs' }))
    expect(await credited(order)).toEqual([
      {
        method: 'order_attribute',
        partner_id: system.shop.partner.id,
        source: 'order',
        sub1: 'spring',
        aff_click_id: 'theirs',
      },
    ])
  })

  test('are credited to the network whose parameter is among them', async () => {
    expect(await credited(await place('/', words({ awc: '20_9' })))).toMatchObject([
      { method: 'order_attribute', source: 'order', aff_click_id: '20_9' },
    ])
  })

  test('and a landing page that says the same make one click', async () => {
    const order = await place('/?via=jo', words({ via: 'jo' }))
    expect(await credited(order)).toMatchObject([{ method: 'order_attribute', source: 'order' }])
  })

  test('are copied to renewals, and credit none', async () => {
    const order = await place('/', { ...words({ via: 'jo' }), source_name: 'subscription_contract' })
    expect(await credited(order)).toEqual([])
  })

  test('say nothing beside a click id, though no such click is there', async () => {
    const click_id = '0199a000-0000-7000-8000-000000000001'
    expect(await credited(await place('/', words({ click_id, via: 'jo' })))).toEqual([])
  })

  test('are of no use to anybody else: what is not evidence is not kept', async () => {
    const order = await place('/', words({ awc: '1', cjevent: '2', Phone: '+1-555-0100' }))
    const [row] = await rows(`SELECT snapshot FROM shop_order WHERE id = $1`, [order])
    expect(row.snapshot.noteAttributes).toEqual([{ name: 'awc', value: '1' }])
  })
})

test('clicks are made only for orders that they credit', async () => {
  const [{ count }] = await rows(`SELECT count(*)::int AS count FROM click WHERE source = 'order'`, [])
  expect(count).toBe(6)
})
