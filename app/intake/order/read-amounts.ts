// An order, its refunds and its disputes -> the amounts a commission is based on: what was sold, what of it still
// stands, and in which state. The last step of reading an order; its result goes to the conversion.
// The algorithm is derived, never summed up from events: the same facts give the same amounts in any order of arrival.
import { isCurrency } from '#app/money/currency.ts'
import type { AmountOptions } from './amount-options.ts'
import type { Baseline } from './baseline.ts'
import { clamp, less, round, share, subtract, sum, whole, ZERO, add, type Fraction } from './fraction.ts'
import { minorReader } from './line-base.ts'
import { lineStates, type LineState } from './line-state.ts'
import { compareRefundIds } from './merge-refunds.ts'
import type { OrderRefund } from './order-refund.ts'
import { orderState, readDisputes, type Dispute, type OrderState } from './order-state.ts'
import type { OrderVersion } from './order-version.ts'
import { refundEffects, type RefundEffect, type RefundMoneyFlag } from './refund-money.ts'
import { needsRefetch } from './self-check.ts'

export type AmountFlag =
  | RefundMoneyFlag
  | 'original_uncertain'
  | 'disputed'
  | 'dispute_prevented'
  | 'partly_charged_back'
  | 'unknown_currency'

/** All in minor units of `currency`. Always: originalMinor = nowMinor + refundedMinor + remainderMinor. */
export type OrderAmounts = {
  currency: string
  originalMinor: bigint
  nowMinor: bigint
  /** Taken back by refunds: the sum of `reversals`. */
  refundedMinor: bigint
  /** What the customer was charged in all, before anything was given back. */
  saleAmountMinor: bigint
  discountMinor: bigint
  state: OrderState
  flags: AmountFlag[]
  /** By refund id, ascending; negative where a refund left more than it took. */
  reversals: { refundId: string; minor: bigint }[]
  /** Taken by anything else: edits, cancelling, a chargeback. Negative where an edit added. */
  remainderMinor: bigint
}

export type AmountInput = {
  order: OrderVersion
  /** The union of all refunds known (mergeRefunds), each id once; in any order. */
  refunds: OrderRefund[]
  baseline: Baseline
  options: AmountOptions
  disputes?: Dispute[]
  /** orders/delete has come. */
  deleted?: boolean
}

export function readAmounts(input: AmountInput): OrderAmounts {
  const { order, baseline, options } = input
  const refunds = [...input.refunds].sort((a, b) => compareRefundIds(a.id, b.id))
  const states = lineStates(order, refunds, baseline, options)
  const { effects, flags: moneyFlags } = refundEffects(order, refunds, states, options)
  const disputes = readDisputes(input.disputes ?? [], order)
  const { standing, chargedBack } = whatStands(states, effects, disputes.lostShare)
  const state = orderState(order, input.deleted ?? false, chargedBack)
  const original = Object.values(baseline.lines).reduce((total, line) => total + BigInt(line.baseMinor), 0n)
  const now = state === 'earned' || state === 'wait' ? standing : ZERO
  const flags = new Set<AmountFlag>(moneyFlags)
  const when = (holds: boolean, flag: AmountFlag): void => void (holds && flags.add(flag))
  when(baseline.uncertain, 'original_uncertain')
  when(disputes.open, 'disputed')
  when(disputes.prevented, 'dispute_prevented')
  when(disputes.lostShare.n > 0n && !chargedBack, 'partly_charged_back')
  when(!isCurrency(order.currency), 'unknown_currency')
  when(needsRefetch(order, states), 'needs_refetch')
  const toMinor = minorReader(order)
  return {
    currency: order.currency,
    originalMinor: original,
    nowMinor: round(now),
    saleAmountMinor: round(toMinor(order.totalPrice)),
    discountMinor: round(toMinor(order.totalDiscounts)),
    state,
    flags: [...flags].sort(),
    ...attribute(original, now, effects),
  }
}

function whatStands(
  states: LineState[],
  effects: RefundEffect[],
  lostShare: Fraction,
): { standing: Fraction; chargedBack: boolean } {
  const counted = whole(states.reduce((total, { countedMinor }) => total + countedMinor, 0n))
  const left = whole(states.reduce((total, { nowMinor }) => total + nowMinor, 0n))
  const settled = clamp(add(left, sum(effects.map(({ delta }) => delta))), ZERO, counted)
  const standing = clamp(subtract(settled, share(counted, lostShare, whole(1))), ZERO, counted)
  const chargedBack =
    lostShare.n > 0n && (!less(lostShare, whole(1)) || (settled.n > 0n && standing.n === 0n))
  return { standing, chargedBack }
}

/** Splits original - now over the refunds and the rest, in whole minor units that add up. */
function attribute(
  original: bigint,
  now: Fraction,
  effects: RefundEffect[],
): Pick<OrderAmounts, 'refundedMinor' | 'reversals' | 'remainderMinor'> {
  const exact = effects.map(({ ownBase, delta }) => subtract(ownBase, delta))
  const taken = original - round(now)
  const rest = subtract(subtract(whole(original), now), sum(exact))
  // A rest of whole units is an edit and keeps its amount; what rounding leaves over then falls on the refunds.
  const refundedMinor = rest.n % rest.d === 0n ? taken - rest.n / rest.d : round(sum(exact))
  const minors = spread(exact, refundedMinor)
  const reversals = effects.map(({ refundId }, i) => ({ refundId, minor: minors[i] ?? 0n }))
  return { refundedMinor, reversals, remainderMinor: taken - refundedMinor }
}

/** Whole numbers near `parts` that sum to `total`: floors, and the missing units to the largest fractions first. */
function spread(parts: Fraction[], total: bigint): bigint[] {
  const floors = parts.map(({ n, d }) => (n - (((n % d) + d) % d)) / d)
  const byFraction = parts
    .map((part, index) => ({ index, rest: subtract(part, whole(floors[index] ?? 0n)) }))
    .sort((a, b) => (less(b.rest, a.rest) ? -1 : less(a.rest, b.rest) ? 1 : a.index - b.index))
  let missing = total - floors.reduce((all, floor) => all + floor, 0n)
  for (let i = 0; missing > 0n && byFraction.length > 0; i = (i + 1) % byFraction.length) {
    const { index } = byFraction[i] ?? { index: 0 }
    floors[index] = (floors[index] ?? 0n) + 1n
    missing--
  }
  return floors
}
