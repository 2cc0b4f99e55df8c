// Order webhooks over real HTTP: what is accepted, what is refused, and what comes of it in the ledger.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PREVIOUS_SECRET, clickIdOf, startSystem, type System } from '../setup/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system.close())

let orderNumber = 820982911946154500n
function order(change: Record<string, unknown> = {}): Record<string, unknown> & { id: string } {
  orderNumber += 1n
  const id = orderNumber.toString()
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${id.slice(-4)}`,
    created_at: '2026-11-20T10:00:00Z',
    updated_at: '2026-11-20T10:00:00Z',
    financial_status: 'paid',
    currency: 'USD',
    subtotal_price: '100.00',
    total_price: '107.00',
    total_discounts: '0.00',
    line_items: [
      { id: 1, quantity: 2, current_quantity: 2, price: '50.00', discount_allocations: [], tax_lines: [] },
    ],
    discount_codes: [{ code: 'partner20', amount: '0.00', type: 'percentage' }],
    discount_applications: [{ type: 'discount_code', code: 'partner20', target_type: 'line_item' }],
    refunds: [],
    ...change,
  }
}
/** Resolves when everything sent so far has been applied. */
const settled = () =>
  system.eventually(`SELECT 1 AS done WHERE NOT EXISTS (SELECT FROM webhook_inbox WHERE state = 'pending')`)
async function conversion(txnId: string) {
  await settled()
  const { rows } = await system.database.pool.query('SELECT * FROM conversion WHERE txn_id = $1', [txnId])
  return rows[0]
}

describe('accepting', () => {
  test('the secret of now and the one before are good, another is not', async () => {
    expect(await system.webhook('orders/create', order())).toBe(200)
    expect(await system.webhook('orders/create', order(), { secret: PREVIOUS_SECRET })).toBe(200)
    expect(await system.webhook('orders/create', order(), { secret: 'wrong' })).toBe(401)
  })

  test.each([
    ['a signature that is no base64', { 'x-shopify-hmac-sha256': '!!' }, 401],
    ['no signature', { 'x-shopify-hmac-sha256': undefined }, 400],
    ['no topic', { 'x-shopify-topic': undefined }, 400],
    ['no shop', { 'x-shopify-shop-domain': undefined }, 400],
    ['no webhook id', { 'x-shopify-webhook-id': undefined }, 400],
  ])('%s is refused', async (_what, headers, status) => {
    expect(await system.webhook('orders/create', order(), { headers })).toBe(status)
  })

  test('GET is answered 405, a body over 10 MiB 413', async () => {
    expect((await fetch(`${system.url}/webhooks`)).status).toBe(405)
    const status = await system
      .webhook('orders/create', `{"a":"${'x'.repeat(10 * 1024 * 1024)}"}`)
      .catch((error: Error) => error)
    // The server answers and cuts; a client that is still sending may see the cut first.
    expect(status instanceof Error ? 413 : status).toBe(413)
  })

  test('the same delivery twice is stored once, also inside one batch', async () => {
    const body = order()
    const statuses = await Promise.all(
      Array.from({ length: 20 }, () => system.webhook('orders/create', body, { webhookId: 'same-delivery' })),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    const { rows } = await system.database.pool.query(
      `SELECT count(*)::int AS count FROM webhook_inbox WHERE webhook_id = 'same-delivery'`,
    )
    expect(rows[0].count).toBe(1)
  })

  test('an applied webhook’s body is gone; a malformed one is kept for repair with its reason', async () => {
    await system.webhook('orders/create', order(), { webhookId: 'good' })
    await system.webhook('orders/create', '{"id": 1,', { webhookId: 'broken' })
    await system.webhook('orders/create', '{"name": "no id"}', { webhookId: 'no-id' })
    await system.webhook('orders/create', order(), {
      webhookId: 'stranger',
      domain: 'stranger.myshopify.com',
    })
    await settled()
    const { rows } = await system.database.pool.query(
      `SELECT webhook_id, state, body IS NULL AS gone, outcome FROM webhook_inbox WHERE webhook_id IN ('good', 'broken', 'no-id', 'stranger') ORDER BY 1`,
    )
    expect(rows).toMatchObject([
      { webhook_id: 'broken', state: 'failed', gone: false },
      { webhook_id: 'good', state: 'applied', gone: true },
      { webhook_id: 'no-id', state: 'failed', gone: false },
      { webhook_id: 'stranger', state: 'failed', gone: false },
    ])
    expect(rows.map((row) => row.outcome.split(':')[0])).toEqual([
      'malformed',
      'applied',
      'malformed',
      'unknown_shop',
    ])
  })
})

describe('attribution', () => {
  test('by the click in each carrier, else by the coupon’s owner, else nobody', async () => {
    const clickId = clickIdOf(await system.visit('/r/demo/summer?via=jo'))
    const carried = {
      order_attribute: order({ note_attributes: [{ name: 'click_id', value: clickId }] }),
      line_property: order({
        line_items: [
          { id: 1, quantity: 1, price: '10.00', properties: [{ name: '_click_id', value: clickId }] },
        ],
      }),
      landing_page: order({ landing_site: `/products/a?click_id=${clickId}&utm=1` }),
      coupon: order(),
    }
    const nobody = order({ discount_codes: [], discount_applications: [] })
    for (const body of [...Object.values(carried), nobody]) await system.webhook('orders/create', body)
    for (const [method, body] of Object.entries(carried)) {
      expect(await conversion(body.id)).toMatchObject({
        method,
        partner_id: system.shop.partner.id,
        click_id: method === 'coupon' ? null : clickId,
      })
    }
    expect(await conversion(nobody.id)).toBeUndefined()
    const kept = await system.database.pool.query('SELECT name FROM shop_order WHERE id = $1', [nobody.id])
    expect(kept.rows).toHaveLength(1)
    const decision = await system.database.pool.query(
      'SELECT method, evidence FROM attribution_decision WHERE order_id = $1',
      [nobody.id],
    )
    expect(decision.rows).toMatchObject([{ method: 'none', evidence: { credit: null, evidence: [] } }])
  })

  test('a click of another shop is never credited', async () => {
    const { seedShop } = await import('../setup/seed.ts')
    const other = await seedShop(system.runtime, {
      domain: 'other.myshopify.com',
      postbackUrl: 'https://t.example/?c={click_id}',
    })
    const clickId = clickIdOf(await system.visit(`/r/other/${other.offer.slug}?via=jo`))
    const body = order({
      note_attributes: [{ name: 'click_id', value: clickId }],
      discount_codes: [],
      discount_applications: [],
    })
    await system.webhook('orders/create', body)
    expect(await conversion(body.id)).toBeUndefined()
  })
})

describe('the life of a conversion', () => {
  test('paid, refunded in part, refunded in full: approved, adjusted, reversed', async () => {
    const body = order({ financial_status: 'pending' })
    await system.webhook('orders/create', body)
    expect(await conversion(body.id)).toMatchObject({
      status: 'pending',
      amount_minor: 10000n,
      payout_minor: 1000n,
    })
    await system.webhook('orders/paid', {
      ...body,
      financial_status: 'paid',
      updated_at: '2026-11-20T10:01:00Z',
    })
    expect(await conversion(body.id)).toMatchObject({ status: 'approved' })

    const refund = (id: number) => ({
      id,
      order_id: body.id,
      created_at: '2026-11-20T11:00:00Z',
      refund_line_items: [
        {
          id,
          line_item_id: 1,
          quantity: 1,
          subtotal: 50,
          subtotal_set: { shop_money: { amount: '50.00', currency_code: 'USD' } },
        },
      ],
      order_adjustments: [],
      transactions: [{ id, kind: 'refund', status: 'success', amount: '50.00', currency: 'USD' }],
    })
    await system.webhook('refunds/create', refund(1))
    expect(await conversion(body.id)).toMatchObject({
      status: 'approved',
      amount_minor: 5000n,
      payout_minor: 500n,
      original_amount_minor: 10000n,
    })
    await system.webhook('refunds/create', refund(2))
    await system.webhook('orders/updated', {
      ...body,
      financial_status: 'refunded',
      updated_at: '2026-11-20T12:00:00Z',
      refunds: [refund(1), refund(2)],
      line_items: [{ id: 1, quantity: 2, current_quantity: 0, price: '50.00' }],
    })
    const end = await conversion(body.id)
    expect(end).toMatchObject({ status: 'reversed', amount_minor: 0n, payout_minor: 0n })
    const { rows } = await system.database.pool.query(
      'SELECT from_status, to_status FROM conversion_change WHERE conversion_id = $1 ORDER BY id',
      [end.id],
    )
    expect(rows.map((row) => `${row.from_status} ${row.to_status}`)).toEqual([
      'null pending',
      'pending approved',
      'approved reversed',
    ])
  })

  test('a refund that comes before its order counts when the order comes', async () => {
    const body = order()
    await system.webhook('refunds/create', {
      id: 7,
      order_id: body.id,
      created_at: '2026-11-20T11:00:00Z',
      refund_line_items: [
        { line_item_id: 1, quantity: 1, subtotal_set: { shop_money: { amount: '50.00' } } },
      ],
      transactions: [{ kind: 'refund', status: 'success', amount: '50.00', currency: 'USD' }],
    })
    await settled()
    await system.webhook('orders/create', body)
    expect(await conversion(body.id)).toMatchObject({
      status: 'approved',
      amount_minor: 5000n,
      payout_minor: 500n,
    })
  })

  test('a cancelled and a deleted order count nothing, whatever older news comes later', async () => {
    const cancelled = order()
    await system.webhook('orders/cancelled', {
      ...cancelled,
      cancelled_at: '2026-11-20T12:00:00Z',
      updated_at: '2026-11-20T12:00:00Z',
    })
    await system.webhook('orders/create', cancelled)
    expect(await conversion(cancelled.id)).toMatchObject({ status: 'rejected', payout_minor: 0n })
    const deleted = order()
    await system.webhook('orders/create', deleted)
    await settled()
    await system.webhook('orders/delete', `{"id": ${deleted.id}}`)
    expect(await conversion(deleted.id)).toMatchObject({ status: 'reversed', payout_minor: 0n })
  })

  test('a test order leaves a marked record and reaches no partner', async () => {
    const body = order({ test: true })
    await system.webhook('orders/create', body)
    const record = await conversion(body.id)
    expect(record).toMatchObject({ test: true, status: 'rejected', amount_minor: 0n })
    const { rows } = await system.database.pool.query('SELECT 1 FROM delivery WHERE conversion_id = $1', [
      record.id,
    ])
    expect(rows).toHaveLength(0)
  })
})

describe('payloads that make no sense', () => {
  test.each<[string, Record<string, unknown>]>([
    ['without line items', { line_items: [] }],
    ['with line items that are no list', { line_items: 'x' }],
    ['of an unknown currency', { currency: 'ZZZ' }],
    ['with money that is none', { line_items: [{ id: 1, quantity: 1, price: 'many' }], total_price: 'x' }],
    ['with negative quantities', { line_items: [{ id: 1, quantity: -2, price: '50.00' }] }],
    ['with NUL bytes', { name: '#1\u0000', note_attributes: [{ name: 'click_id', value: '\u0000' }] }],
    ['with a name of 10,000 characters', { name: 'x'.repeat(10_000) }],
    ['with a date that is none', { created_at: 'yesterday', updated_at: 'today' }],
  ])('an order %s is kept and breaks nothing', async (_what, change) => {
    const body = order(change)
    expect(await system.webhook('orders/create', body)).toBe(200)
    await settled()
    const { rows } = await system.database.pool.query('SELECT id FROM shop_order WHERE id = $1', [body.id])
    expect(rows).toHaveLength(1)
  })
})

test('no name, e-mail, phone or address of a customer is kept', async () => {
  const body = order({
    email: 'mary@example.com',
    phone: '+15550100',
    note: 'leave it with Mary',
    customer: {
      id: 77,
      email: 'mary@example.com',
      first_name: 'Mary',
      last_name: 'Example',
      phone: '+15550100',
    },
    shipping_address: { name: 'Mary Example', address1: '1 Example Street', zip: '00000' },
    billing_address: { name: 'Mary Example', address1: '1 Example Street' },
    browser_ip: '192.0.2.7',
  })
  await system.webhook('orders/create', body)
  await settled()
  const { rows } = await system.database.pool.query('SELECT o::text AS row FROM shop_order o WHERE id = $1', [
    body.id,
  ])
  const { rows: inbox } = await system.database.pool.query(
    `SELECT count(*)::int AS left FROM webhook_inbox WHERE state = 'applied' AND body IS NOT NULL`,
  )
  expect(JSON.stringify(rows)).not.toMatch(/mary|example street|555|192\.0\.2/i)
  expect(JSON.stringify(rows)).toContain('77')
  expect(inbox[0].left).toBe(0)
})
