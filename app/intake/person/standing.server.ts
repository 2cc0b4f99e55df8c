// What the sources of conversions say of them now: their orders, or, where there is none, what was reported once. What a person's
// decision is settled against.
import type { Conversion, ConversionInput } from '#app/conversion/conversion.ts'
import { wholeSale } from '#app/conversion/conversion.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { CreditingShop } from '../order/apply-orders.server.ts'
import { readCustomers } from '../order/origin/customers.server.ts'
import { orderInput } from '../order/order-input.ts'
import type { LockedOrder } from '../order/order-store.server.ts'
import { readBases } from '../order/read-bases.server.ts'

/** @returns by conversion id; one whose order cannot be counted is missing */
export async function readStandings(
  db: Queryable,
  shop: CreditingShop,
  conversions: readonly Conversion[],
  orders: readonly LockedOrder[],
  nowMs: number,
): Promise<Map<string, ConversionInput>> {
  const byId = new Map(orders.map((order) => [order.id, order]))
  const customers = await readCustomers(db, orders, () => false, nowMs)
  const bases = await readBases(
    db,
    conversions.map(({ shopId, offerId }) => ({ shopId, offerId })),
  )
  const standings = new Map<string, ConversionInput>()
  for (const conversion of conversions) {
    const order = conversion.orderId === null ? undefined : byId.get(conversion.orderId)
    if (!order) {
      standings.set(conversion.id, reportedOnce(conversion, shop))
      continue
    }
    const basis = bases(conversion.shopId, conversion.offerId)
    const customerType = customers.typeOf(order)
    const made = orderInput(order, { shop, credit: conversion, basis, customerType, nowMs })
    if (made.kind === 'input') standings.set(conversion.id, made.input)
  }
  return standings
}

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
    currency,
    sale: wholeSale(currency, originalAmountMinor),
    amountMinor: originalAmountMinor,
    saleAmountMinor: conversion.saleAmountMinor,
    discountMinor: conversion.discountMinor,
    amountExplicit: conversion.amountExplicit,
    payoutMinor: null,
    buyer: { customerId: null, hash: null },
    flags: [],
    disputedSinceMs: null,
    test: conversion.test,
    occurredAtMs: conversion.occurredAtMs,
  }
}
