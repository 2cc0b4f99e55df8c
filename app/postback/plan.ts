// Which postbacks a change of a conversion calls for, and with which values: frozen here, in the transaction of the
// change; URL and headers are rendered at each attempt. Pure.
import { formatMinor } from '#app/money/decimal.ts'
import { FROZEN_MACROS, type MacroValues } from './macros.ts'

/** What of a postback's configuration decides whether it fires. Empty lists mean all. */
export interface PlannedPostback {
  id: string
  partnerId: string
  offerIds: readonly string[]
  events: readonly string[]
  statuses: readonly string[]
  adjustments: boolean
  active: boolean
}

/** The conversion after the change, and the names that its ids stand for. */
export interface PlannedConversion {
  id: string
  txnId: string | null
  event: string
  status: string
  currency: string
  amountMinor: bigint
  payoutMinor: bigint
  saleAmountMinor: bigint
  discountMinor: bigint
  partner: { id: string; slug: string }
  offer: { id: string; slug: string }
  click: { id: string; subs: readonly (string | null)[]; affClickId: string | null } | null
  couponCode: string | null
  customerType: 'new' | 'returning' | null
  source: string
  test: boolean
  occurredAtMs: number
}

/** What this postback was last planned to send for the conversion; deltas start from it. */
export interface Sent {
  /** Counted from 1. */
  sequence: number
  amountMinor: bigint
  payoutMinor: bigint
}

const NOTHING: Sent = { sequence: 0, amountMinor: 0n, payoutMinor: 0n }

export interface Plan {
  postbackId: string
  sequence: number
  /** Without the empty ones. */
  values: Partial<MacroValues>
  amountMinor: bigint
  payoutMinor: bigint
}

/**
 * @param change a change of status, or of money only
 * @param lastSent what each postback (by id) was last planned to send; absent: nothing yet
 * @param revenueVisible whether the shop lets partners see revenue
 */
export function planPostbacks(
  conversion: PlannedConversion,
  change: 'status' | 'adjustment',
  postbacks: readonly PlannedPostback[],
  lastSent: ReadonlyMap<string, Sent>,
  revenueVisible: boolean,
): Plan[] {
  return postbacks
    .filter((postback) => wants(postback, conversion, change))
    .map((postback) => {
      const before = lastSent.get(postback.id) ?? NOTHING
      return {
        postbackId: postback.id,
        sequence: before.sequence + 1,
        values: withoutEmpty(macroValues(conversion, before, revenueVisible)),
        amountMinor: conversion.amountMinor,
        payoutMinor: conversion.payoutMinor,
      }
    })
}

/** An absent value renders as the empty string: what is empty need not be kept. */
function withoutEmpty(values: MacroValues): Partial<MacroValues> {
  const kept: { -readonly [Name in keyof MacroValues]?: string } = {}
  for (const name of FROZEN_MACROS) if (values[name] !== '') kept[name] = values[name]
  return kept
}

function wants(
  postback: PlannedPostback,
  conversion: PlannedConversion,
  change: 'status' | 'adjustment',
): boolean {
  return (
    postback.active &&
    postback.partnerId === conversion.partner.id &&
    (postback.offerIds.length === 0 || postback.offerIds.includes(conversion.offer.id)) &&
    (postback.events.length === 0 || postback.events.includes(conversion.event)) &&
    (change === 'status' ? postback.statuses.includes(conversion.status) : postback.adjustments)
  )
}

function macroValues(conversion: PlannedConversion, before: Sent, revenueVisible: boolean): MacroValues {
  const money = (minor: bigint) => formatMinor(minor, conversion.currency)
  const revenue = (text: string) => (revenueVisible ? text : '')
  const [sub1, sub2, sub3, sub4, sub5] = conversion.click?.subs ?? []
  return {
    click_id: conversion.click?.id ?? '',
    aff_click_id: conversion.click?.affClickId ?? '',
    conversion_id: conversion.id,
    txn_id: conversion.txnId ?? '',
    event: conversion.event,
    status: conversion.status,
    amount: revenue(money(conversion.amountMinor)),
    sale_amount: revenue(money(conversion.saleAmountMinor)),
    amount_minor: revenue(conversion.amountMinor.toString()),
    delta_amount: revenue(money(conversion.amountMinor - before.amountMinor)),
    discount: revenue(money(conversion.discountMinor)),
    payout: money(conversion.payoutMinor),
    payout_minor: conversion.payoutMinor.toString(),
    delta_payout: money(conversion.payoutMinor - before.payoutMinor),
    currency: conversion.currency,
    coupon_code: conversion.couponCode ?? '',
    sub1: sub1 ?? '',
    sub2: sub2 ?? '',
    sub3: sub3 ?? '',
    sub4: sub4 ?? '',
    sub5: sub5 ?? '',
    offer: conversion.offer.slug,
    offer_id: conversion.offer.id,
    partner: conversion.partner.slug,
    partner_id: conversion.partner.id,
    timestamp: Math.floor(conversion.occurredAtMs / 1000).toString(),
    datetime: new Date(conversion.occurredAtMs).toISOString(),
    customer_type: conversion.customerType ?? '',
    is_new: conversion.customerType === null ? '' : conversion.customerType === 'new' ? '1' : '0',
    is_test: conversion.test ? '1' : '0',
    source: conversion.source,
  }
}
