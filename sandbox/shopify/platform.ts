// The stand-in platform as its own front doors use it: the storefront places orders, the admin changes them. Both end
// in the state and in webhooks to the app.
import { randomUUID } from 'node:crypto'
import { changeOrder } from './change-order.ts'
import type { OrderChange } from './change-order.ts'
import type { Order } from './order.ts'
import { placeOrder } from './place-order.ts'
import type { Purchase } from './place-order.ts'
import type { App } from './session-token.ts'
import type { PlatformState, Shop } from './state.ts'
import type { WebhookSender } from './webhooks.ts'

export type Platform = { app: App; scopes: string; state: PlatformState; shop: Shop; webhooks: WebhookSender }

/** Takes a shopper's purchase: keeps the order and sends `orders/create`, then `orders/paid` where it was paid. */
export function receiveOrder(platform: Platform, purchase: Purchase): Order {
  const { shop, state } = platform
  const order = placeOrder(purchase, {
    number: shop.nextOrderNumber++,
    nextId: state.nextId,
    at: new Date(),
    shop,
  })
  state.keepOrder(shop, order)
  const topics = purchase.paid ? ['orders/create', 'orders/paid'] : ['orders/create']
  announce(
    platform,
    topics.map((topic) => ({ topic, body: order })),
  )
  return order
}

/** Changes a known order and sends what comes of it. Returns null where the order is unknown or does not allow it. */
export function changeKnownOrder(platform: Platform, orderId: string, change: OrderChange): Order | null {
  const { shop, state } = platform
  const order = state.findOrder(shop, orderId)
  const context = { at: new Date(), timeZone: shop.timeZone, nextId: state.nextId }
  const changed = order && changeOrder(order, change, context)
  if (!changed) return null
  if (change.action === 'delete') shop.orders = shop.orders.filter((each) => each !== order)
  else state.keepOrder(shop, changed.order)
  announce(platform, changed.webhooks)
  return changed.order
}

/** Sends webhooks of one merchant action: they share an event id, as Shopify's do. */
export function announce(platform: Platform, webhooks: { topic: string; body: unknown }[]): void {
  const sent = webhooks.filter(({ topic }) => !isHeld(platform, topic))
  const eventId = randomUUID()
  const shopDomain = platform.shop.domain
  platform.webhooks.enqueue(
    ...sent.map(({ topic, body }) => ({ shopDomain, topic, body: JSON.stringify(body), eventId })),
  )
}

function isHeld({ shop }: Platform, topic: string): boolean {
  return shop.settings.webhooksHeld && /^(orders|refunds)\//.test(topic)
}

/** Uninstalls the app: its tokens are worthless at once, what it kept here is gone, and it is told. */
export function uninstallApp(platform: Platform): void {
  const { shop, state } = platform
  shop.installed = false
  shop.tokens = []
  shop.installs += 1
  shop.metafields = []
  shop.webPixel = null
  state.save()
  announce(platform, [{ topic: 'app/uninstalled', body: shopPayload(shop) }])
}

/** The body of `app/uninstalled`: the shop as Shopify describes it, without a person's data. */
function shopPayload(shop: Shop) {
  return {
    id: Number(shop.id),
    name: shop.name,
    domain: new URL(shop.storefrontUrl).host,
    myshopify_domain: shop.domain,
    currency: shop.currency,
    iana_timezone: shop.timeZone,
    plan_name: 'partner_test',
  }
}
