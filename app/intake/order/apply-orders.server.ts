// Applies what webhooks say of orders: merge into what is known, credit a partner where none is yet, and let the
// conversion follow. Many orders in one transaction, a statement for all of them; the decisions are pure functions.
import { decide } from '#app/attribution/decide.ts'
import type { ClickChoice, Credit, Decision } from '#app/attribution/evidence.ts'
import { gather } from '#app/attribution/gather.ts'
import { lookUp } from '#app/attribution/look-up.server.ts'
import { madeClickId, readNetworks, saveMadeClicks } from '#app/attribution/made-clicks.server.ts'
import { saveDecisions } from '#app/attribution/save-decisions.server.ts'
import type { Conversion, ConversionShop } from '#app/conversion/conversion.ts'
import { lockByTxn } from '#app/conversion/ledger.server.ts'
import { recordConversions } from '#app/conversion/record-conversions.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { mergeOrder, type KnownOrder } from './merge-order.ts'
import { orderClaims, orderCreatedMs, orderInput } from './order-input.ts'
import type { OrderMessage } from './order-message.ts'
import { lockOrders, readDecisions, saveOrders } from './order-store.server.ts'

/** A shop with its rules of attribution. */
export interface CreditingShop extends ConversionShop {
  clickChoice: ClickChoice
}

export interface ShopMessage {
  shop: CreditingShop
  message: OrderMessage
}

/**
 * @param db the client of a transaction
 * @returns how many deliveries were planned
 */
export async function applyOrders(
  db: Queryable,
  messages: readonly ShopMessage[],
  newId: NewId,
  nowMs: number,
): Promise<number> {
  if (messages.length === 0) return 0
  const byOrder = Map.groupBy(messages, ({ shop, message }) => `${shop.id} ${message.orderId}`)
  const shops = new Map(messages.map(({ shop }) => [shop.id, shop]))
  const keys = [...byOrder.values()].map(([first]) => ({
    shopId: first?.shop.id as string,
    id: first?.message.orderId as string,
  }))

  const orders = (await lockOrders(db, keys, nowMs)).map((known) =>
    (byOrder.get(`${known.shopId} ${known.id}`) ?? []).reduce(
      (merged, { message }) => mergeOrder(merged, message),
      known,
    ),
  )
  await saveOrders(db, orders, nowMs)

  const conversions = await lockByTxn(
    db,
    orders.map(({ shopId, id }) => ({ shopId, txnId: id })),
  )
  const credits = await creditOrders(db, orders, shops, conversions, newId, nowMs)
  const inputs = orders.flatMap((order) => {
    const credit = credits.get(order)
    if (!credit) return []
    const made = orderInput(order, shops.get(order.shopId) as CreditingShop, credit, nowMs)
    return made.kind === 'input' ? [made.input] : []
  })
  const { planned } = await recordConversions(db, inputs, newId, nowMs, conversions)
  return planned
}

/** The credit of each order: that of its conversion where it has one, else what attribution decides now. */
async function creditOrders(
  db: Queryable,
  orders: readonly KnownOrder[],
  shops: ReadonlyMap<string, CreditingShop>,
  conversions: readonly Conversion[],
  newId: NewId,
  nowMs: number,
): Promise<Map<KnownOrder, Credit>> {
  const byTxn = new Map(
    conversions.map((conversion) => [`${conversion.shopId} ${conversion.txnId}`, conversion]),
  )
  const credits = new Map<KnownOrder, Credit>()
  for (const order of orders) {
    const conversion = byTxn.get(`${order.shopId} ${order.id}`)
    if (conversion) credits.set(order, conversion)
  }
  const asked = await readClaims(
    db,
    orders.filter((order) => !credits.has(order)),
    nowMs,
  )
  const known = await lookUp(db, asked)
  const decided = asked.map(({ order, shopId, claims, atMs }) => ({
    order,
    decision: decide(gather(claims, known(shopId), atMs, shops.get(shopId)?.clickChoice ?? 'last')),
  }))
  for (const { order, decision } of decided) if (decision.credit) credits.set(order, decision.credit)
  const made = decided.flatMap(({ order: { shopId }, decision }) => {
    const winner = decision.evidence.find(({ verdict }) => verdict === 'credited')
    if (!winner || !('click' in winner) || !winner.claim.visit) return []
    const click = known(shopId).clicks.get(winner.claim.clickId)
    return click ? [{ ...click, shopId }] : []
  })
  await saveMadeClicks(db, made)
  await keepDecisions(db, decided, newId, nowMs)
  return credits
}

/** What orders say of their origin; one of which only a refund is known says nothing yet. */
async function readClaims(db: Queryable, orders: readonly KnownOrder[], nowMs: number) {
  if (orders.length === 0) return []
  const networks = await readNetworks(db, [...new Set(orders.map(({ shopId }) => shopId))])
  return orders.flatMap((order) => {
    if (order.version === null) return []
    const { shopId, id } = order
    const { order: version } = order.version
    const atMs = orderCreatedMs(version, nowMs)
    const clickId = madeClickId(shopId, id, atMs)
    const claims = orderClaims(version, { clickId, networks: networks.get(shopId) ?? new Map() })
    return [{ order, shopId, claims, atMs }]
  })
}

/** A decision that says the same as the one before it is not kept again: every webhook of an order decides anew. */
async function keepDecisions(
  db: Queryable,
  decided: readonly { order: KnownOrder; decision: Decision }[],
  newId: NewId,
  nowMs: number,
): Promise<void> {
  const before = await readDecisions(
    db,
    decided.map(({ order }) => order),
  )
  const fresh = decided.filter(
    ({ order, decision }) => !sameDecision(before.get(`${order.shopId} ${order.id}`), decision),
  )
  await saveDecisions(
    db,
    fresh.map(({ order, decision }) => ({
      shopId: order.shopId,
      id: newId(),
      orderId: order.id,
      conversionId: null,
      decision,
      atMs: nowMs,
    })),
  )
}

function sameDecision(a: Decision | undefined, b: Decision): boolean {
  if (!a) return false
  const gist = ({ credit, evidence, rules }: Decision) =>
    JSON.stringify([
      credit?.method,
      credit?.partnerId,
      credit?.clickId,
      rules,
      evidence.map(({ claim, verdict }) => [claim.method, verdict]),
    ])
  return gist(a) === gist(b)
}
