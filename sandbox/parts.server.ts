// The parts of the sandbox that run in its own process: the platform, the admin, the shop, the tracker.
import { sandboxLinks, startAdmin } from './admin/server.ts'
import { DEMO, partnerLink } from './demo-shop.ts'
import type { Layout, Ports, Settings } from './settings.server.ts'
import type { Platform } from './shopify/platform.ts'
import { startShopify } from './shopify/server.ts'
import { openState } from './shopify/state.ts'
import { createWebhookSender } from './shopify/webhooks.ts'
import { startStorefront } from './storefront/server.ts'
import { startTracker } from './tracker/server.ts'
import type { Tracker } from './tracker/server.ts'
import { createFlow } from './flow/flow.ts'
import type { ReadPool } from './flow/queries.ts'

/** What the app may do in the shop. */
export const SCOPES =
  'read_orders,read_shopify_payments_disputes,read_products,read_discounts,write_pixels,read_pixels,read_customer_events,write_app_proxy'

export type Places = {
  appUrl: string
  adminUrl: string
  storefrontUrl: string
  trackerUrl: string
  shopifyUrl: string
}
export type Parts = { platform: Platform; tracker: Tracker; close(): Promise<void> }

/** Where each part is, once it listens on these ports. */
export function placesOf(ports: Ports): Places {
  const at = (port: number) => `http://127.0.0.1:${port}`
  return {
    appUrl: at(ports.app),
    adminUrl: at(ports.admin),
    storefrontUrl: at(ports.storefront),
    trackerUrl: at(ports.tracker),
    shopifyUrl: at(ports.shopify),
  }
}

/** Starts all parts. `pool` is what the flow page reads the app's database with. */
export async function startParts(
  files: Layout,
  settings: Settings,
  ports: Ports,
  pool: ReadPool,
): Promise<Parts> {
  const places = placesOf(ports)
  const { appUrl, adminUrl, storefrontUrl, trackerUrl } = places
  const app = { apiKey: settings.apiKey, apiSecret: settings.apiSecret }
  const state = openState(files.platform)
  const { shopName: name, shopDomain: domain, currency, timeZone } = DEMO
  const shop = state.addShop({ domain, name, currency, timeZone, storefrontUrl })
  const webhooks = createWebhookSender({ url: () => `${appUrl}/webhooks`, apiSecret: app.apiSecret })
  const platform: Platform = { app, scopes: SCOPES, state, shop, webhooks }
  const trackerLinks = () => sandboxLinks(adminUrl, trackerUrl, storefrontUrl, `${trackerUrl}/`)

  const tracker = await startTracker({ port: ports.tracker, links: trackerLinks })
  const flow = createFlow({
    platform,
    tracker,
    pool,
    places,
    links: () => sandboxLinks(adminUrl, trackerUrl, storefrontUrl, `${adminUrl}/flow`),
  })
  const shopify = await startShopify({ port: ports.shopify, app, scopes: SCOPES, state })
  const storefront = await startStorefront({
    port: ports.storefront,
    platform,
    appUrl: () => appUrl,
    adminUrl: () => adminUrl,
  })
  const admin = await startAdmin({
    port: ports.admin,
    platform,
    appUrl: () => appUrl,
    trackerUrl: () => trackerUrl,
    partnerLink: () => partnerLink(appUrl, { sub1: 'sandbox', aff_click_id: 'by-hand' }),
    flow: flow.handle,
  })
  return {
    platform,
    tracker,
    async close() {
      webhooks.close()
      flow.close()
      await Promise.all([admin, storefront, shopify, tracker].map((server) => server.close()))
      state.save()
    },
  }
}
