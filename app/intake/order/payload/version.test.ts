import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildOrder, type Json } from '../../../../test/fixtures/orders/build-order.ts'
import { replacesBaseline } from '../amounts/baseline.ts'
import { mergeRefunds, type StampedRefund } from '../merge-refunds.ts'
import { parseOrder } from './parse-order.ts'
import { compareVersions, stampOrder, type VersionStamp } from './version.ts'

const TIMES = [null, 'soon', '2026-10-05T09:12:45-04:00', '2026-10-05T13:12:45Z', '2026-10-05T13:12:46Z']
/** Few values each, so that ties at every level are common. */
const stamps: fc.Arbitrary<VersionStamp> = fc.record({
  updatedAt: fc.constantFrom(...TIMES),
  progress: fc.array(fc.nat(2), { maxLength: 3 }),
  triggeredAt: fc.constantFrom(...TIMES),
  bodySha256: fc.constantFrom('a0', 'b1', 'c2'),
})

describe('which of two versions is the newer', () => {
  const stampOf = (fields: Json, more: Partial<VersionStamp> = {}): VersionStamp => {
    const reading = parseOrder(buildOrder({ lines: [{ price: '1.00' }], with: fields }))
    if (!reading.ok) throw new Error(reading.message)
    return { ...stampOrder(reading.order, { triggeredAt: null, bodySha256: 'aa' }), ...more }
  }
  const refund = { id: '1', order_id: '1' }
  const cancelled = { cancelled_at: '2026-10-05T09:12:44-04:00' }

  test.each<[string, VersionStamp, VersionStamp]>([
    ['the later updated_at', stampOf({ updated_at: '2026-10-05T13:12:46Z' }), stampOf(cancelled)],
    ['the cancelled one', stampOf(cancelled), stampOf({ refunds: [refund] })],
    ['the one with more refunds', stampOf({ refunds: [refund] }), stampOf({ financial_status: 'refunded' })],
    ['the refunded one', stampOf({ financial_status: 'refunded' }), stampOf({})],
    ['the paid one', stampOf({}), stampOf({ financial_status: 'pending' })],
    ['the later trigger', stampOf({}, { triggeredAt: '2026-10-05T13:12:46Z' }), stampOf({})],
    ['the greater digest', stampOf({}, { bodySha256: 'ab' }), stampOf({})],
  ])('%s', (_name, newer, older) => {
    expect(compareVersions(newer, older)).toBe(1)
    expect(compareVersions(older, newer)).toBe(-1)
  })

  test('the same moment in two time zones is the same', () => {
    const here = stampOf({ updated_at: '2026-10-05T09:12:45-04:00' })
    expect(compareVersions(here, stampOf({ updated_at: '2026-10-05T13:12:45Z' }))).toBe(0)
  })

  test('is antisymmetric and transitive, and ties stay ties', () => {
    fc.assert(
      fc.property(stamps, stamps, stamps, (a, b, c) => {
        expect(compareVersions(a, a)).toBe(0)
        // `0 -` and not unary minus, which would make a -0 of a tie.
        expect(compareVersions(a, b)).toBe(0 - compareVersions(b, a))
        if (compareVersions(a, b) >= 0 && compareVersions(b, c) >= 0)
          expect(compareVersions(a, c)).toBe(Math.max(compareVersions(a, b), compareVersions(b, c)))
      }),
      { numRuns: 2000 },
    )
  })

  test('the baseline kept is that of the oldest version, whatever the order of arrival', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(stamps, { minLength: 1, comparator: (a, b) => compareVersions(a, b) === 0 }),
        (seen) => {
          const keep = (arrivals: VersionStamp[]): VersionStamp | null =>
            arrivals.reduce<VersionStamp | null>(
              (kept, next) => (replacesBaseline(kept, next) ? next : kept),
              null,
            )
          expect(keep(seen)).toEqual([...seen].sort(compareVersions)[0])
          expect(keep([...seen].reverse())).toEqual(keep(seen))
        },
      ),
    )
  })
})

describe('refunds merged', () => {
  const copies: fc.Arbitrary<StampedRefund> = fc.record({
    stamp: stamps,
    refund: fc.record({
      id: fc.constantFrom('9', '10', '820982911946154508'),
      orderId: fc.constant('1'),
      createdAt: fc.constantFrom(...TIMES),
      processedAt: fc.constant(null),
      lines: fc.constant([]),
      shipping: fc.array(fc.constantFrom('1.00', '2.00'), { maxLength: 2 }),
      adjustments: fc.constant([]),
      transactions: fc.constant([]),
    }),
  })

  test('end the same whatever the order and grouping of arrival', () => {
    const batches = fc.array(fc.array(copies, { maxLength: 3 }), { maxLength: 5 })
    const arrivals = batches.chain((first) =>
      fc.tuple(fc.constant(first), fc.shuffledSubarray(first, { minLength: first.length })),
    )
    fc.assert(
      fc.property(arrivals, ([first, second]) => {
        const refundsOf = (all: StampedRefund[]) => all.map(({ refund }) => refund)
        const oneByOne = first.reduce(mergeRefunds, [])
        expect(refundsOf(second.reduce(mergeRefunds, []))).toEqual(refundsOf(oneByOne))
        expect(refundsOf(mergeRefunds([], first.flat()))).toEqual(refundsOf(oneByOne))
        expect(mergeRefunds(oneByOne, oneByOne)).toEqual(oneByOne)
      }),
      { numRuns: 1000 },
    )
  })

  test('are each there once, the newest copy, ordered by id', () => {
    fc.assert(
      fc.property(fc.array(copies), (all) => {
        const merged = mergeRefunds([], all)
        const ids = [...new Set(all.map(({ refund }) => BigInt(refund.id)))].sort((a, b) => (a < b ? -1 : 1))
        expect(merged.map(({ refund }) => BigInt(refund.id))).toEqual(ids)
        for (const copy of all) {
          const kept = merged.find(({ refund }) => refund.id === copy.refund.id)
          expect(kept && compareVersions(kept.stamp, copy.stamp)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
