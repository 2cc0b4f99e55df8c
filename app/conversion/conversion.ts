// A conversion as the rooms pass it around, and what asks for one. Money in minor units of `currency`, times in Unix
// milliseconds. The row in the database is the same, field by field (conversion-row.ts).
import type { Credit, Method } from '#app/attribution/evidence.ts'
import type { Flag } from './flag.ts'
import type { PayoutCalculation, PayoutTerms } from './payout/rule.ts'
import type { Sale } from './payout/sale.ts'
import type { Status } from './status.ts'

export interface Conversion {
  shopId: string
  id: string
  txnId: string | null
  event: string
  status: Status
  currency: string
  /** Net: after refunds, 0 once rejected or reversed. */
  amountMinor: bigint
  payoutMinor: bigint
  /** As sold: after edits, before refunds. */
  originalAmountMinor: bigint
  originalPayoutMinor: bigint
  /** What the customer paid in all. */
  saleAmountMinor: bigint
  discountMinor: bigint
  partnerId: string
  offerId: string
  clickId: string | null
  couponCode: string | null
  orderId: string | null
  method: Method
  source: Source
  test: boolean
  customerType: 'new' | 'returning' | null
  /** Named by the caller: the order that attaches later leaves them as they are. */
  amountExplicit: boolean
  payoutExplicit: boolean
  payoutTerms: PayoutTerms
  payoutCalculation: PayoutCalculation | null
  flags: readonly Flag[]
  /** What a person has decided, which only a person changes. */
  decidedStatus: 'approved' | 'rejected' | null
  /** A person said who is credited. */
  creditDecided: boolean
  /** What of it has been paid out, in all. */
  paidMinor: bigint
  paidAtMs: number | null
  holdUntilMs: number | null
  approvedAtMs: number | null
  occurredAtMs: number
  createdAtMs: number
  changedAtMs: number
}

/** What of a click travels on to the partner. */
export interface CreditedClick {
  id: string
  subs: readonly (string | null)[]
  affClickId: string | null
}

export type Source = 'shopify' | 'inbound' | 'manual'
export type Actor = 'order' | 'inbound' | 'chore' | 'person'

/** How far the sale behind a conversion is: what its status is derived from. */
export type Progress =
  /** Not paid yet, or not wholly: waits. */
  | { kind: 'unpaid' }
  /** Paid; the hold is counted from here. */
  | { kind: 'earned'; paidAtMs: number }
  /** Paid once, and since then waiting again (an edit left a balance): what was approved by `sinceMs` stays so. */
  | { kind: 'lapsed'; paidAtMs: number; sinceMs: number }
  /** Taken back or never to be paid. */
  | { kind: 'void'; reason: string }

/** What a source (an order, a call, a person) says of one conversion: the only way in, see record-conversions. */
export interface ConversionInput {
  shop: ConversionShop
  source: Source
  actor: Actor
  /** Which person. */
  actorName?: string
  /** The dedupe key; null: nothing is deduped. */
  txnId: string | null
  orderId: string | null
  event: string
  credit: Credit
  /** The credit is better founded than the one of before, or a person's: an existing conversion takes it over. */
  recredit?: { reason: string }
  /** The click that is credited, where the source has looked it up. */
  click?: CreditedClick | undefined
  progress: Progress
  currency: string
  /** As sold, line by line, and after refunds. */
  sale: Sale
  amountMinor: bigint
  saleAmountMinor: bigint
  discountMinor: bigint
  amountExplicit: boolean
  /** The caller's own payout, which overrides the rules. */
  payoutMinor: bigint | null
  /** Who bought, as far as it can be compared with a partner. */
  buyer: { customerId: string | null; hash: string | null }
  /** What the source itself says against it. */
  flags: readonly Flag[]
  /** When the first dispute that stands began; null: there is none, or nobody knows. */
  disputedSinceMs: number | null
  test: boolean
  occurredAtMs: number
}

/** What of a shop's settings a conversion depends on. */
export interface ConversionShop {
  id: string
  timeZone: string
  revenueVisible: boolean
  /** Test orders go through to postbacks instead of only being recorded. */
  followTestOrders: boolean
  /** A conversion whose buyer is the partner waits for a person. */
  reviewSelfReferrals: boolean
}

/** What was sold in all. */
export function soldMinor(sale: Sale): bigint {
  return sale.lines.reduce((total, { amountMinor }) => total + amountMinor, 0n)
}

/** A sale of one amount, without lines: what a call reports, or a person. */
export function wholeSale(currency: string, amountMinor: bigint): Sale {
  return {
    currency,
    lines: [
      {
        id: 'whole',
        kind: 'whole',
        units: 1,
        amountMinor,
        productId: null,
        variantId: null,
        sku: null,
        vendor: null,
      },
    ],
    customerType: null,
    country: null,
    couponKeys: [],
  }
}

/** What a call or a person says of a sale: one amount, which stays as it was named, and nothing of who bought. */
export function reportedSale(currency: string, amountMinor: bigint) {
  return {
    currency,
    sale: wholeSale(currency, amountMinor),
    amountMinor,
    saleAmountMinor: amountMinor,
    discountMinor: 0n,
    amountExplicit: true,
    buyer: { customerId: null, hash: null },
    flags: [],
    disputedSinceMs: null,
  }
}
