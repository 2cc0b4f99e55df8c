import { describe, expect, test } from 'vitest'
import type { ConversionInput } from './conversion.ts'
import type { Demands } from './derive.ts'
import type { PayoutTerms } from './payout/rule.ts'
import {
  brief,
  DAY,
  FLAT,
  FREE,
  HELD,
  made,
  NOW,
  order,
  paying,
  settled,
  sold,
  TEN_PERCENT,
} from './settle.fixture.ts'
import { bareConversion, settleAgain, settleNew } from './settle.ts'

describe('a new conversion', () => {
  test.each<[string, Partial<ConversionInput>, Demands, PayoutTerms, string, bigint]>([
    ['of a paid order without a hold is approved', {}, FREE, TEN_PERCENT, 'approved', 1000n],
    ['of a paid order with a hold is held', {}, HELD, TEN_PERCENT, 'hold', 1000n],
    [
      'of an order whose hold has long ended is approved',
      { progress: { kind: 'earned', paidAtMs: NOW - 20 * DAY } },
      HELD,
      TEN_PERCENT,
      'approved',
      1000n,
    ],
    ['of an unpaid order is pending', { progress: { kind: 'unpaid' } }, FREE, TEN_PERCENT, 'pending', 1000n],
    [
      'of a cancelled order is rejected and counts zero',
      { progress: { kind: 'void', reason: 'cancelled' } },
      FREE,
      TEN_PERCENT,
      'rejected',
      0n,
    ],
    [
      'with a payout of the caller’s own takes that',
      { payoutMinor: 777n },
      FREE,
      TEN_PERCENT,
      'approved',
      777n,
    ],
    ['of an event without a rule pays nothing', {}, FREE, { kind: 'no_rule' }, 'approved', 0n],
    ['with a flat payout takes that whatever the amount', sold(1n), FREE, FLAT, 'approved', 500n],
    [
      'with a flat payout in another currency waits for a rate',
      {},
      FREE,
      paying({ flat: { minor: '500', currency: 'EUR' } }),
      'pending',
      0n,
    ],
    ['whose payment is disputed waits', { flags: ['disputed'] }, FREE, TEN_PERCENT, 'pending', 1000n],
  ])('%s', (_what, change, demands, terms, status, payout) => {
    const conversion = made(order(change), demands, terms)
    expect([conversion.status, conversion.payoutMinor]).toEqual([status, payout])
  })

  test.each([
    ['the same customer', { customerId: '77', hash: null }, { customerId: '77', buyerHash: null }, 'pending'],
    [
      'the same e-mail address',
      { customerId: null, hash: 'h' },
      { customerId: null, buyerHash: 'h' },
      'pending',
    ],
    ['another customer', { customerId: '78', hash: 'g' }, { customerId: '77', buyerHash: 'h' }, 'approved'],
    ['nobody known', { customerId: null, hash: null }, { customerId: null, buyerHash: null }, 'approved'],
  ])('whose buyer is, against the partner, %s', (_what, buyer, partner, status) => {
    const { conversion } = settled(order({ buyer }), { ...FREE, partner })
    expect(conversion.status).toBe(status)
  })

  test('of the partner’s own purchase says so, and is let through where the shop does not mind', () => {
    const own = order({ buyer: { customerId: '77', hash: null } })
    const demands = { ...FREE, partner: { customerId: '77', buyerHash: null } }
    expect(settled(own, demands)).toMatchObject({ reason: 'the buyer is the partner' })
    const lenient = { ...own, shop: { ...own.shop, reviewSelfReferrals: false } }
    expect(made(lenient, demands).status).toBe('approved')
  })

  test('beyond a soft cap waits, beyond a hard one is rejected', () => {
    const flagged = (flag: 'cap_soft' | 'cap_hard') =>
      settleNew({ ...bareConversion(order(), TEN_PERCENT, 'c', NOW), flags: [flag] }, order(), FREE, NOW)
    expect(flagged('cap_soft')).toMatchObject({ conversion: { status: 'pending', payoutMinor: 1000n } })
    expect(flagged('cap_hard')).toMatchObject({
      conversion: { status: 'rejected', payoutMinor: 0n },
      reason: 'it is beyond a cap',
    })
  })
})

describe('what an order says again', () => {
  test('changes nothing when it says the same', () => {
    expect(settleAgain(made(order()), order(), FREE, NOW + 1).kind).toBe('same')
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
      sold(12500n),
      { kind: 'adjusted', status: 'approved', amount: 12500n, payout: 1250n },
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(brief(settleAgain(made(order(before)), order(after), FREE, NOW + 1))).toEqual(expected)
  })

  test('a flat payout stays whole until nothing is left', () => {
    const known = made(order(), FREE, FLAT)
    expect(settleAgain(known, order({ amountMinor: 1n }), FREE, NOW).conversion.payoutMinor).toBe(500n)
    expect(settleAgain(known, order({ amountMinor: 0n }), FREE, NOW).conversion.payoutMinor).toBe(0n)
  })

  test('an edit applies the rules of then to what is sold now', () => {
    const known = made(order(), FREE, paying({ basisPoints: 1000, flat: { minor: '300', currency: 'USD' } }))
    expect(known.payoutMinor).toBe(1300n)
    const edited = settleAgain(known, order(sold(4000n)), FREE, NOW).conversion
    expect([edited.originalPayoutMinor, edited.payoutMinor]).toEqual([700n, 700n])
    const refunded = settleAgain(edited, order({ ...sold(4000n), amountMinor: 1000n }), FREE, NOW).conversion
    expect([refunded.originalPayoutMinor, refunded.payoutMinor]).toEqual([700n, 400n])
  })

  test('an amount and payout named by the caller stay, and refunds of the order take their share', () => {
    const call = order({
      source: 'inbound',
      currency: 'EUR',
      ...sold(8000n, 'EUR'),
      amountExplicit: true,
      payoutMinor: 999n,
    })
    const known = made(call)
    const paid = settleAgain(known, order(), FREE, NOW)
    expect(brief(paid)).toEqual({ kind: 'same', status: 'approved', amount: 8000n, payout: 999n })
    const half = settleAgain(known, order({ amountMinor: 5000n }), FREE, NOW)
    expect(brief(half)).toEqual({ kind: 'adjusted', status: 'approved', amount: 4000n, payout: 499n })
  })

  test('a balance left by an edit after approval does not depend on which message came first', () => {
    const lapsed = order({ progress: { kind: 'lapsed', paidAtMs: NOW - DAY, sinceMs: NOW } })
    expect(made(lapsed).status).toBe('approved')
    expect(settleAgain(made(order()), lapsed, FREE, NOW).conversion.status).toBe('approved')
    expect(made(lapsed, HELD).status).toBe('pending')
  })
})
