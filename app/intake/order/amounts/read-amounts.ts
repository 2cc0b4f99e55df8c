// An order, its refunds and its disputes -> the amounts a commission is based on: what was sold, what of it still
// stands, and in which state. The last step of reading an order; its result goes to the conversion.
// The algorithm is derived, never summed up from events: the same facts give the same amounts in any order of arrival.
import type { SaleLine } from '#app/conversion/payout/sale.ts'
import { isCurrency } from '#app/money/currency.ts'
import type { AmountOptions } from './amount-options.ts'
import { originalMinor, type Baseline } from './baseline.ts'
import { max, round, ZERO } from '../fraction.ts'
import { minorReader } from './line-base.ts'
import { lineStates } from './line-state.ts'
import { compareIds } from '../merge-refunds.ts'
import type { OrderRefund } from '../payload/order-refund.ts'
import { orderState, readDisputes, type Dispute, type OrderState } from './order-state.ts'
import type { OrderVersion } from '../payload/order-version.ts'
import { refundEffects, type RefundMoneyFlag } from './refund-money.ts'
import { orderInWindow, splitRefunds } from './refund-window.ts'
import { readReversals, type Reversals } from './reversals.ts'
import { needsRefetch } from './self-check.ts'
import { soldLines } from './sold-lines.ts'
import { whatStands } from './what-stands.ts'

export type AmountFlag =
  | RefundMoneyFlag
  | 'original_uncertain'
  | 'disputed'
  | 'dispute_prevented'
  | 'partly_charged_back'
  | 'unknown_currency'
  | 'absurd_amount'

/**
 * All in minor units of `currency`. Always: originalMinor = nowMinor + refundedMinor + remainderMinor, and
 * 0 <= nowMinor <= soldMinor.
 */
export type OrderAmounts = Reversals & {
  currency: string
  /** As placed. */
  originalMinor: bigint
  /** After edits, before refunds: the sum of `soldLines`. */
  soldMinor: bigint
  soldLines: SaleLine[]
  nowMinor: bigint
  /** What the customer was charged in all, before anything was given back. */
  saleAmountMinor: bigint
  discountMinor: bigint
  state: OrderState
  flags: AmountFlag[]
}

export type AmountInput = {
  order: OrderVersion
  /** The union of all refunds known (mergeRefunds), each id once; in any order. */
  refunds: OrderRefund[]
  baseline: Baseline
  options: AmountOptions
  /** Refunds and cancellations after it take nothing back; Unix milliseconds, null: there is no such end. */
  refundWindowEndMs: number | null
  disputes?: Dispute[]
  /** orders/delete has come. */
  deleted?: boolean
}

/** Beyond it no figure is one of a shop's; well within the database's whole numbers, sums over many orders too. */
const MAX_MINOR = 10n ** 15n

/** Never throws. An order of absurd figures is read as one without lines, and flagged. */
export function readAmounts(input: AmountInput): OrderAmounts {
  const amounts = read(input)
  const { originalMinor, soldMinor, saleAmountMinor, discountMinor } = amounts
  if ([originalMinor, soldMinor, saleAmountMinor, discountMinor].every((minor) => minor <= MAX_MINOR))
    return amounts
  const order = { ...input.order, lines: [], shippingLines: [], ...NO_TOTALS }
  const empty = read({ ...input, order, refunds: [], baseline: { ...input.baseline, lines: {} } })
  return { ...empty, state: amounts.state, flags: [...amounts.flags, 'absurd_amount' as const].sort() }
}

const NO_TOTALS = {
  totalLineItemsPrice: null,
  currentSubtotalPrice: null,
  totalPrice: null,
  totalDiscounts: null,
  totalTip: null,
}

function read(input: AmountInput): OrderAmounts {
  const { order, baseline, options, refundWindowEndMs } = input
  const refunds = splitRefunds(
    [...input.refunds].sort((a, b) => compareIds(a.id, b.id)),
    refundWindowEndMs,
  )
  const states = lineStates(order, refunds, baseline, options)
  const money = refundEffects(order, refunds.inTime, states, options)
  const disputes = readDisputes(input.disputes ?? [], order)
  const { standing, chargedBack, effects } = whatStands(states, money.effects, disputes.lostShare)
  const judged = orderInWindow(order, refunds, refundWindowEndMs)
  const state = orderState(judged, input.deleted ?? false, chargedBack)
  const original = originalMinor(baseline, options)
  const now = state === 'earned' || state === 'wait' ? standing : ZERO
  const flags = new Set<AmountFlag>(money.flags)
  const when = (holds: boolean, flag: AmountFlag): void => void (holds && flags.add(flag))
  when(baseline.uncertain, 'original_uncertain')
  when(disputes.open, 'disputed')
  when(disputes.prevented, 'dispute_prevented')
  when(disputes.lostShare.n > 0n && !chargedBack, 'partly_charged_back')
  when(!isCurrency(order.currency), 'unknown_currency')
  when(needsRefetch(order, states), 'needs_refetch')
  const sold = soldLines(states)
  const totalOf = (text: string | null): bigint => round(max(ZERO, minorReader(order)(text)))
  return {
    currency: order.currency,
    originalMinor: original,
    soldMinor: sold.reduce((total, { amountMinor }) => total + amountMinor, 0n),
    soldLines: sold,
    nowMinor: round(now),
    saleAmountMinor: totalOf(order.totalPrice),
    discountMinor: totalOf(order.totalDiscounts),
    state,
    flags: [...flags].sort(),
    ...readReversals(original, now, effects),
  }
}
