// Applies what webhooks say of orders: merge into what is known, credit a partner where none is yet, and let the
// conversion follow. Many orders in one transaction, a statement for all of them; the decisions are pure functions.
import type { ClickChoice } from '#app/attribution/evidence.ts'
import type { ConversionShop } from '#app/conversion/conversion.ts'
import { lockByTxn } from '#app/conversion/conversions.server.ts'
import { recordConversions } from '#app/conversion/record-conversions.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { askQuestions, type Question } from '../admin/questions.server.ts'
import { mergeOrder } from './merge-order.ts'
import { readOrderInputs } from './order-inputs.server.ts'
import { lockOrders, saveOrders, type LockedOrder } from './order-store.server.ts'
import { creditOrders, LATE_EVIDENCE_MS, type Crediting } from './origin/credit-orders.server.ts'
import { lockCustomers } from './origin/customers.server.ts'
import { orderSource } from './origin/order-source.ts'
import { tellCustomers } from './origin/tell-customers.server.ts'
import type { OrderMessage } from './payload/order-message.ts'

/** A shop with its rules of attribution. */
export interface CreditingShop extends ConversionShop {
  clickChoice: ClickChoice
}

export interface ShopMessage {
  shop: CreditingShop
  orderId: string
  /** null: nothing new is said, the order is to be worked on again with what is known by now. */
  message: OrderMessage | null
}

/**
 * @param db the client of a transaction
 * @returns how many deliveries were planned, and how many orders are to be worked on again: the caller wakes those who wait for
 *   them once it has committed
 */
export async function applyOrders(
  db: Queryable,
  messages: readonly ShopMessage[],
  newId: NewId,
  nowMs: number,
): Promise<{ planned: number; rechecks: number }> {
  if (messages.length === 0) return { planned: 0, rechecks: 0 }
  const byOrder = Map.groupBy(messages, ({ shop, orderId }) => `${shop.id} ${orderId}`)
  const shops = new Map(messages.map(({ shop }) => [shop.id, shop]))
  const keys = [...byOrder.values()].flatMap(([first]) =>
    first ? [{ shopId: first.shop.id, id: first.orderId }] : [],
  )

  const locked = await lockOrders(db, keys, nowMs)
  const orders = locked.map((known) =>
    (byOrder.get(`${known.shopId} ${known.id}`) ?? []).reduce(
      (merged, { message }) => (message ? { ...merged, ...mergeOrder(merged, message) } : merged),
      known,
    ),
  )
  await saveOrders(db, orders, nowMs)
  const named = orders.filter((order, index) => customerOf(order) !== customerOf(locked[index]))
  await lockCustomers(db, orders, nowMs)
  const conversions = await lockByTxn(
    db,
    orders.map(({ shopId, id }) => ({ shopId, txnId: id })),
  )
  const clickChoice = (shopId: string) => shops.get(shopId)?.clickChoice ?? 'last'
  const crediting = await creditOrders(db, orders, clickChoice, conversions, newId, nowMs)
  const made = await readOrderInputs(
    db,
    orders.flatMap((order) => {
      const credited = crediting.credits.get(order)
      const shop = shops.get(order.shopId)
      return credited && shop ? [{ order, shop, credit: credited.credit, recredit: credited.recredit }] : []
    }),
    nowMs,
  )
  const inputs = made.flatMap((one) => (one.kind === 'input' ? [one.input] : []))
  const { planned, unknownProducts } = await recordConversions(db, inputs, newId, nowMs, conversions)

  await askQuestions(
    db,
    [
      ...unknownProducts.map(({ shopId, productId }): Question => ({
        shopId,
        kind: 'product',
        key: productId,
      })),
      ...journeyQuestions(crediting, nowMs),
    ],
    nowMs,
  )
  const news = orders.filter((order) => named.includes(order) || crediting.credits.get(order)?.fresh)
  const rechecks = await tellCustomers(db, news, crediting.credits, newId, nowMs)
  return { planned, rechecks }
}

const customerOf = (order: LockedOrder | undefined) => order?.version?.order.customerId ?? null

/** What nothing else explains, the customer's journey may: only a storefront has one. */
function journeyQuestions({ unexplained }: Crediting, nowMs: number): Question[] {
  return unexplained.flatMap(({ shopId, id, version, journey, firstSeenAtMs }): Question[] => {
    const askable =
      version !== null &&
      !version.order.test &&
      orderSource(version.order) === 'storefront' &&
      journey === null
    return askable && nowMs - firstSeenAtMs <= LATE_EVIDENCE_MS ? [{ shopId, kind: 'journey', key: id }] : []
  })
}
