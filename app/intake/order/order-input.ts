// A known order and the credit it was given -> the ConversionInput that says how its conversion should stand. Pure.
import type { Claim, Credit } from '#app/attribution/evidence.ts'
import type { ConversionInput, ConversionShop, Progress } from '#app/conversion/conversion.ts'
import { DEFAULT_AMOUNT_OPTIONS } from './amount-options.ts'
import { readCarriers } from './carriers.ts'
import { readCodes } from './codes.ts'
import type { KnownOrder } from './merge-order.ts'
import type { OrderState } from './order-state.ts'
import type { OrderVersion } from './order-version.ts'
import { readAmounts } from './read-amounts.ts'
import { readVisit } from './read-visit.ts'
import { isRenewal } from './renewal.ts'

/** What reading an order's claims takes to know. */
export interface ClaimContext {
  /** The id of the click that would be made from this order. */
  clickId: string
  /** The slugs of partners that are networks, by the parameter that their visitors arrive with. */
  networks: ReadonlyMap<string, string>
}

/** What an order says of its origin, in the order of the ladder. A draft's weak codes are no codes. */
export function orderClaims(order: OrderVersion, context: ClaimContext): Claim[] {
  const clicks = readCarriers(order, [...context.networks.keys()]).flatMap((found): Claim[] => {
    if (found.clickId !== null) return [{ method: found.carrier, clickId: found.clickId }]
    const visit = found.carrier === 'landing_page' ? readVisit(found.query, context.networks) : null
    return visit === null ? [] : [{ method: 'landing_page', clickId: context.clickId, visit }]
  })
  const codes = readCodes(order).filter(({ strength, draft }) => strength === 'strong' || !draft)
  return [...clicks, ...codes.map(({ code }): Claim => ({ method: 'coupon', code }))]
}

/** When the order was created: what evidence is dated against. Unix milliseconds. */
export function orderCreatedMs(order: OrderVersion, receivedAtMs: number): number {
  const at = Date.parse(order.createdAt ?? order.processedAt ?? '')
  return Number.isNaN(at) ? receivedAtMs : at
}

export type OrderInput =
  | { kind: 'input'; input: ConversionInput }
  /** There is no conversion to be made of it, and why. */
  | { kind: 'none'; reason: 'no_version_yet' | 'unknown_currency' }

/** @param nowMs stands in for times that the payload lacks */
export function orderInput(
  known: KnownOrder,
  shop: ConversionShop,
  credit: Credit,
  nowMs: number,
): OrderInput {
  if (known.version === null || known.baseline === null) return { kind: 'none', reason: 'no_version_yet' }
  const { order } = known.version
  const followed = order.test && shop.followTestOrders
  const amounts = readAmounts({
    order: followed ? { ...order, test: false } : order,
    refunds: known.refunds.map(({ refund }) => refund),
    baseline: known.baseline.baseline,
    options: DEFAULT_AMOUNT_OPTIONS,
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
      event: isRenewal(order, { appIds: [], tags: [] }) ? 'rebill' : 'sale',
      credit,
      progress: progress(amounts.state, known, nowMs),
      currency: amounts.currency,
      originalAmountMinor: amounts.originalMinor,
      amountMinor: amounts.nowMinor,
      saleAmountMinor: amounts.saleAmountMinor,
      discountMinor: amounts.discountMinor,
      amountExplicit: false,
      payoutMinor: null,
      customerType: null,
      test: order.test,
      occurredAtMs: orderCreatedMs(order, nowMs),
    },
  }
}

const VOID_REASONS: Record<Exclude<OrderState, 'earned' | 'wait'>, string> = {
  test: 'a test order: recorded, not counted',
  deleted: 'the order was deleted',
  charged_back: 'charged back',
  cancelled: 'the order was cancelled',
  void: 'the payment was voided or has expired',
  reversed: 'refunded in full',
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
