// The requests of the load: visits, orders and calls of the brand, as their real senders make them. An order comes as two
// webhooks, and one in five is also reported by a call with the order's id; some of everything is sent twice.
import { createHmac, randomUUID } from 'node:crypto'
import { buildOrder, wireText } from '../fixtures/orders/build-order.ts'
import type { SeededShop } from '../setup/seed.ts'
import { API_SECRET, BROWSER } from '../setup/system.ts'
import type { Random } from './random.ts'

export interface Send {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body: string | null
}

export interface OrderHook extends Send {
  orderId: string
  topic: string
}

export interface BrandCall extends Send {
  txnId: string
}

export function visit(shop: SeededShop, number: number): Send {
  const path = `/r/${shop.brand}/${shop.offer.slug}?via=${shop.partner.slug}&sub1=crash&aff_click_id=theirs-${number}`
  return { method: 'GET', path, headers: { 'user-agent': BROWSER }, body: null }
}

export function signed(domain: string, topic: string, body: string, triggeredAt: string): Send {
  const headers = {
    'content-type': 'application/json',
    'x-shopify-topic': topic,
    'x-shopify-shop-domain': domain,
    'x-shopify-webhook-id': randomUUID(),
    'x-shopify-api-version': '2026-10',
    'x-shopify-triggered-at': triggeredAt,
    'x-shopify-hmac-sha256': createHmac('sha256', API_SECRET).update(body).digest('base64'),
  }
  return { method: 'POST', path: '/webhooks', headers, body }
}

/** An order from its creation to its payment: two webhooks that may arrive in any order. */
export function orderHooks(shop: SeededShop, orderId: string, clickId: string): OrderHook[] {
  const hook = (topic: string, status: string, second: string): OrderHook => {
    const at = `2026-11-20T10:00:0${second}Z`
    const spec = {
      id: orderId,
      status,
      lines: [{ price: '50.00', quantity: 2 }],
      with: {
        created_at: '2026-11-20T10:00:00Z',
        updated_at: at,
        note_attributes: [{ name: 'click_id', value: clickId }],
      },
    }
    return { ...signed(shop.domain, topic, wireText(buildOrder(spec)), at), orderId, topic }
  }
  return [hook('orders/create', 'pending', '1'), hook('orders/paid', 'paid', '2')]
}

export function brandCall(shop: SeededShop, txnId: string, clickId: string): BrandCall {
  const query = new URLSearchParams({ click_id: clickId, txn_id: txnId, amount: '100.00' })
  const path = `/api/postback/${shop.brand}/${shop.offer.slug}?${query}`
  return { method: 'GET', path, headers: { 'x-postback-secret': shop.offer.secret }, body: null, txnId }
}

export type Traffic = ReturnType<typeof createTraffic>

/** Names visits, orders and calls, and decides which of them come twice. */
export function createTraffic(shop: SeededShop, random: Random, clickId: () => string) {
  let visits = 0
  let orders = 0
  let calls = 0
  const alsoCalled: string[] = []
  return {
    nextVisit: () => ++visits,
    nextOrder(): OrderHook[] {
      const orderId = String(6_000_000_000_000 + ++orders)
      if (random.chance(0.2)) alsoCalled.push(orderId)
      const hooks = orderHooks(shop, orderId, clickId())
      return random.shuffled(random.chance(0.05) ? [...hooks, ...hooks] : hooks)
    },
    nextCalls(): BrandCall[] {
      const call = brandCall(shop, alsoCalled.shift() ?? `call-${++calls}`, clickId())
      return random.chance(0.05) ? [call, call] : [call]
    },
  }
}
