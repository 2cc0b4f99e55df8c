// What the sources of conversions say of them now: their orders, or, where there is none, what was reported once. What a person's
// decision is settled against, and what waited for an exchange rate.
import type { Conversion, ConversionInput } from '#app/conversion/conversion.ts'
import { reportedSale } from '#app/conversion/conversion.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { CreditingShop } from '../order/apply-orders.server.ts'
import { readOrderInputs, type CreditedOrder } from '../order/order-inputs.server.ts'
import { lockOrders, type LockedOrder } from '../order/order-store.server.ts'

/** Locks the orders of conversions: before the conversions themselves, as whoever applies webhooks does. */
export async function lockOrdersOf(
  db: Queryable,
  shopId: string,
  ids: readonly string[],
  nowMs: number,
): Promise<LockedOrder[]> {
  const { rows } = await db.query<{ order_id: string }>(
    'SELECT DISTINCT order_id FROM conversion WHERE shop_id = $1 AND id = ANY ($2::text[]) AND order_id IS NOT NULL',
    [shopId, ids],
  )
  const keys = rows.map(({ order_id: id }) => ({ shopId, id }))
  return keys.length === 0 ? [] : lockOrders(db, keys, nowMs)
}

/** @returns by conversion id; one whose order cannot be counted is missing */
export async function readStandings(
  db: Queryable,
  shop: CreditingShop,
  conversions: readonly Conversion[],
  orders: readonly LockedOrder[],
  nowMs: number,
): Promise<Map<string, ConversionInput>> {
  const byId = new Map(orders.map((order) => [order.id, order]))
  const [ordered, reported] = [[], []] as [CreditedConversion[], Conversion[]]
  for (const conversion of conversions) {
    const order = byId.get(conversion.orderId ?? '')
    if (order) ordered.push({ order, shop, credit: conversion })
    else reported.push(conversion)
  }
  const made = await readOrderInputs(db, ordered, nowMs)
  return new Map([
    ...reported.map((conversion) => [conversion.id, reportedOnce(conversion, shop)] as const),
    ...made.flatMap((one, index) => {
      const conversion = ordered[index]?.credit
      return conversion && one.kind === 'input' ? [[conversion.id, one.input] as const] : []
    }),
  ])
}

/** Whoever its conversion is credited to stays credited with the order. */
type CreditedConversion = CreditedOrder & { credit: Conversion }

/** A call or a person reported a sale that was made: it is paid, and nothing takes it back. */
function reportedOnce(conversion: Conversion, shop: CreditingShop): ConversionInput {
  const { source, txnId, event, currency, originalAmountMinor } = conversion
  return {
    shop,
    source,
    actor: 'person',
    txnId,
    orderId: null,
    event,
    credit: conversion,
    progress: {
      kind: 'earned',
      paidAtMs: source === 'manual' ? conversion.occurredAtMs : conversion.createdAtMs,
    },
    ...reportedSale(currency, originalAmountMinor),
    payoutMinor: null,
    test: conversion.test,
    occurredAtMs: conversion.occurredAtMs,
  }
}
