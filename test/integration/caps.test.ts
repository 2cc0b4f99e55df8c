// Caps under load: calls and orders at once, through two runtimes on one database, and exactly the limit counts.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { workOnce } from '#app/intake/webhook/work-inbox.server.ts'
import { readEnv } from '#app/platform/env.server.ts'
import { createRouter } from '#app/router.server.ts'
import { createRuntime, type Runtime } from '#app/runtime.ts'
import {
  DAY_MS,
  line,
  openDesk,
  orderOf,
  refunded,
  updated,
  withClick,
  withCode,
  type CapSetup,
  type Desk,
} from '../setup/orders.ts'
import { API_SECRET, startSystem, type System } from '../setup/system.ts'

let system: System
let desk: Desk
/** The second runtime on the same database. */
let other: Runtime
let server: Server
let otherUrl: string
let txns = 0
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
  other = await createRuntime(
    readEnv({
      DATABASE_URL: system.database.url,
      SHOPIFY_API_KEY: 'key',
      SHOPIFY_API_SECRET: API_SECRET,
      SHOPIFY_APP_URL: 'https://app.example.com',
      ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
      LOG_LEVEL: 'silent',
    }),
  )
  server = createServer(createRouter(other, (_, response) => void response.writeHead(404).end()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  otherUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  desk.resetClock()
  await desk.checkBooks()
})
afterAll(async () => {
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
  await other.close()
  await system.close()
})

type Subject = 'offer' | 'partner' | 'both'
async function capped(subject: Subject, cap: Omit<CapSetup, 'offerId' | 'partnerId'>) {
  const [offer, partner] = [await desk.offer(), await desk.partner()]
  await desk.cap({
    ...cap,
    ...(subject !== 'partner' && { offerId: offer }),
    ...(subject !== 'offer' && { partnerId: partner }),
  })
  return { offer, partner, click: await desk.click(partner, offer) }
}

/** A call to one of the two runtimes. @returns the response's status */
async function call(offerId: string, clickId: string, amount = '100.00'): Promise<number> {
  const [offer] = await desk.rows(`SELECT slug FROM offer WHERE shop_id = $1 AND id = $2`, [
    desk.shop.id,
    offerId,
  ])
  const query = new URLSearchParams({ click_id: clickId, amount, currency: 'USD', txn_id: `cap-${++txns}` })
  const url = txns % 2 === 0 ? system.url : otherUrl
  const response = await fetch(`${url}/api/postback/${system.shop.brand}/${offer?.['slug']}?${query}`)
  await response.text()
  return response.status
}

/** Empties the inbox with two workers of either runtime. */
async function workAll(): Promise<void> {
  const empty = async () =>
    (
      await desk.rows(`SELECT FROM webhook_inbox WHERE state = 'pending' AND shop_domain = $1`, [
        desk.shop.domain,
      ])
    ).length === 0
  await Promise.all(
    [system.runtime, other, system.runtime, other].map(async (ports) => {
      do await workOnce(ports)
      while (!(await empty()))
    }),
  )
}

/** How many conversions of an offer stand how, and what for. */
const standings = (offerId: string) =>
  desk.rows(
    `SELECT status, flags, count(*)::int AS count, sum(payout_minor)::bigint AS payout FROM conversion
      WHERE shop_id = $1 AND offer_id = $2 GROUP BY 1, 2 ORDER BY 1`,
    [desk.shop.id, offerId],
  )
const beyond = (effect: 'soft' | 'hard', count: number) =>
  effect === 'soft'
    ? { status: 'pending', flags: ['cap_soft'], count, payout: BigInt(count) * 1000n }
    : { status: 'rejected', flags: ['cap_hard'], count, payout: 0n }
const reasonsBeyond = (offerId: string) =>
  desk.rows(
    `SELECT DISTINCT reason FROM conversion_change AS change JOIN conversion ON conversion.shop_id = change.shop_id
        AND conversion.id = change.conversion_id WHERE conversion.shop_id = $1 AND offer_id = $2 ORDER BY 1`,
    [desk.shop.id, offerId],
  )

