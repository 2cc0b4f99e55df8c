// How the customer of an order came to the shop, as the Admin API tells it.
import { idText } from '../web/exact-json.ts'
import type { Order } from './order.ts'
import type { Shop } from './state.ts'

/** Shopify works out where a customer came from some time after the order. */
const JOURNEY_READY_AFTER_MS = 5_000

/** One visit, the one that the order came of: the stand-in's storefront remembers no others. */
export function journeyOf(order: Order, shop: Shop, nowMs: number) {
  const atMs = Date.parse(order.created_at)
  if (nowMs - atMs < JOURNEY_READY_AFTER_MS) return { ready: false }
  const visit = order.landing_site !== null && {
    __typename: 'CustomerVisit',
    landingPage: new URL(order.landing_site, shop.storefrontUrl).href,
    referrerUrl: order.referring_site,
    occurredAt: new Date(atMs).toISOString(),
  }
  return {
    ready: true,
    customerOrderIndex: orderIndex(order, shop),
    firstVisit: visit || null,
    lastVisit: visit || null,
    moments: { nodes: visit ? [visit] : [] },
  }
}

/** Which of its customer's orders it is, from 1; null for one without a customer and for a test order. */
function orderIndex(order: Order, shop: Shop): number | null {
  const customerOf = ({ customer }: Order) => (customer as { id: number } | null)?.id ?? null
  const customer = customerOf(order)
  if (customer === null || order.test) return null
  const counted = shop.orders.filter((each) => customerOf(each) === customer && !each.test)
  return counted.filter((each) => BigInt(idText(each.id)) <= BigInt(idText(order.id))).length
}
