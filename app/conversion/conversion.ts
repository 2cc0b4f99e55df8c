// A conversion as the rooms pass it around, and what asks for one. Money in minor units of `currency`, times in Unix
// milliseconds. The row in the database is the same, field by field (ledger.server.ts).
import type { Credit, Method } from '#app/attribution/evidence.ts'
import type { PayoutTerms } from './payout.ts'
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
  /** As sold, before refunds. */
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

export type Source = 'shopify' | 'inbound'
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

/** What a source (an order, a call) says of one conversion: the only way in, see record-conversions. */
export interface ConversionInput {
  shop: ConversionShop
  source: Source
  actor: Actor
  /** The dedupe key; null: nothing is deduped. */
  txnId: string | null
  orderId: string | null
  event: string
  credit: Credit
  /** The click that is credited, where the source has looked it up. */
  click?: CreditedClick | undefined
  progress: Progress
  currency: string
  /** As sold. */
  originalAmountMinor: bigint
  /** After refunds and edits. */
  amountMinor: bigint
  saleAmountMinor: bigint
  discountMinor: bigint
  amountExplicit: boolean
  /** The caller's own payout, which overrides the rules. */
  payoutMinor: bigint | null
  customerType: 'new' | 'returning' | null
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
}
