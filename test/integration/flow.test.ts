// The main job, end to end: a partner's click becomes an order's conversion and reaches the partner's tracker.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickIdOf, startSystem, type System } from '../setup/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system.close())

const order = (change: object) => ({
  id: 1001,
  admin_graphql_api_id: 'gid://shopify/Order/1001',
  name: '#1001',
  created_at: '2026-11-20T10:00:00Z',
  updated_at: '2026-11-20T10:00:00Z',
  financial_status: 'paid',
  currency: 'USD',
  taxes_included: false,
  subtotal_price: '100.00',
  total_price: '107.00',
  total_discounts: '0.00',
  line_items: [
    {
      id: 1,
      quantity: 2,
      current_quantity: 2,
      price: '50.00',
      properties: [],
      discount_allocations: [],
      tax_lines: [],
    },
  ],
  shipping_lines: [],
  note_attributes: [],
  discount_applications: [],
  discount_codes: [],
  refunds: [],
  ...change,
})

test('a click, then an order that carries it, then the partner’s tracker knows', async () => {
  const visit = await system.visit('/r/demo/summer?via=jo&sub1=mail&aff_click_id=theirs-1')
  expect(visit.status).toBe(302)
  const clickId = clickIdOf(visit)
  expect(visit.headers.get('location')).toBe(
    `https://shop.example/collections/summer?click_id=${clickId}&utm=1`,
  )

  expect(
    await system.webhook('orders/create', order({ note_attributes: [{ name: 'click_id', value: clickId }] })),
  ).toBe(200)
  const [hit] = await system.tracker.waitFor(1)
  const conversion = await system.eventually<{
    id: string
    status: string
    amount_minor: bigint
    payout_minor: bigint
  }>(`SELECT id, status, amount_minor, payout_minor FROM conversion WHERE txn_id = '1001'`)
  expect(conversion).toMatchObject({ status: 'approved', amount_minor: 10000n, payout_minor: 1000n })
  expect(Object.fromEntries(hit?.query ?? [])).toEqual({
    clickid: 'theirs-1',
    our: clickId,
    cid: conversion.id,
    payout: '10.00',
    amount: '100.00',
    event: 'sale',
    status: 'approved',
    txn: '1001',
    sub1: 'mail',
  })
  const attempt = await system.eventually<{
    state: string
    attempts: number
    number: number
    http_status: number
    url: string
  }>(
    `SELECT state, attempts, number, http_status, url FROM delivery JOIN delivery_attempt ON delivery_id = delivery.id WHERE state = 'delivered'`,
  )
  expect(attempt).toMatchObject({ state: 'delivered', attempts: 1, number: 1, http_status: 200 })
  expect(hit?.headers['webhook-id']).toBeDefined()
})