describe.each(['soft', 'hard'] as const)('a %s cap of 10 conversions', (effect) => {
  test.each(['offer', 'partner', 'both'] as const)('of %s, against 60 calls at once', async (subject) => {
    const { offer, partner, click } = await capped(subject, { limit: 10n, effect, period: 'total' })
    const statuses = await Promise.all(Array.from({ length: 60 }, () => call(offer, click)))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(await standings(offer)).toEqual([
      { status: 'approved', flags: [], count: 10, payout: 10_000n },
      beyond(effect, 50),
    ])
    expect((await reasonsBeyond(offer)).map(({ reason }) => reason)).toContain('it is beyond a cap')
    expect(await desk.ledger(partner)).toEqual({
      held: effect === 'soft' ? 50_000n : 0n,
      approved: 10_000n,
      reversed: effect === 'hard' ? 50_000n : 0n,
      paid: 0n,
    })
  })

  test.each(['offer', 'partner', 'both'] as const)(
    'a day of %s, against 60 orders at once, 30 of the day before',
    async (subject) => {
      const { offer, partner } = await capped(subject, { limit: 10n, effect, period: 'day' })
      const click = withClick(await desk.click(partner, offer, 10 * DAY_MS))
      const noon = new Date(new Date().setUTCHours(12, 0, 0, 0) - 2 * DAY_MS)
      const orders = Array.from({ length: 60 }, (_, index) =>
        orderOf({ ...click, created_at: new Date(noon.getTime() - (index % 2) * DAY_MS).toISOString() }),
      )
      await Promise.all(orders.map((order) => system.webhook('orders/create', order)))
      await workAll()
      expect(await standings(offer)).toEqual([
        { status: 'approved', flags: [], count: 20, payout: 20_000n },
        beyond(effect, 40),
      ])
      const days = await desk.rows(
        `SELECT count(*)::int AS count FROM conversion WHERE shop_id = $1 AND offer_id = $2 AND flags = '[]'
          GROUP BY occurred_at::date`,
        [desk.shop.id, offer],
      )
      expect(days).toEqual([{ count: 10 }, { count: 10 }])
    },
  )
})

test.each(['soft', 'hard'] as const)('a %s cap of payout lets through what fits into it', async (effect) => {
  const { offer, click } = await capped('offer', {
    measure: 'payout',
    limit: 5_500n,
    effect,
    period: 'total',
  })
  await Promise.all(Array.from({ length: 20 }, () => call(offer, click)))
  expect(await standings(offer)).toEqual([
    { status: 'approved', flags: [], count: 5, payout: 5_000n },
    beyond(effect, 15),
  ])
  await call(offer, click, '50.00')
  expect(await standings(offer)).toMatchObject([{ status: 'approved', count: 6, payout: 5_500n }, {}])
})

describe('a place', () => {
  const place = async (offer: string, partner: string, change: object = {}) => {
    const body = orderOf({ ...withClick(await desk.click(partner, offer)), ...change })
    await desk.place(body)
    return body
  }
  const status = async (id: string) => (await desk.conversion(id))?.['status']

  test('is free again once its order is refunded; what was beyond the cap stays as it was judged', async () => {
    const { offer, partner } = await capped('offer', { limit: 1n, effect: 'hard', period: 'total' })
    const first = await place(offer, partner)
    const second = await place(offer, partner)
    expect([await status(first.id), await status(second.id)]).toEqual(['approved', 'rejected'])
    await desk.send('orders/updated', refunded(first, 1))
    const [third, fourth] = [await place(offer, partner), await place(offer, partner)]
    expect([await status(third.id), await status(fourth.id)]).toEqual(['approved', 'rejected'])
    await desk.send('orders/updated', updated(second, { tags: 'packed' }))
    expect(await status(second.id)).toBe('rejected')
    expect(await desk.history(second.id)).toMatchObject([
      { to_status: 'rejected', reason: 'it is beyond a cap' },
    ])
  })

  test('of money is free as far as it is refunded', async () => {
    const { offer, partner } = await capped('both', {
      measure: 'payout',
      limit: 1_500n,
      effect: 'hard',
      period: 'total',
    })
    const first = await place(offer, partner, { line_items: [line({ quantity: 2, price: '50.00' })] })
    expect(await status((await place(offer, partner)).id)).toBe('rejected')
    await desk.send('orders/updated', refunded(first, 1))
    expect(await status((await place(offer, partner)).id)).toBe('approved')
    expect(await status((await place(offer, partner, { line_items: [line({ price: '0.10' })] })).id)).toBe(
      'rejected',
    )
  })

  test('is taken by nothing that is a test', async () => {
    const { offer, partner } = await capped('offer', { limit: 1n, effect: 'hard', period: 'total' })
    await place(offer, partner, { test: true })
    expect(await status((await place(offer, partner)).id)).toBe('approved')
  })

  test('is the same one where better evidence moves the conversion to another partner of the offer', async () => {
    const { offer, partner: ann } = await capped('offer', { limit: 1n, effect: 'hard', period: 'total' })
    const jo = await desk.partner()
    const order = orderOf({ ...withCode(await desk.coupon(ann, offer)), cart_token: 'cap-cart' })
    await desk.place(order)
    expect(await status(order.id)).toBe('approved')
    await desk.see('cart_token', 'cap-cart', await desk.click(jo, offer))
    await desk.sweep()
    expect(await desk.conversion(order.id)).toMatchObject({ partner_id: jo, status: 'approved', flags: [] })
  })

  test('moves with the conversion: the partner that loses it has it free again', async () => {
    const { offer, partner: ann } = await capped('both', { limit: 1n, effect: 'hard', period: 'total' })
    const jo = await desk.partner()
    const order = orderOf({ ...withCode(await desk.coupon(ann, offer)), cart_token: 'free-cart' })
    await desk.place(order)
    await desk.see('cart_token', 'free-cart', await desk.click(jo, offer))
    await desk.sweep()
    desk.resetClock()
    expect(await status((await place(offer, ann)).id)).toBe('approved')
    expect(await status((await place(offer, ann)).id)).toBe('rejected')
  })

  test('is counted also while there was no cap: one that is set again knows of it', async () => {
    const { offer, partner } = await capped('offer', { limit: 3n, effect: 'hard', period: 'total' })
    await place(offer, partner)
    await desk.rows(`DELETE FROM cap WHERE shop_id = $1 AND offer_id = $2`, [desk.shop.id, offer])
    for (let n = 0; n < 4; n++) await place(offer, partner)
    await desk.cap({ offerId: offer, limit: 3n, effect: 'hard', period: 'total' })
    expect(await status((await place(offer, partner)).id)).toBe('rejected')
  })

  test('of money is asked for also where the payout is known only later', async () => {
    const offer = await desk.offer({ rules: [{ conditions: { tags: ['summer'] }, basisPoints: 1000 }] })
    const partner = await desk.partner()
    await desk.cap({ offerId: offer, measure: 'payout', limit: 2_500n, effect: 'hard', period: 'total' })
    for (let n = 0; n < 4; n++) await place(offer, partner, { line_items: [line({ product_id: 777 })] })
    await desk.answer('777', { fact: { collections: [], tags: ['summer'], productType: null } })
    const [row] = await desk.rows(
      `SELECT sum(payout_minor)::bigint AS payout FROM conversion WHERE shop_id = $1 AND offer_id = $2 AND status = 'approved'`,
      [desk.shop.id, offer],
    )
    expect(row?.['payout']).toBeLessThanOrEqual(2_500n)
  })
})

