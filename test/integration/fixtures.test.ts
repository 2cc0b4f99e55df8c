// Every order fixture, sent as Shopify sends it, through inbox, worker and PostgreSQL: what must come of each.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { formatMinor, parseMoney } from '#app/money/decimal.ts'
import { percentOf } from '#app/money/rounding.ts'
import { EXPECTED_ORDERS, type ExpectedOrder } from '../fixtures/orders/expected.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
  const { pool } = system.database
  // The fixtures' clicks are older than any test run.
  await pool.query('UPDATE offer SET lookback_days = NULL')
  const clickIds = new Set(
    EXPECTED_ORDERS.flatMap(({ carriers }) => carriers.flatMap(({ clickId }) => clickId ?? [])),
  )
  await pool.query(
    `INSERT INTO click (shop_id, id, offer_id, partner_id, source, created_at)
     SELECT $1, id, $2, $3, 'link', '2026-01-01' FROM unnest($4::uuid[]) AS id`,
    [system.shop.id, system.shop.offer.id, system.shop.partner.id, [...clickIds]],
  )
})
afterAll(() => system.close())

const STATUS = {
  earned: 'approved',
  wait: 'pending',
  cancelled: 'rejected',
  test: 'rejected',
  void: 'rejected',
  reversed: 'rejected',
}

/** The first carrier with a click is what an order is credited by, else the one code that has an owner. */
function expectedMethod({ carriers, codes }: ExpectedOrder): string | undefined {
  const byClick = carriers.find(({ clickId }) => clickId !== null)?.carrier
  return byClick ?? (codes.some(({ code }) => code === system.shop.coupon) ? 'coupon' : undefined)
}

// All of them name one customer: without this his earlier clicks would speak for each.
beforeEach(() => system.database.pool.query('DELETE FROM sighting'))

test.each(EXPECTED_ORDERS)('$name', async (expected) => {
  const body = readFileSync(new URL(`../fixtures/orders/${expected.name}.json`, import.meta.url), 'utf8')
  expect(await system.webhook('orders/create', body, { webhookId: expected.name })).toBe(200)
  const inbox = await system.eventually<{ state: string; outcome: string }>(
    `SELECT state, outcome FROM webhook_inbox WHERE webhook_id = $1 AND state <> 'pending'`,
    [expected.name],
  )
  expect(inbox).toEqual({ state: 'applied', outcome: 'applied' })

  const { rows } = await system.database.pool.query('SELECT * FROM conversion WHERE txn_id = $1', [
    expected.id,
  ])
  const method = expectedMethod(expected)
  expect(rows).toHaveLength(method === undefined ? 0 : 1)
  const order = await system.database.pool.query('SELECT id, test FROM shop_order WHERE id = $1', [
    expected.id,
  ])
  expect(order.rows).toEqual([{ id: expected.id, test: expected.state === 'test' }])
  if (method === undefined) return
  const [conversion] = rows
  const now = parseMoney(expected.now, expected.currency)?.minor ?? 0n
  expect({
    method: conversion.method,
    status: conversion.status,
    currency: conversion.currency,
    amount: formatMinor(conversion.amount_minor, conversion.currency),
    payoutMinor: conversion.payout_minor,
  }).toEqual({
    method,
    status: STATUS[expected.state as keyof typeof STATUS],
    currency: expected.currency,
    amount: expected.now,
    payoutMinor: percentOf(now, 1000),
  })
})
