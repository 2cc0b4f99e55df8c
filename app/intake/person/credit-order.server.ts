// A person credits an order to a partner: one that nobody was credited with gets its conversion, one that somebody was moves.
import { saveDecisions } from '#app/attribution/save-decisions.server.ts'
import { lockByTxn } from '#app/conversion/conversions.server.ts'
import { recordConversions } from '#app/conversion/record-conversions.server.ts'
import type { Status } from '#app/conversion/status.ts'
import { mark } from '#app/language/say.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { CreditingShop } from '../order/apply-orders.server.ts'
import { readDecisions } from '../order/origin/decisions.server.ts'
import { readOrderInputs } from '../order/order-inputs.server.ts'
import { lockOrders } from '../order/order-store.server.ts'
import type { CreditOrder } from './command.ts'
import { decideConversions } from './decide-conversions.server.ts'
import { personsCredit, personsDecision } from './persons-decision.ts'
import { findTarget } from './target.server.ts'

export type CreditResult =
  | { kind: 'credited'; conversionId: string; status: Status; planned: number }
  | {
      kind: 'refused'
      code:
        'unknown_order' | 'unknown_partner' | 'unknown_offer' | 'not_countable' | 'same_credit' | 'is_paid'
      message: string
    }

/** @param db the client of a transaction; @param by who decides, as the admin knows him */
export async function creditOrder(
  db: Queryable,
  shop: CreditingShop,
  command: CreditOrder,
  by: string,
  newId: NewId,
  nowMs: number,
): Promise<CreditResult> {
  const { rowCount } = await db.query('SELECT 1 FROM shop_order WHERE shop_id = $1 AND id = $2', [
    shop.id,
    command.orderId,
  ])
  if (rowCount === 0)
    return { kind: 'refused', code: 'unknown_order', message: mark('This shop has no such order.') }
  const target = await findTarget(db, shop.id, command)
  if (target.kind === 'refused') return target

  const key = { shopId: shop.id, id: command.orderId }
  const [order] = await lockOrders(db, [key], nowMs)
  if (!order) throw new Error(`the order ${command.orderId} is gone`)
  const [existing] = await lockByTxn(db, [{ shopId: shop.id, txnId: order.id }])
  const { partnerId, offerId } = target
  if (existing) {
    const move = {
      kind: 'move' as const,
      conversionIds: [existing.id],
      partnerId,
      offerId,
      reason: command.reason,
    }
    return toResult(await decideConversions(db, shop, move, by, newId, nowMs))
  }

  const [made] = await readOrderInputs(
    db,
    [{ order, shop, credit: personsCredit(partnerId, offerId) }],
    nowMs,
  )
  if (!made) throw new Error(`the order ${order.id} was read and says nothing`)
  if (made.kind === 'none')
    return { kind: 'refused', code: 'not_countable', message: NOT_COUNTABLE[made.reason] }
  const input = { ...made.input, actor: 'person' as const, actorName: by }
  const { recorded, planned } = await recordConversions(db, [input], newId, nowMs)
  const conversion = recorded[0]?.conversion
  if (!conversion) throw new Error(`the order ${order.id} was credited and has no conversion`)
  const before = (await readDecisions(db, [key])).get(`${shop.id} ${order.id}`)
  const person = { name: by, reason: command.reason }
  await saveDecisions(db, [personsDecision(conversion, person, newId(), nowMs, before?.evidence)])
  return { kind: 'credited', conversionId: conversion.id, status: conversion.status, planned }
}

const NOT_COUNTABLE = {
  no_version_yet: mark(
    'Only a refund of this order has come so far: it can be credited once the order itself has.',
  ),
  unknown_currency: mark('The order is in a currency that amounts cannot be kept in.'),
}

function toResult(decided: Awaited<ReturnType<typeof decideConversions>>): CreditResult {
  if (decided.kind === 'refused') return decided
  const [result] = decided.results
  if (!result) throw new Error('a move was asked for and nothing came of it')
  if (result.kind === 'done')
    return { kind: 'credited', conversionId: result.id, status: result.status, planned: decided.planned }
  const code = result.code === 'same_credit' || result.code === 'is_paid' ? result.code : 'not_countable'
  return { kind: 'refused', code, message: result.message }
}
