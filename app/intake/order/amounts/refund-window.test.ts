// After the end of an offer's refund window nothing is taken back any more, except by what voids the sale as such.
import { describe, expect, test } from 'vitest'
import type { Json, OrderSpec } from '../../../../test/fixtures/orders/build-order.ts'
import type { RefundSpec } from '../../../../test/fixtures/orders/build-refund.ts'
import {
  after,
  dispute,
  hundred,
  orderOf,
  paid,
  twoForty,
} from '../../../../test/fixtures/orders/worked-examples.ts'
import { DEFAULT_AMOUNT_OPTIONS } from './amount-options.ts'
import { makeBaseline } from './baseline.ts'
import type { OrderState } from './order-state.ts'
import { readAmounts, type AmountInput, type OrderAmounts } from './read-amounts.ts'

const END_MS = Date.parse('2026-10-20T00:00:00Z')
const IN_TIME = { processed_at: '2026-10-19T23:59:59Z' }
const LATE = { processed_at: '2026-10-20T00:00:01Z' }
const unit = (id: string, when: Json): RefundSpec => ({
  id,
  lines: [{ line: 0, subtotal: '40.00' }],
  paid: paid('40.00'),
  with: when,
})
const amount = (id: string, text: string, when: Json): RefundSpec => ({
  id,
  adjustments: [`-${text}`],
  paid: paid(text),
  with: when,
})
const twoLeft = (left: number, status: string, more: Json = {}): OrderSpec =>
  after(twoForty, [left], status, { with: more })

type Row = [
  name: string,
  later: OrderSpec,
  refunds: RefundSpec[],
  now: bigint,
  sold: bigint,
  state: OrderState,
]
const ROWS: Row[] = [
  ['a unit back in time', twoLeft(1, 'partially_refunded'), [unit('1', IN_TIME)], 4000n, 8000n, 'earned'],
  ['a unit back late', twoLeft(1, 'partially_refunded'), [unit('1', LATE)], 8000n, 8000n, 'earned'],
  [
    'one in time, one late: paid back in full only by the late one',
    twoLeft(0, 'refunded'),
    [unit('1', IN_TIME), unit('2', LATE)],
    4000n,
    8000n,
    'earned',
  ],
  [
    'all of it late is paid',
    twoLeft(0, 'refunded'),
    [unit('1', LATE), unit('2', LATE)],
    8000n,
    8000n,
    'earned',
  ],
  [
    'all of it in time',
    twoLeft(0, 'refunded'),
    [unit('1', IN_TIME), unit('2', IN_TIME)],
    0n,
    8000n,
    'reversed',
  ],
  [
    'all of it in time, and a late record without money',
    twoLeft(0, 'refunded'),
    [unit('1', IN_TIME), unit('2', IN_TIME), { id: '3', with: LATE }],
    0n,
    8000n,
    'reversed',
  ],
  ['a late refund that the order does not know of yet', twoForty, [unit('1', LATE)], 8000n, 8000n, 'earned'],
  ['an amount late', twoLeft(2, 'partially_refunded'), [amount('1', '30.00', LATE)], 8000n, 8000n, 'earned'],
  [
    'an amount in time, another late',
    twoLeft(2, 'partially_refunded'),
    [amount('1', '8.00', IN_TIME), amount('2', '30.00', LATE)],
    7200n,
    8000n,
    'earned',
  ],
  [
    'an edit removes a unit, a refund comes late',
    twoLeft(0, 'partially_refunded'),
    [{ id: '1', lines: [{ line: 0, subtotal: '40.00' }], with: IN_TIME }, unit('2', LATE)],
    4000n,
    4000n,
    'earned',
  ],
  [
    'the time of the refund itself counts, not that of its record',
    twoLeft(1, 'partially_refunded'),
    [unit('1', { ...IN_TIME, created_at: LATE.processed_at })],
    4000n,
    8000n,
    'earned',
  ],
  [
    'that of its record where there is no other',
    twoLeft(1, 'partially_refunded'),
    [unit('1', { processed_at: null, created_at: LATE.processed_at })],
    8000n,
    8000n,
    'earned',
  ],
  [
    'a refund without any time is in time',
    twoLeft(1, 'partially_refunded'),
    [unit('1', { processed_at: null, created_at: null })],
    4000n,
    8000n,
    'earned',
  ],
  [
    'cancelled late',
    twoLeft(0, 'refunded', { cancelled_at: LATE.processed_at }),
    [{ ...unit('1', LATE), lines: [{ line: 0, quantity: 2, subtotal: '80.00' }], paid: paid('80.00') }],
    8000n,
    8000n,
    'earned',
  ],
  [
    'cancelled in time',
    twoLeft(2, 'paid', { cancelled_at: IN_TIME.processed_at }),
    [],
    0n,
    8000n,
    'cancelled',
  ],
  ['voided', twoLeft(2, 'voided'), [], 0n, 8000n, 'void'],
]

function read(later: OrderSpec, refunds: RefundSpec[], more: Partial<AmountInput> = {}): OrderAmounts {
  const order = orderOf(later, refunds)
  const baseline = makeBaseline(orderOf({ ...later, lines: twoForty.lines }, []))
  const options = DEFAULT_AMOUNT_OPTIONS
  return readAmounts({
    order,
    refunds: order.refunds,
    baseline,
    options,
    refundWindowEndMs: END_MS,
    ...more,
  })
}

test.each(ROWS)('%s', (_name, later, refunds, nowMinor, soldMinor, state) => {
  const amounts = read(later, refunds)
  expect(amounts).toMatchObject({ originalMinor: 8000n, nowMinor, soldMinor, state })
  expect(amounts.reversals.reduce((total, { minor }) => total + minor, 0n)).toBe(amounts.refundedMinor)
})

describe('what still counts after the window', () => {
  test('deletion', () => {
    expect(read(twoForty, [], { deleted: true })).toMatchObject({ nowMinor: 0n, state: 'deleted' })
  })

  test('a lost chargeback', () => {
    const amounts = read(twoForty, [unit('1', LATE)], { disputes: dispute('lost', '80.00') })
    expect(amounts).toMatchObject({ nowMinor: 0n, state: 'charged_back' })
  })
})

test('shipping given back late stays counted', () => {
  const options = { ...DEFAULT_AMOUNT_OPTIONS, includeShipping: true }
  const spec = { ...hundred, shipping: { price: '5.00' } }
  const later = after(spec, [1], 'partially_refunded', { shipping: { price: '5.00', current: '0.00' } })
  const order = orderOf(later, [{ shipping: '5.00', paid: paid('5.00'), with: LATE }])
  const input = { order, refunds: order.refunds, baseline: makeBaseline(orderOf(spec, [])), options }
  expect(readAmounts({ ...input, refundWindowEndMs: END_MS }).nowMinor).toBe(10500n)
  expect(readAmounts({ ...input, refundWindowEndMs: null }).nowMinor).toBe(10000n)
})