test('several caps and partners at once: every one holds, and nobody deadlocks', async () => {
  const partners = [await desk.partner(), await desk.partner(), await desk.partner()]
  const offers = [await desk.offer(), await desk.offer()]
  for (const offerId of offers) {
    await desk.cap({ offerId, limit: 25n, effect: 'hard', period: 'total' })
    await desk.cap({ offerId, measure: 'payout', limit: 24_000n, effect: 'soft', period: 'month' })
  }
  for (const partnerId of partners) {
    await desk.cap({ partnerId, limit: 14n, effect: 'hard', period: 'total' })
    await desk.cap({ partnerId, offerId: offers[0] as string, limit: 6n, effect: 'soft', period: 'week' })
  }
  const pairs = offers.flatMap((offer) => partners.map((partner) => ({ offer, partner })))
  const clicks = await Promise.all(pairs.map(({ offer, partner }) => desk.click(partner, offer)))
  const picks = Array.from({ length: 120 }, (_, index) => (index * 7) % pairs.length)
  const sent = picks.map((pick, index) =>
    index % 2 === 0
      ? system.webhook('orders/create', orderOf(withClick(clicks[pick] as string)))
      : call(pairs[pick]?.offer as string, clicks[pick] as string),
  )
  const working = workAll()
  expect(new Set(await Promise.all(sent))).toEqual(new Set([200]))
  await working
  await workAll()

  const counted = (where: string, id: unknown) =>
    desk.rows(
      `SELECT count(*)::int AS count, coalesce(sum(payout_minor), 0)::bigint AS payout FROM conversion
        WHERE shop_id = $1 AND ${where} AND status = 'approved'`,
      [desk.shop.id, id],
    )
  for (const id of offers) {
    const [row] = await counted('offer_id = $2', id)
    expect(row?.['count']).toBeLessThanOrEqual(25)
    expect(row?.['payout']).toBeLessThanOrEqual(24_000n)
  }
  for (const id of partners) {
    const [row] = await counted('partner_id = $2', id)
    expect(row?.['count']).toBeLessThanOrEqual(14)
  }
  const all = await desk.rows(
    `SELECT count(*)::int AS count, count(DISTINCT txn_id)::int AS txns FROM conversion WHERE shop_id = $1 AND offer_id = ANY($2)`,
    [desk.shop.id, offers],
  )
  expect(all).toEqual([{ count: 120, txns: 120 }])
  // What the tallies hold is what the conversions say.
  const wrong = await desk.rows(
    `SELECT scope, conversions, there.count FROM tally CROSS JOIN LATERAL (
        SELECT count(*) AS count FROM conversion WHERE conversion.shop_id = tally.shop_id
           AND status NOT IN ('rejected', 'reversed') AND NOT flags ?| ARRAY['cap_soft', 'cap_hard']
           AND (scope NOT LIKE 'offer:%' OR scope LIKE 'offer:' || offer_id || '%')
           AND (scope NOT LIKE '%partner:%' OR scope LIKE '%partner:' || partner_id)) AS there
      WHERE shop_id = $1 AND currency = '' AND conversions <> there.count AND scope LIKE ANY ($2)`,
    [desk.shop.id, [...offers, ...partners].map((id) => `%${id}%`)],
  )
  expect(wrong).toEqual([])
  const [deadlocks] = await desk.rows(
    `SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`,
    [],
  )
  expect(deadlocks).toEqual({ deadlocks: 0n })
})
