// Where an order was made, as offers tell orders apart.
import type { OrderSource } from '#app/attribution/evidence.ts'
import type { OrderVersion } from '../payload/order-version.ts'
import { isRenewal } from './renewal.ts'

/** Anything that is neither a renewal nor of a till nor a draft came through some storefront. */
export function orderSource(order: OrderVersion): Exclude<OrderSource, 'call'> {
  if (isRenewal(order, { appIds: [], tags: [] })) return 'renewal'
  switch (order.sourceName) {
    case 'pos':
      return 'pos'
    case 'shopify_draft_order':
      return 'draft'
    default:
      return 'storefront'
  }
}
