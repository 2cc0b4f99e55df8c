import { describe, expect, test } from 'vitest'
import { exactNumber } from '../web/exact-json.ts'
import { placeOrder } from '../shopify/place-order.ts'
import { purchaseOf } from '../shopify/purchase.fixture.ts'
import { boughtLine, PRODUCTS } from '../storefront/catalog.ts'
import { readStages } from './queries.ts'
import type { Readings } from './queries.ts'
import { createHues, drawStages } from './stages.ts'

const at = new Date('2026-11-20T18:00:00Z')
const CLICK = '01a1fb75-949b-7000-9959-225ac76fdf7c'
const nothing: Readings = {
  clicks: { rows: [] },
  webhooks: { rows: [] },
  conversions: { rows: [] },
  deliveries: { rows: [] },
}
const facts = (readings: Partial<Readings>) => ({
  readings: { ...nothing, ...readings },
  orders: [],
  hits: [],
  sent: [],
})
const hues = (content: string) => [...content.matchAll(/--hue:(-?\d+)/g)].map(([, hue]) => hue)

function order(landingSite: string) {
  return placeOrder(
    purchaseOf({ lines: [boughtLine(PRODUCTS[0]!, 2, {})], shippingMinor: 0n, landingSite }),
    {
      number: 1001,
      nextId: () => exactNumber(5n),
      at,
      shop: { domain: 'd', currency: 'USD', timeZone: 'UTC', storefrontUrl: 's' },
    },
  )
}

describe('the stages', () => {
  test('one visit has one colour from the click to the tracker', () => {
    const conversion = {
      id: 'conv_1',
      txn_id: '5',
      status: 'approved',
      amount_minor: '4800',
      payout_minor: '480',
      currency: 'USD',
      method: 'landing_page',
      click_id: CLICK,
      order_name: '#1001',
      test: false,
      at,
    }
    const stages = drawStages(
      {
        readings: {
          ...nothing,
          clicks: { rows: [{ id: CLICK, partner: 'Ana', sub1: null, aff_click_id: 'wl', at }] },
          conversions: { rows: [conversion] },
        },
        orders: [order(`/?click_id=${CLICK}`)],
        hits: [
          {
            at: at.toISOString(),
            method: 'GET',
            url: `/postback?our=${CLICK}&txn=5&payout=4.80`,
            headers: {},
            body: '',
          },
        ],
        sent: [],
      },
      createHues(),
    )
    expect(new Set([stages.click, stages.order, stages.conversion, stages.hit].flatMap(hues)).size).toBe(1)
    expect(stages.conversion).toContain('payout 4.80 USD')
  })

  test('two visits have two colours, and keep them', () => {
    const hueOf = createHues()
    const [one, two] = [hueOf('a'), hueOf('b')]
    expect(one).not.toBe(two)
    expect(hueOf('a')).toBe(one)
  })

  test('what came over the network is shown, not run', () => {
    const row = { id: CLICK, partner: '<script>', sub1: '<img onerror=x>', aff_click_id: null, at }
    const stages = drawStages(facts({ clicks: { rows: [row] } }), createHues())
    expect(stages.click).toContain('&lt;script&gt;')
    expect(stages.click).not.toMatch(/<script|<img/)
  })

  test('a stage that cannot be read says so and leaves the others alone', async () => {
    const pool = {
      async query<R>(text: string): Promise<{ rows: R[] }> {
        if (text.includes('FROM delivery')) throw new Error('no such column')
        return { rows: [] }
      },
    }
    const stages = drawStages(facts(await readStages(pool)), createHues())
    expect(stages.delivery).toContain('no such column')
    expect(stages.click).toContain('Nothing yet')
  })
})
