// A conversion as its database row, and back: times as dates there. Used by the ledger's queries only.
import type { Method } from '#app/attribution/evidence.ts'
import type { Conversion, Source } from './conversion.ts'
import type { Flag } from './flag.ts'
import type { PayoutCalculation, PayoutTerms } from './payout/rule.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import type { Status } from './status.ts'

/** All columns with their values, for statements that write many at a time. */
export const CONVERSIONS = createRowArrays<Conversion>({
  shop_id: ['uuid', (row) => row.shopId],
  id: ['text', (row) => row.id],
  txn_id: ['text', (row) => row.txnId],
  event: ['text', (row) => row.event],
  status: ['text', (row) => row.status],
  currency: ['text', (row) => row.currency],
  amount_minor: ['int8', (row) => row.amountMinor],
  payout_minor: ['int8', (row) => row.payoutMinor],
  original_amount_minor: ['int8', (row) => row.originalAmountMinor],
  original_payout_minor: ['int8', (row) => row.originalPayoutMinor],
  sale_amount_minor: ['int8', (row) => row.saleAmountMinor],
  discount_minor: ['int8', (row) => row.discountMinor],
  partner_id: ['uuid', (row) => row.partnerId],
  offer_id: ['uuid', (row) => row.offerId],
  click_id: ['uuid', (row) => row.clickId],
  coupon_code: ['text', (row) => row.couponCode],
  order_id: ['text', (row) => row.orderId],
  method: ['text', (row) => row.method],
  source: ['text', (row) => row.source],
  test: ['bool', (row) => row.test],
  customer_type: ['text', (row) => row.customerType],
  amount_explicit: ['bool', (row) => row.amountExplicit],
  payout_explicit: ['bool', (row) => row.payoutExplicit],
  payout_terms: ['jsonb', (row) => row.payoutTerms],
  payout_calculation: ['jsonb', (row) => row.payoutCalculation],
  flags: ['jsonb', (row) => row.flags],
  decided_status: ['text', (row) => row.decidedStatus],
  credit_decided: ['bool', (row) => row.creditDecided],
  paid_minor: ['int8', (row) => row.paidMinor],
  paid_at: ['timestamptz', (row) => row.paidAtMs],
  hold_until: ['timestamptz', (row) => row.holdUntilMs],
  approved_at: ['timestamptz', (row) => row.approvedAtMs],
  occurred_at: ['timestamptz', (row) => row.occurredAtMs],
  created_at: ['timestamptz', (row) => row.createdAtMs],
  changed_at: ['timestamptz', (row) => row.changedAtMs],
})
export const COLUMNS = CONVERSIONS.names

export interface Row {
  shop_id: string
  id: string
  txn_id: string | null
  event: string
  status: Status
  currency: string
  amount_minor: bigint
  payout_minor: bigint
  original_amount_minor: bigint
  original_payout_minor: bigint
  sale_amount_minor: bigint
  discount_minor: bigint
  partner_id: string
  offer_id: string
  click_id: string | null
  coupon_code: string | null
  order_id: string | null
  method: Method
  source: Source
  test: boolean
  customer_type: 'new' | 'returning' | null
  amount_explicit: boolean
  payout_explicit: boolean
  payout_terms: PayoutTerms
  payout_calculation: PayoutCalculation | null
  flags: Flag[]
  decided_status: Conversion['decidedStatus']
  credit_decided: boolean
  paid_minor: bigint
  paid_at: Date | null
  hold_until: Date | null
  approved_at: Date | null
  occurred_at: Date
  created_at: Date
  changed_at: Date
}

export function fromRow(row: Row): Conversion {
  return {
    shopId: row.shop_id,
    id: row.id,
    txnId: row.txn_id,
    event: row.event,
    status: row.status,
    currency: row.currency,
    amountMinor: row.amount_minor,
    payoutMinor: row.payout_minor,
    originalAmountMinor: row.original_amount_minor,
    originalPayoutMinor: row.original_payout_minor,
    saleAmountMinor: row.sale_amount_minor,
    discountMinor: row.discount_minor,
    partnerId: row.partner_id,
    offerId: row.offer_id,
    clickId: row.click_id,
    couponCode: row.coupon_code,
    orderId: row.order_id,
    method: row.method,
    source: row.source,
    test: row.test,
    customerType: row.customer_type,
    amountExplicit: row.amount_explicit,
    payoutExplicit: row.payout_explicit,
    payoutTerms: row.payout_terms,
    payoutCalculation: row.payout_calculation,
    flags: row.flags,
    decidedStatus: row.decided_status,
    creditDecided: row.credit_decided,
    paidMinor: row.paid_minor,
    paidAtMs: row.paid_at?.getTime() ?? null,
    holdUntilMs: row.hold_until?.getTime() ?? null,
    approvedAtMs: row.approved_at?.getTime() ?? null,
    occurredAtMs: row.occurred_at.getTime(),
    createdAtMs: row.created_at.getTime(),
    changedAtMs: row.changed_at.getTime(),
  }
}
