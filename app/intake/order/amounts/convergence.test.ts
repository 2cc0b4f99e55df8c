// The whole reading of an order, fed with its webhooks in every order of arrival: the amounts end the same.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseExactJson } from '#app/intake/exact-json.ts'
import {
  buildOrder,
  wireText,
  type Json,
  type OrderSpec,
} from '../../../../test/fixtures/orders/build-order.ts'
import { buildRefund } from '../../../../test/fixtures/orders/build-refund.ts'
import { EXAMPLES, type Example } from '../../../../test/fixtures/orders/worked-examples.ts'
import { DEFAULT_AMOUNT_OPTIONS } from './amount-options.ts'
import { makeBaseline, replacesBaseline, type Baseline } from './baseline.ts'
import { mergeRefunds, type StampedRefund } from '../merge-refunds.ts'
import { parseRefund } from '../payload/order-refund.ts'
import type { OrderVersion } from '../payload/order-version.ts'
import { parseOrder } from '../payload/parse-order.ts'
import { readAmounts, type OrderAmounts } from './read-amounts.ts'
import { compareVersions, stampOrder, stampRefund, type VersionStamp } from '../payload/version.ts'

type Hook = { topic: 'order' | 'refund'; text: string; triggeredAt: string }
type Kept = {
  order?: { version: OrderVersion; stamp: VersionStamp }
  baseline?: { frozen: Baseline; stamp: VersionStamp }
  refunds: StampedRefund[]
}

const changed = EXAMPLES.filter((example) => example.later !== undefined)

test.each(changed)('$name: any order of arrival, with duplicates, ends in the same amounts', (example) => {
  const hooks = hooksOf(example)
  const expected = amountsAfter(hooks, example)
  const arrivals = fc
    .tuple(
      fc.shuffledSubarray(hooks, { minLength: hooks.length }),
      fc.array(fc.constantFrom(...hooks), { maxLength: 4 }),
    )
    .map(([all, again]) => [...again, ...all])
  fc.assert(
    fc.property(arrivals, (arrived) => {
      expect(amountsAfter(arrived, example)).toEqual(expected)
    }),
    { numRuns: 30 },
  )
  expect(expected.state).toBe(example.state)
})

function hooksOf({ first, later = first, refunds = [] }: Example): Hook[] {
  const bodyOf = (spec: OrderSpec, built: Json[]): string => wireText({ ...buildOrder(spec), refunds: built })
  const built = refunds.map((refund) => buildRefund(first, refund))
  return [
    { topic: 'order', text: bodyOf(first, []), triggeredAt: '2026-10-05T13:12:46.1Z' },
    ...built.map((refund): Hook => ({
      topic: 'refund',
      text: wireText(refund),
      triggeredAt: '2026-10-07T14:00:01.2Z',
    })),
    { topic: 'order', text: bodyOf(later, built), triggeredAt: '2026-10-07T14:00:02.3Z' },
  ]
}

function amountsAfter(hooks: Hook[], example: Example): OrderAmounts {
  const { order, baseline, refunds } = hooks.reduce((kept, hook) => apply(kept, hook), {
    refunds: [],
  } as Kept)
  if (!order || !baseline) throw new Error('no order came')
  return readAmounts({
    order: order.version,
    refunds: refunds.map(({ refund }) => refund),
    baseline: baseline.frozen,
    options: { ...DEFAULT_AMOUNT_OPTIONS, ...example.options },
    refundWindowEndMs: null,
    disputes: example.disputes ?? [],
  })
}

function apply(kept: Kept, { topic, text, triggeredAt }: Hook): Kept {
  const delivery = { triggeredAt, bodySha256: createHash('sha256').update(text).digest('hex') }
  if (topic === 'refund') {
    const reading = parseRefund(parseExactJson(text))
    if (!reading.ok) throw new Error(reading.message)
    const incoming = { refund: reading.refund, stamp: stampRefund(reading.refund, delivery) }
    return { ...kept, refunds: mergeRefunds(kept.refunds, [incoming]) }
  }
  const reading = parseOrder(parseExactJson(text))
  if (!reading.ok) throw new Error(reading.message)
  const version = reading.order
  const stamp = stampOrder(version, delivery)
  const frozen = makeBaseline(version)
  const newer = !kept.order || compareVersions(stamp, kept.order.stamp) > 0
  const older = replacesBaseline(kept.baseline?.stamp ?? null, stamp)
  return {
    order: newer ? { version, stamp } : kept.order,
    baseline: older ? { frozen, stamp } : kept.baseline,
    refunds: mergeRefunds(
      kept.refunds,
      version.refunds.map((refund) => ({ refund, stamp })),
    ),
  }
}
