// Disputes from the webhook on: read, merged in any order, and what they do to the amounts.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hundred } from '../../../../test/fixtures/orders/worked-examples.ts'
import { buildOrder, wireText, type Json } from '../../../../test/fixtures/orders/build-order.ts'
import { DEFAULT_AMOUNT_OPTIONS } from '../amounts/amount-options.ts'
import { mergeOrder, type KnownOrder } from '../merge-order.ts'
import { readOrderMessage, type MessageReading, type OrderMessage } from './order-message.ts'
import { readAmounts } from '../amounts/read-amounts.ts'

const ORDER_ID = '6000000000001'
const NOTHING: KnownOrder = {
  shopId: 's',
  id: ORDER_ID,
  version: null,
  baseline: null,
  refunds: [],
  disputes: [],
  paidAtMs: null,
  deletedAtMs: null,
}
/** The shape of API 2026-10; ids are bare numbers on the wire. */
const body = (more: Json = {}): Json => ({
  id: '98765432109876543',
  order_id: ORDER_ID,
  type: 'chargeback',
  amount: '100.00',
  currency: 'USD',
  reason: 'fraudulent',
  network_reason_code: '4837',
  status: 'needs_response',
  evidence_due_by: '2026-11-30T19:00:00-05:00',
  evidence_sent_on: null,
  finalized_on: null,
  initiated_at: '2026-11-19T19:00:00-05:00',
  ...more,
})

function read(more: Json = {}, triggeredAt: string | null = null, topic = 'disputes/update'): MessageReading {
  const text = wireText(body(more))
  // The text itself stands in for its digest.
  return readOrderMessage({ topic, body: text, bodySha256: text, triggeredAt, receivedAtMs: 0 }, null)
}

function messageOf(reading: MessageReading): OrderMessage {
  if (reading.kind !== 'message') throw new Error(reading.reason)
  return reading.message
}

test('a dispute is read with the digits of its id, and without why or how it is disputed', () => {
  expect(read({}, '2026-11-20T10:00:00Z', 'disputes/create')).toEqual({
    kind: 'message',
    warnings: [],
    message: {
      kind: 'dispute',
      orderId: ORDER_ID,
      dispute: {
        id: '98765432109876543',
        orderId: ORDER_ID,
        type: 'chargeback',
        status: 'needs_response',
        amount: '100.00',
        currency: 'USD',
        initiatedAt: '2026-11-19T19:00:00-05:00',
        finalizedOn: null,
      },
      stamp: {
        updatedAt: '2026-11-20T10:00:00Z',
        progress: [1],
        triggeredAt: '2026-11-20T10:00:00Z',
        bodySha256: expect.any(String) as string,
      },
    },
  })
})

describe('what says nothing of an order', () => {
  test.each<[Json, MessageReading['kind'], RegExp]>([
    [{ order_id: null }, 'nothing', /does not say which order/],
    [{ order_id: null, status: 'lost' }, 'nothing', /does not say which order/],
    [{ id: null }, 'malformed', /no readable id/],
    [{ id: null, order_id: null }, 'malformed', /no readable id/],
  ])('%j: %s', (more, kind, reason) => {
    expect(read(more)).toEqual({ kind, reason: expect.stringMatching(reason) as string })
  })

  test.each(['[]', '7', '"x"', 'null', '{'])('%s is no dispute', (text) => {
    const webhook = {
      topic: 'disputes/create',
      body: text,
      bodySha256: '',
      triggeredAt: null,
      receivedAtMs: 0,
    }
    expect(readOrderMessage(webhook, null).kind).toBe('malformed')
  })
})

describe('the copy of a dispute that stays', () => {
  const [noon, later] = ['2026-11-20T12:00:00Z', '2026-11-20T13:00:00+00:00']
  test.each<[string, [Json, string | null], [Json, string | null]]>([
    ['the later trigger', [{ status: 'needs_response' }, later], [{ status: 'lost' }, noon]],
    ['the one with a trigger', [{ status: 'needs_response' }, noon], [{ status: 'lost' }, null]],
    ['of one moment, the one under review', [{ status: 'under_review' }, noon], [{}, noon]],
    ['of one moment, the settled one', [{ status: 'won' }, noon], [{ status: 'under_review' }, noon]],
    ['of one moment and rank, the greater digest', [{ status: 'won' }, noon], [{ status: 'lost' }, noon]],
  ])('is %s', (_name, newer, older) => {
    const [first, second] = [messageOf(read(...newer)), messageOf(read(...older))]
    const ends = [
      [first, second],
      [second, first, second],
    ].map((arrived) => arrived.reduce(mergeOrder, NOTHING).disputes)
    expect(ends[0]).toMatchObject([{ dispute: { status: newer[0]['status'] ?? 'needs_response' } }])
    expect(ends[1]).toEqual(ends[0])
  })

  test('is the same in any order of arrival, and with duplicates, and so are the amounts', () => {
    const dispute = fc.tuple(
      fc.record({
        id: fc.constantFrom('9', '98765432109876543210'),
        status: fc.constantFrom('needs_response', 'under_review', 'won', 'lost', 'accepted', 'prevented'),
        amount: fc.constantFrom('100.00', '30.00'),
      }),
      fc.constantFrom(null, noon, later),
    )
    const arrivals = fc
      .array(dispute, { minLength: 1, maxLength: 6 })
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length })),
      )
    fc.assert(
      fc.property(arrivals, ([all, again]) => {
        const known = (webhooks: typeof all) =>
          webhooks.map(([more, at]) => messageOf(read(more, at))).reduce(mergeOrder, orderKnown())
        expect(known(again)).toEqual(known(all))
        expect(amounts(known(again))).toEqual(amounts(known(all)))
      }),
    )
  })
})

test.each<[Json, bigint, string, string[]]>([
  [{ status: 'needs_response' }, 10000n, 'earned', ['disputed']],
  [{ status: 'LOST' }, 0n, 'charged_back', []],
  [{ status: 'lost', amount: '25.00' }, 7500n, 'earned', ['partly_charged_back']],
  [{ status: 'lost', amount: null }, 0n, 'charged_back', []],
  [{ status: 'won' }, 10000n, 'earned', []],
  [{ status: 'prevented' }, 10000n, 'earned', ['dispute_prevented']],
  [{ status: null }, 10000n, 'earned', ['disputed']],
])('%j', (more, nowMinor, state, flags) => {
  expect(amounts(mergeOrder(orderKnown(), messageOf(read(more))))).toMatchObject({ nowMinor, state, flags })
})

function orderKnown(): KnownOrder {
  const text = wireText(buildOrder(hundred))
  const webhook = { topic: 'orders/create', body: text, bodySha256: '', triggeredAt: null, receivedAtMs: 0 }
  return mergeOrder(NOTHING, messageOf(readOrderMessage(webhook, null)))
}

function amounts({ version, baseline, refunds, disputes }: KnownOrder) {
  if (version === null || baseline === null) throw new Error('no order came')
  return readAmounts({
    order: version.order,
    refunds: refunds.map(({ refund }) => refund),
    baseline: baseline.baseline,
    disputes: disputes.map(({ dispute }) => dispute),
    options: DEFAULT_AMOUNT_OPTIONS,
    refundWindowEndMs: null,
  })
}
