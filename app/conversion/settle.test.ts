import { describe, expect, test } from 'vitest'
import type { ConversionInput } from './conversion.ts'
import { holdEndMs } from './hold.ts'
import { netPayout, payoutTerms } from './payout.ts'
import { settleAgain, settleHold, settleNew, type OfferTerms } from './settle.ts'
import { STATUSES, TRANSITIONS, mayChange } from './status.ts'

const NOW = Date.parse('2026-11-20T12:00:00Z')
const DAY = 86_400_000
const TEN_PERCENT: OfferTerms = { holdDays: 0, rule: { kind: 'percent', basisPoints: 1000 } }
const HELD: OfferTerms = { ...TEN_PERCENT, holdDays: 14 }

function order(change: Partial<ConversionInput> = {}): ConversionInput {
  return {
    shop: { id: 's', timeZone: 'UTC', revenueVisible: true, followTestOrders: false },
    source: 'shopify',
    actor: 'order',
    txnId: '1',
    orderId: '1',
    event: 'sale',
    credit: { partnerId: 'p', offerId: 'o', clickId: null, couponCode: 'X', method: 'coupon' },
    progress: { kind: 'earned', paidAtMs: NOW },
    currency: 'USD',
    originalAmountMinor: 10000n,
    amountMinor: 10000n,
    saleAmountMinor: 11500n,
    discountMinor: 0n,
    amountExplicit: false,
    payoutMinor: null,
    customerType: null,
    test: false,
    occurredAtMs: NOW,
    ...change,
  }
}
const made = (input: ConversionInput, offer = TEN_PERCENT) =>
  settleNew(input, offer, 'conv_1', NOW).conversion
const brief = (settled: ReturnType<typeof settleNew>) => ({
  kind: settled.kind,
  status: settled.conversion.status,
  amount: settled.conversion.amountMinor,
  payout: settled.conversion.payoutMinor,
})

describe('a new conversion', () => {
  test.each<[string, Partial<ConversionInput>, OfferTerms, string, bigint]>([
    ['of a paid order without a hold is approved', {}, TEN_PERCENT, 'approved', 1000n],
    ['of a paid order with a hold is held', {}, HELD, 'hold', 1000n],
    [
      'of an order whose hold has long ended is approved',
      { progress: { kind: 'earned', paidAtMs: NOW - 20 * DAY } },
      HELD,
      'approved',
      1000n,
    ],
    ['of an unpaid order is pending', { progress: { kind: 'unpaid' } }, TEN_PERCENT, 'pending', 1000n],
    [
      'of a cancelled order is rejected and counts zero',
      { progress: { kind: 'void', reason: 'cancelled' } },
      TEN_PERCENT,
      'rejected',
      0n,
    ],
    ['with a payout of the caller’s own takes that', { payoutMinor: 777n }, TEN_PERCENT, 'approved', 777n],
    ['of an event without a rule pays nothing', {}, { holdDays: 0, rule: null }, 'approved', 0n],
    [
      'with a flat payout takes that whatever the amount',
      { amountMinor: 1n },
      { holdDays: 0, rule: { kind: 'flat', minor: 500n, currency: 'USD' } },
      'approved',
      500n,
    ],
    [
      'with a flat payout in another currency waits for a rate',
      {},
      { holdDays: 0, rule: { kind: 'flat', minor: 500n, currency: 'EUR' } },
      'pending',
      0n,
    ],
  ])('%s', (_what, change, offer, status, payout) => {
    const { conversion } = settleNew(order(change), offer, 'conv_1', NOW)
    expect([conversion.status, conversion.payoutMinor]).toEqual([status, payout])
  })
})

