// The demonstration: a visitor whom the partner sent buys something, and the partner's tracker hears of it. Each step
// is told with what came of it. Everything goes over HTTP, as it would for a real visitor.
import { randomUUID } from 'node:crypto'
import type { Narrator } from './narrate.ts'
import { buy, clickPartnerLink } from './storefront/journey.ts'
import { PRODUCTS } from './storefront/catalog.ts'
import { createVisitor } from './storefront/visitor.ts'
import type { Hits } from './tracker/hits.ts'
import { waitForHit } from './tracker/hits.ts'
import type { WebhookSender } from './shopify/webhooks.ts'
import { DEMO, partnerLink } from './demo-shop.ts'

const HIT_TIMEOUT_MS = 30_000

export type WalkContext = {
  appUrl: string
  storefrontUrl: string
  hits: Hits
  webhooks: WebhookSender
  narrate: Narrator
}

/** Walks once. Returns whether the tracker heard of the sale in time; what went wrong has then been told. */
export async function walkOnce({
  appUrl,
  storefrontUrl,
  hits,
  webhooks,
  narrate,
}: WalkContext): Promise<boolean> {
  const visitor = createVisitor()
  const affClickId = `wl-${randomUUID().slice(0, 8)}`
  const parameters = { sub1: 'newsletter', aff_click_id: affClickId }

  narrate.step(
    `A reader of ${DEMO.partnerName} clicks the partner's link. Its tracker calls this click ${affClickId}.`,
  )
  narrate.detail(partnerLink(appUrl, parameters))
  const click = await clickPartnerLink(visitor, appUrl, parameters)
  if (click.clickId === null) {
    narrate.failed(
      `The link answered ${click.status} without a click id${click.location ? `: ${click.location}` : ''}.`,
    )
    return false
  }
  narrate.result(`${click.status}: click ${click.clickId} is recorded, and the reader is in the shop.`)

  const product = PRODUCTS[0]!
  narrate.step(`The reader buys two of "${product.title}" (${DEMO.currency} 48.00 before tax and shipping).`)
  const started = performance.now()
  const order = await buy(visitor, storefrontUrl, {
    variantId: product.variantId,
    quantity: 2,
    discountCodes: [],
  })
  narrate.result(`Order ${order.name} (${order.order_id}); the platform sends orders/create and orders/paid.`)

  narrate.step("Throughline credits the order to the partner and calls the partner's tracker.")
  const hit = await waitForHit(hits, ({ url }) => hitParameter(url, 'clickid') === affClickId, HIT_TIMEOUT_MS)
  if (hit === null) {
    const answers = webhooks
      .log()
      .slice(-2)
      .map(({ topic, state, status }) => `${topic} ${state}, answer ${status ?? 'none'}`)
    narrate.failed(`The tracker heard nothing within 30 seconds. Webhooks: ${answers.join('; ')}.`)
    return false
  }
  narrate.result(`${hit.method} ${hit.url}`)
  const about = (name: string) => hitParameter(hit.url, name) ?? '?'
  narrate.result(
    `${Math.round(performance.now() - started)} ms after the purchase: ${about('event')}, ${about('status')}, ` +
      `amount ${about('amount')}, payout ${about('payout')} ${DEMO.currency}.`,
  )
  return true
}

function hitParameter(url: string, name: string): string | null {
  return new URL(url, 'http://tracker.invalid').searchParams.get(name)
}
