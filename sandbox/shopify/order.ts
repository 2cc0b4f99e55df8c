// The shape of an order in Shopify's webhooks, API 2026-10, as an app sees it that holds to level 1 of protected
// customer data: no name, address, phone or e-mail. Only the fields that the sandbox computes with are typed.
import { DateTime } from 'luxon'
import { formatMinor, parseMoney } from '#app/money/decimal.ts'
import type { exactNumber } from '../web/exact-json.ts'

export type Id = ReturnType<typeof exactNumber>
export type Money = { amount: string; currency_code: string }
export type MoneySet = { shop_money: Money; presentment_money: Money }
export type Allocation = { amount: string; amount_set: MoneySet; discount_application_index: number }
export type TaxLine = {
  title: string
  rate: number
  price: string
  price_set: MoneySet
  channel_liable: boolean
}

export type LineItem = {
  id: Id
  title: string
  price: string
  quantity: number
  current_quantity: number
  discount_allocations: Allocation[]
  tax_lines: TaxLine[]
  [field: string]: unknown
}

export type ShippingLine = {
  id: Id
  price: string
  is_removed: boolean
  discount_allocations: Allocation[]
  [field: string]: unknown
}

export type RefundLine = {
  line_item_id: Id
  quantity: number
  subtotal: Id | number
  subtotal_set: MoneySet
  total_tax_set: MoneySet
  [field: string]: unknown
}
export type Refund = {
  id: Id
  created_at: string
  refund_line_items: RefundLine[]
  order_adjustments: { amount: string; [field: string]: unknown }[]
  refund_shipping_lines: unknown[]
  transactions: { amount: string; [field: string]: unknown }[]
  [field: string]: unknown
}

export type Order = {
  id: Id
  admin_graphql_api_id: string
  name: string
  currency: string
  created_at: string
  updated_at: string
  cancelled_at: string | null
  financial_status: string
  test: boolean
  source_name: string
  landing_site: string | null
  referring_site: string | null
  note_attributes: { name: string; value: string }[]
  discount_codes: { code: string; amount: string; type: string }[]
  line_items: LineItem[]
  shipping_lines: ShippingLine[]
  refunds: Refund[]
  total_price: string
  total_price_set: MoneySet
  current_subtotal_price_set: MoneySet
  current_total_price_set: MoneySet
  [field: string]: unknown
}

/** Shop and customer pay in one currency here. */
export function moneySet(minor: bigint, currency: string): MoneySet {
  const money = { amount: formatMinor(minor, currency), currency_code: currency }
  return { shop_money: money, presentment_money: money }
}

/** An amount of the order's own in minor units. Throws where it is no decimal: the order is ours. */
export function minorOf(amount: string, currency: string): bigint {
  const parsed = parseMoney(amount, currency)
  if (!parsed) throw new Error(`${JSON.stringify(amount)} is no amount`)
  return parsed.minor
}

/** The sum of a list of amounts in minor units. */
export function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, each) => total + each, 0n)
}

/** A point in time as Shopify writes it: whole seconds with the shop's offset. */
export function shopTime(at: Date, timeZone: string): string {
  return DateTime.fromJSDate(at, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")
}
