// A conversion as its database row, and back: bigint as text, times as dates. Used by the ledger's queries only.
import type { Method } from '#app/attribution/evidence.ts'
import type { Conversion, Source } from './conversion.ts'
import type { PayoutTerms } from './payout.ts'
import type { Status } from './status.ts'

/** All columns, in one order. */
export const COLUMNS = `shop_id, id, txn_id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
  original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, click_id, coupon_code, order_id, method,
  source, test, customer_type, amount_explicit, payout_explicit, payout_terms, hold_until, approved_at, occurred_at,
  created_at, changed_at`
/** The same with their types, for json_to_recordset. */
export const RECORD = `shop_id uuid, id text, txn_id text, event text, status text, currency text, amount_minor bigint,
  payout_minor bigint, original_amount_minor bigint, original_payout_minor bigint, sale_amount_minor bigint,
  discount_minor bigint, partner_id uuid, offer_id uuid, click_id uuid, coupon_code text, order_id text, method text,
  source text, test boolean, customer_type text, amount_explicit boolean, payout_explicit boolean, payout_terms jsonb,
  hold_until timestamptz, approved_at timestamptz, occurred_at timestamptz, created_at timestamptz, changed_at timestamptz`

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
    holdUntilMs: row.hold_until?.getTime() ?? null,
    approvedAtMs: row.approved_at?.getTime() ?? null,
    occurredAtMs: row.occurred_at.getTime(),
    createdAtMs: row.created_at.getTime(),
    changedAtMs: row.changed_at.getTime(),
  }
}

export function toRow(conversion: Conversion) {
  const date = (ms: number | null) => (ms === null ? null : new Date(ms))
  return {
    shop_id: conversion.shopId,
    id: conversion.id,
    txn_id: conversion.txnId,
    event: conversion.event,
    status: conversion.status,
    currency: conversion.currency,
    amount_minor: conversion.amountMinor.toString(),
    payout_minor: conversion.payoutMinor.toString(),
    original_amount_minor: conversion.originalAmountMinor.toString(),
    original_payout_minor: conversion.originalPayoutMinor.toString(),
    sale_amount_minor: conversion.saleAmountMinor.toString(),
    discount_minor: conversion.discountMinor.toString(),
    partner_id: conversion.partnerId,
    offer_id: conversion.offerId,
    click_id: conversion.clickId,
    coupon_code: conversion.couponCode,
    order_id: conversion.orderId,
    method: conversion.method,
    source: conversion.source,
    test: conversion.test,
    customer_type: conversion.customerType,
    amount_explicit: conversion.amountExplicit,
    payout_explicit: conversion.payoutExplicit,
    payout_terms: conversion.payoutTerms,
    hold_until: date(conversion.holdUntilMs),
    approved_at: date(conversion.approvedAtMs),
    occurred_at: new Date(conversion.occurredAtMs),
    created_at: new Date(conversion.createdAtMs),
    changed_at: new Date(conversion.changedAtMs),
  }
}