describe('what an order says again', () => {
  test('changes nothing when it says the same', () => {
    expect(settleAgain(made(order()), order(), TEN_PERCENT, NOW + 1).kind).toBe('same')
  })

  test.each<[string, Partial<ConversionInput>, Partial<ConversionInput>, ReturnType<typeof brief>]>([
    [
      'payment approves what was pending',
      { progress: { kind: 'unpaid' } },
      {},
      { kind: 'status', status: 'approved', amount: 10000n, payout: 1000n },
    ],
    [
      'a partial refund leaves the status and adjusts',
      {},
      { amountMinor: 6667n },
      { kind: 'adjusted', status: 'approved', amount: 6667n, payout: 667n },
    ],
    [
      'a full refund after approval reverses',
      {},
      { amountMinor: 0n, progress: { kind: 'void', reason: 'refunded' } },
      { kind: 'status', status: 'reversed', amount: 0n, payout: 0n },
    ],
    [
      'a cancellation before payment rejects',
      { progress: { kind: 'unpaid' } },
      { progress: { kind: 'void', reason: 'cancelled' } },
      { kind: 'status', status: 'rejected', amount: 0n, payout: 0n },
    ],
    [
      'a lifted cancellation gives it back',
      { progress: { kind: 'void', reason: 'cancelled' } },
      {},
      { kind: 'status', status: 'approved', amount: 10000n, payout: 1000n },
    ],
    [
      'an approved one whose order waits again stays approved',
      {},
      { progress: { kind: 'unpaid' } },
      { kind: 'same', status: 'approved', amount: 10000n, payout: 1000n },
    ],
    [
      'lines added raise amount and payout',
      {},
      { amountMinor: 12500n },
      { kind: 'adjusted', status: 'approved', amount: 12500n, payout: 1250n },
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(brief(settleAgain(made(order(before)), order(after), TEN_PERCENT, NOW + 1))).toEqual(expected)
  })

  test('three thirds refunded one after the other take back exactly the payout', () => {
    const terms = payoutTerms({ kind: 'percent', basisPoints: 1000 }, null)
    const left = [10000n, 6667n, 3333n, 0n].map((nowMinor) =>
      netPayout(terms, 1000n, { originalMinor: 10000n, nowMinor }),
    )
    expect(left).toEqual([1000n, 667n, 333n, 0n])
  })

  test('a flat payout stays whole until nothing is left', () => {
    const flat: OfferTerms = { holdDays: 0, rule: { kind: 'flat', minor: 500n, currency: 'USD' } }
    const known = made(order(), flat)
    expect(settleAgain(known, order({ amountMinor: 1n }), flat, NOW).conversion.payoutMinor).toBe(500n)
    expect(settleAgain(known, order({ amountMinor: 0n }), flat, NOW).conversion.payoutMinor).toBe(0n)
  })

  test('an amount and payout named by the caller stay, and refunds of the order take their share', () => {
    const call = order({
      source: 'inbound',
      currency: 'EUR',
      originalAmountMinor: 8000n,
      amountMinor: 8000n,
      amountExplicit: true,
      payoutMinor: 999n,
    })
    const known = made(call)
    const paid = settleAgain(known, order(), TEN_PERCENT, NOW)
    expect(brief(paid)).toEqual({ kind: 'same', status: 'approved', amount: 8000n, payout: 999n })
    const half = settleAgain(known, order({ amountMinor: 5000n }), TEN_PERCENT, NOW)
    expect(brief(half)).toEqual({ kind: 'adjusted', status: 'approved', amount: 4000n, payout: 499n })
  })

  test('a balance left by an edit after approval does not depend on which message came first', () => {
    const lapsed = order({ progress: { kind: 'lapsed', paidAtMs: NOW - DAY, sinceMs: NOW } })
    expect(made(lapsed).status).toBe('approved')
    expect(settleAgain(made(order()), lapsed, TEN_PERCENT, NOW).conversion.status).toBe('approved')
    expect(made(lapsed, HELD).status).toBe('pending')
  })
})

test('the end of a hold approves', () => {
  const held = made(order(), HELD)
  expect(brief(settleHold(held, NOW + 15 * DAY))).toEqual({
    kind: 'status',
    status: 'approved',
    amount: 10000n,
    payout: 1000n,
  })
})

test.each([
  ['2026-11-20T12:00:00Z', 2, 'UTC', '2026-11-23T00:00:00Z'],
  ['2026-11-20T00:00:00Z', 2, 'UTC', '2026-11-22T00:00:00Z'],
  ['2026-11-20T03:00:00Z', 1, 'America/New_York', '2026-11-21T05:00:00Z'],
  ['2026-10-24T12:00:00Z', 1, 'Europe/Berlin', '2026-10-25T23:00:00Z'],
  ['2026-11-20T12:00:00Z', 1, 'Not/AZone', '2026-11-22T00:00:00Z'],
])('a hold from %s of %i days in %s ends at %s', (paidAt, days, zone, end) => {
  expect(holdEndMs(Date.parse(paidAt), days, zone)).toBe(Date.parse(end))
})

test('no status changes to itself, and what was approved is never rejected', () => {
  expect(STATUSES.filter((status) => mayChange(status, status))).toEqual([])
  expect(TRANSITIONS.approved).toEqual(['reversed'])
})
