// Any order of arrival ends in the same state: the property that everything downstream rests on.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeOrder, type KnownOrder } from './merge-order.ts'
import { readOrderMessage, type OrderMessage } from './payload/order-message.ts'

const NOTHING: KnownOrder = {
  shopId: 's',
  id: '1',
  version: null,
  baseline: null,
  refunds: [],
  disputes: [],
  paidAtMs: null,
  deletedAtMs: null,
}

const second = fc.integer({ min: 0, max: 5 }).map((n) => `2026-11-20T10:00:0${n}Z`)
const refund = fc.record({
  id: fc.integer({ min: 1, max: 3 }),
  order_id: fc.constant(1),
  created_at: second,
  note: fc.string(),
})
const webhook = fc.oneof(
  fc.record({
    topic: fc.constantFrom('orders/create', 'orders/updated', 'orders/paid'),
    body: fc.record({
      id: fc.constant(1),
      updated_at: second,
      financial_status: fc.constantFrom('pending', 'paid', 'partially_refunded', 'refunded'),
      cancelled_at: fc.option(second),
      line_items: fc.array(
        fc.record({
          id: fc.integer({ min: 1, max: 2 }),
          quantity: fc.integer({ min: 1, max: 3 }),
          price: fc.constant('10.00'),
        }),
        { maxLength: 2 },
      ),
      refunds: fc.array(refund, { maxLength: 2 }),
    }),
  }),
  fc.record({ topic: fc.constant('refunds/create'), body: refund }),
  fc.record({
    topic: fc.constantFrom('disputes/create', 'disputes/update'),
    body: fc.record({
      id: fc.constantFrom('1052608616', '98765432109876543210'),
      order_id: fc.constant(1),
      type: fc.constantFrom('inquiry', 'chargeback'),
      status: fc.constantFrom('needs_response', 'under_review', 'won', 'lost', 'on_the_moon', null),
      amount: fc.constantFrom('10.00', '5.00'),
    }),
    triggeredAt: fc.option(second),
  }),
  fc.record({ topic: fc.constant('orders/delete'), body: fc.constant({ id: 1 }) }),
)

type Webhook = { topic: string; body: object; triggeredAt?: string | null }

function messages(webhooks: Webhook[]): OrderMessage[] {
  return webhooks.map(({ topic, body, triggeredAt = '2026-11-20T10:00:00Z' }) => {
    const text = JSON.stringify(body)
    // The text itself stands in for its digest: equal bodies are equal, others differ.
    const reading = readOrderMessage(
      { topic, body: text, bodySha256: text, triggeredAt, receivedAtMs: 0 },
      null,
    )
    if (reading.kind !== 'message') throw new Error(reading.reason)
    return reading.message
  })
}
const known = (all: OrderMessage[]) => all.reduce(mergeOrder, NOTHING)

test('whatever comes in whatever order, and twice, is known the same in the end', () => {
  fc.assert(
    fc.property(
      fc
        .array(webhook, { minLength: 1, maxLength: 8 })
        .chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
      ([all, shuffledTwice]) => {
        expect(known(messages(shuffledTwice))).toEqual(known(messages(all)))
      },
    ),
    { numRuns: 500 },
  )
})
