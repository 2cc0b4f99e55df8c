// A known order and the credit it was given -> the ConversionInput that says how its conversion should stand. Pure.
import type { Credit } from '#app/attribution/evidence.ts'
import { couponKey } from '#app/attribution/coupon-key.ts'
import type { ConversionInput, ConversionShop, Progress } from '#app/conversion/conversion.ts'
import type { Flag } from '#app/conversion/flag.ts'
import { REASONS } from '#app/conversion/reasons.ts'
import { readAmountOptions } from './amounts/amount-options.ts'
import { readCodes } from './origin/codes.ts'
import type { KnownOrder } from './merge-order.ts'
import { orderCreatedMs } from './origin/order-claims.ts'
import { orderSource } from './origin/order-source.ts'
import type { OrderState } from './amounts/order-state.ts'
import { readAmounts, type OrderAmounts } from './amounts/read-amounts.ts'

export type OrderInput =
  | { kind: 'input'; input: ConversionInput }
  /** There is no conversion to be made of it, and why. */
  | { kind: 'none'; reason: 'no_version_yet' | 'unknown_currency' }

/** What the order itself does not say. */
export interface OrderContext {
  shop: ConversionShop
  credit: Credit
  /** Set where the credit replaces that of an existing conversion. */
  recredit?: { reason: string } | undefined
  /** Of the credited offer. */
  basis: { options: unknown; refundWindowDays: number | null }
  customerType: 'new' | 'returning' | null
  /** Stands in for times that the payload lacks. */
  nowMs: number
}

const DAY_MS = 86_400_000

export function orderInput(known: KnownOrder, context: OrderContext): OrderInput {
  const { shop, credit, recredit, basis, customerType, nowMs } = context
  if (known.version === null || known.baseline === null) return { kind: 'none', reason: 'no_version_yet' }
  const { order } = known.version
  const followed = order.test && shop.followTestOrders
  const amounts = readAmounts({
    order: followed ? { ...order, test: false } : order,
    refunds: known.refunds.map(({ refund }) => refund),
    disputes: known.disputes.map(({ dispute }) => dispute),
    baseline: known.baseline.baseline,
    options: readAmountOptions(basis.options),
    refundWindowEndMs: refundWindowEndMs(known, basis.refundWindowDays),
    deleted: known.deletedAtMs !== null,
  })
  if (amounts.flags.includes('unknown_currency')) return { kind: 'none', reason: 'unknown_currency' }
  return {
    kind: 'input',
    input: {
      shop,
      source: 'shopify',
      actor: 'order',
      txnId: known.id,
      orderId: known.id,
      event: orderSource(order) === 'renewal' ? 'rebill' : 'sale',
      credit,
      ...(recredit && { recredit }),
      progress: progress(amounts.state, known, nowMs),
      currency: amounts.currency,
      sale: {
        currency: amounts.currency,
        lines: amounts.soldLines,
        customerType,
        country: order.country ?? null,
        couponKeys: readCodes(order).map(({ code }) => couponKey(code)),
      },
      amountMinor: amounts.nowMinor,
      saleAmountMinor: amounts.saleAmountMinor,
      discountMinor: amounts.discountMinor,
      amountExplicit: false,
      payoutMinor: null,
      buyer: { customerId: order.customerId, hash: order.buyerHash ?? null },
      flags: sourceFlags(amounts),
      disputedSinceMs: disputedSinceMs(known),
      test: order.test,
      occurredAtMs: orderCreatedMs(order, nowMs),
    },
  }
}

/** Counted from payment; while nothing is paid nothing can be too late. */
function refundWindowEndMs({ paidAtMs }: KnownOrder, days: number | null): number | null {
  return days === null || paidAtMs === null ? null : paidAtMs + days * DAY_MS
}

const FLAGS: readonly [OrderAmounts['flags'][number], Flag][] = [
  ['disputed', 'disputed'],
  ['dispute_prevented', 'dispute_prevented'],
  ['absurd_amount', 'absurd_amount'],
]

/** Disputes that were won or lost hold up nothing. */
function disputedSinceMs({ disputes }: KnownOrder): number | null {
  const began = disputes.flatMap(({ dispute: { status, initiatedAt } }) => {
    const at = Date.parse(initiatedAt ?? '')
    return SETTLED_DISPUTES.has(status) || Number.isNaN(at) ? [] : [at]
  })
  return began.length === 0 ? null : Math.min(...began)
}

const SETTLED_DISPUTES: ReadonlySet<string> = new Set(['won', 'lost', 'accepted'])

function sourceFlags({ flags }: OrderAmounts): Flag[] {
  return FLAGS.flatMap(([found, flag]) => (flags.includes(found) ? [flag] : []))
}

const VOID_REASONS: Record<Exclude<OrderState, 'earned' | 'wait'>, string> = {
  test: REASONS.test,
  deleted: REASONS.deleted,
  charged_back: REASONS.chargedBack,
  cancelled: REASONS.cancelled,
  void: REASONS.void,
  reversed: REASONS.refunded,
}

function progress(state: OrderState, known: KnownOrder, nowMs: number): Progress {
  switch (state) {
    case 'earned':
      return { kind: 'earned', paidAtMs: known.paidAtMs ?? nowMs }
    case 'wait': {
      if (known.paidAtMs === null) return { kind: 'unpaid' }
      const sinceMs = Date.parse(known.version?.order.updatedAt ?? '')
      return { kind: 'lapsed', paidAtMs: known.paidAtMs, sinceMs: Number.isNaN(sinceMs) ? nowMs : sinceMs }
    }
    default:
      return { kind: 'void', reason: VOID_REASONS[state] }
  }
}
