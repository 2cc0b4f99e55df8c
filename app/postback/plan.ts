// Which postbacks a change of a conversion calls for, and with which values: frozen here, in the transaction of the
// change; URL and headers are rendered at each attempt. Pure.
import { formatMinor } from '#app/money/decimal.ts'
import type { Rate, RateOf } from '#app/money/rate.ts'
import { fillWaiting, type Reported } from './fill-waiting.ts'
import { FROZEN_MACROS, type MacroValues } from './macros.ts'

/** What of a postback's configuration decides whether it fires. Empty lists mean all. */
export interface PlannedPostback {
  id: string
  partnerId: string
  offerIds: readonly string[]
  events: readonly string[]
  statuses: readonly string[]
  adjustments: boolean
  /** Money is converted into it; null: it is sent in the conversion's own. */
  currency: string | null
  /** A change within it replaces what was planned. Seconds. */
  delaySeconds: number
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
export interface Sent extends Reported {
  /** Counted from 1. */
  sequence: number
  /** It waits for an exchange rate itself: what comes after it waits behind it, so that deltas count from one another. */
  waits: boolean
}

export interface Plan {
  postbackId: string
  sequence: number
  /** Without the empty ones; without the deltas while it waits for a rate. */
  values: Partial<MacroValues>
  amountMinor: bigint
  payoutMinor: bigint
  /** Of the amounts; null: the conversion's, because no rate into the postback's is known yet. */
  sentCurrency: string | null
  rate: Rate | null
  delayMs: number
}

export interface PlanContext {
  /** What each postback (by id) was last planned to send; absent: nothing yet. */
  lastSent: ReadonlyMap<string, Sent>
  /** Postbacks whose delivery had not left within their delay and was taken back for this change. */
  takenBack: ReadonlySet<string>
  /** Whether the shop lets partners see revenue. */
  revenueVisible: boolean
  rateOf: RateOf
}

/** @param change a change of status, or of money only */
export function planPostbacks(
  conversion: PlannedConversion,
  change: 'status' | 'adjustment',
  postbacks: readonly PlannedPostback[],
  { lastSent, takenBack, revenueVisible, rateOf }: PlanContext,
): Plan[] {
  const { amountMinor, payoutMinor, currency } = conversion
  return postbacks
    .filter((postback) => wants(postback, conversion, change, takenBack.has(postback.id)))
    .map((postback) => {
      const before = lastSent.get(postback.id) ?? null
      const own = { values: withoutEmpty(macroValues(conversion, revenueVisible)), amountMinor, payoutMinor }
      const to = postback.currency ?? currency
      const filled = before?.waits ? null : fillWaiting(own, before, to, rateOf)
      return {
        postbackId: postback.id,
        sequence: (before?.sequence ?? 0) + 1,
        values: filled?.values ?? own.values,
        amountMinor: filled?.amountMinor ?? amountMinor,
        payoutMinor: filled?.payoutMinor ?? payoutMinor,
        sentCurrency: filled?.currency ?? null,
        rate: filled?.rate ?? null,
        delayMs: postback.delaySeconds * 1000,
      }
    })
}

/** An absent value renders as the empty string: what is empty need not be kept. */
function withoutEmpty(values: Omit<MacroValues, 'delta_amount' | 'delta_payout'>): Partial<MacroValues> {
  const kept: { -readonly [Name in keyof MacroValues]?: string } = {}
  for (const name of FROZEN_MACROS)
    if (name !== 'delta_amount' && name !== 'delta_payout' && values[name] !== '') kept[name] = values[name]
  return kept
}

/** @param anew whether what it had planned was taken back: then it reports how the conversion stands now, if it reports that at all */
function wants(
  postback: PlannedPostback,
  conversion: PlannedConversion,
  change: 'status' | 'adjustment',
  anew: boolean,
): boolean {
  const status = postback.statuses.includes(conversion.status)
  return (
    postback.active &&
    postback.partnerId === conversion.partner.id &&
    (postback.offerIds.length === 0 || postback.offerIds.includes(conversion.offer.id)) &&
    (postback.events.length === 0 || postback.events.includes(conversion.event)) &&
    (change === 'status' ? status : postback.adjustments || (anew && status))
  )
}

/** All but the deltas, in the conversion's own currency. */
function macroValues(
  conversion: PlannedConversion,
  revenueVisible: boolean,
): Omit<MacroValues, 'delta_amount' | 'delta_payout'> {
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
    discount: revenue(money(conversion.discountMinor)),
    payout: money(conversion.payoutMinor),
    payout_minor: conversion.payoutMinor.toString(),
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
