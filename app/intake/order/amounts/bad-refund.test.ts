// Refunds that make no sense, all the way from their text to the amounts: they never take more than there is, nor leave
// more than was sold, whatever comes first.
import { describe, expect, test } from 'vitest'
import { lineId, type Json } from '../../../../test/fixtures/orders/build-order.ts'
import { buildRefund, type RefundSpec } from '../../../../test/fixtures/orders/build-refund.ts'
import { readAll, SPEC, withFields } from '../../../../test/fixtures/orders/read-webhooks.ts'
import { paid } from '../../../../test/fixtures/orders/worked-examples.ts'

const order = withFields({})
const refund = (spec: RefundSpec, change: (body: Json) => Json = (body) => body): [string, Json] => [
  'refunds/create',
  change(buildRefund(SPEC, spec)),
]

describe('a refund', () => {
  const line = (more: Json) => (body: Json) => ({
    ...body,
    refund_line_items: (body['refund_line_items'] as Json[]).map((each) => ({ ...each, ...more })),
  })

  test.each<[string, [string, Json], bigint, string[]]>([
    ['of more money than the order', refund({ adjustments: ['-9999.00'], paid: paid('9999.00') }), 0n, []],
    [
      'of more units than the order',
      refund({ lines: [{ line: 0, quantity: 30, subtotal: '300.00' }], paid: paid('300.00') }),
      2000n,
      [],
    ],
    [
      'that kept more than the order',
      refund({ lines: [{ line: 0, quantity: 3, subtotal: '30.00' }], adjustments: ['9999.00'], paid: [] }),
      5000n,
      [],
    ],
    [
      'of a line that does not exist',
      refund({ lines: [{ line: 7, subtotal: '10.00' }], paid: paid('10.00') }),
      5000n,
      ['needs_refetch'],
    ],
    [
      'of fewer than no units',
      refund({ lines: [{ line: 0, subtotal: '10.00' }], paid: paid('10.00') }, line({ quantity: -2 })),
      5000n,
      [],
    ],
    [
      'of fewer than no money',
      refund({ lines: [{ line: 0, subtotal: '10.00' }], paid: paid('-10.00') }),
      4000n,
      [],
    ],
    ['of shipping below zero', refund({ shipping: '-5.00', paid: paid('5.00') }), 5000n, []],
    [
      'in a currency that no rate leads to',
      refund({ lines: [{ line: 0, subtotal: '10.00' }], paid: paid('10.00') }, (body) => ({
        ...body,
        transactions: (body['transactions'] as Json[]).map((each) => ({ ...each, currency: 'ZZZ' })),
      })),
      4000n,
      ['unconverted_money'],
    ],
  ])('%s', (_name, webhook, nowMinor, flags) => {
    const { amounts } = readAll([order, webhook])
    expect(amounts).toMatchObject({ originalMinor: 5000n, soldMinor: 5000n, nowMinor, flags })
    expect(readAll([webhook, order]).amounts).toEqual(amounts)
  })

  test('takes from the original what is there, however much it says it took', () => {
    const { amounts } = readAll([order, refund({ adjustments: ['-9999.00'], paid: paid('9999.00') })])
    expect(amounts).toMatchObject({ refundedMinor: 5000n, remainderMinor: 0n })
  })

  test('of a line that comes later counts from then on', () => {
    const early = refund({ lines: [{ line: 1, subtotal: '20.00' }], paid: paid('20.00') })
    const [, body] = order
    const one: [string, Json] = [
      'orders/create',
      { ...body, line_items: (body['line_items'] as Json[]).slice(0, 1) },
    ]
    const whole: [string, Json] = ['orders/updated', { ...body, updated_at: '2026-10-08T10:00:00Z' }]
    expect(readAll([one, early]).amounts.flags).toContain('needs_refetch')
    expect(readAll([one, early, whole]).amounts).toMatchObject({ soldMinor: 5000n, nowMinor: 3000n })
    expect(lineId(1)).toBe(String((body['line_items'] as Json[])[1]?.['id']))
  })

  test.each<[string, RefundSpec]>([
    ['given back', { adjustments: ['-999999999999999999.00'], paid: paid('999999999999999999.00') }],
    ['kept', { lines: [{ line: 0, subtotal: '10.00' }], adjustments: ['999999999999999999.00'], paid: [] }],
  ])('money %s is bounded by what was sold', (_name, spec) => {
    const { amounts } = readAll([order, refund(spec)])
    expect(amounts.soldMinor).toBe(5000n)
    expect(amounts.flags).not.toContain('absurd_amount')
  })
})
