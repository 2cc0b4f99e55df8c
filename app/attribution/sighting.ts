// Clicks that were seen together with something that an order will show later: its cart's or checkout's token, its customer, or
// its own id in the report of a pixel. The evidence that does not travel with the order itself.
import type { ClickClaim } from './evidence.ts'

export const SIGHTING_KINDS = ['cart_token', 'checkout_token', 'pixel', 'customer'] as const
export type SightingKind = (typeof SIGHTING_KINDS)[number] & ClickClaim['method']

export interface Sighting {
  shopId: string
  kind: SightingKind
  /** A token, an order's id (pixel) or a customer's id. */
  key: string
  clickId: string
  /** Unix milliseconds. */
  seenAtMs: number
}

const KEY_MAX_CHARS = 255

/** The storefront's cart token may carry `?key=…`, which the order's lacks. Null for one that is none. */
export function sightingKey(text: string | null | undefined): string | null {
  const key = text?.split('?', 1)[0]?.trim() ?? ''
  return key === '' || key.length > KEY_MAX_CHARS ? null : key
}

/** What an order is known by. */
export interface OrderTraces {
  orderId: string
  cartToken: string | null
  checkoutToken: string | null
  customerId: string | null
}

/** The keys under which clicks of this order may have been seen. */
export function sightingKeys(order: OrderTraces): { kind: SightingKind; key: string }[] {
  const traces: [SightingKind, string | null][] = [
    ['cart_token', order.cartToken],
    ['checkout_token', order.checkoutToken],
    ['pixel', order.orderId],
    ['customer', order.customerId],
  ]
  return traces.flatMap(([kind, text]) => {
    const key = sightingKey(text)
    return key === null ? [] : [{ kind, key }]
  })
}

/** What was seen, as claims of one order. */
export function sightingClaims(found: readonly Sighting[]): ClickClaim[] {
  return found.map(({ kind, clickId, seenAtMs }) => ({ method: kind, clickId, seenAtMs }))
}
