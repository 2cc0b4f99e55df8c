// The parts of the sandbox that run in its own process: the platform, the admin, the shop, the tracker, the mail,
// the European Central Bank.
import { sandboxLinks, startAdmin } from './admin/server.ts'
import { DEMO, partnerLink } from './demo-shop.ts'
import type { Layout, Ports, Settings } from './settings.server.ts'
import type { Platform } from './shopify/platform.ts'
import { startMailServer } from './mail/server.ts'
import { RATES_PATH, startRates } from './rates/server.ts'
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
  /** The page that shows the mail. */
  mailUrl: string
  smtpUrl: string
  /** The file of reference rates. */
  ratesUrl: string
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
    mailUrl: at(ports.mail),
    smtpUrl: `smtp://127.0.0.1:${ports.smtp}`,
    ratesUrl: at(ports.rates) + RATES_PATH,
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
  const { appUrl, adminUrl, storefrontUrl, trackerUrl, mailUrl } = places
  const app = { apiKey: settings.apiKey, apiSecret: settings.apiSecret }
  const state = openState(files.platform)
  const { shopName: name, shopDomain: domain, currency, timeZone } = DEMO
  const shop = state.addShop({ domain, name, currency, timeZone, storefrontUrl })
  const webhooks = createWebhookSender({ url: () => `${appUrl}/webhooks`, apiSecret: app.apiSecret })
  const platform: Platform = { app, scopes: SCOPES, state, shop, webhooks }
  const linksAt = (current: string) => () => sandboxLinks(places, current)

  const tracker = await startTracker({ port: ports.tracker, links: linksAt(`${trackerUrl}/`) })
  const mail = await startMailServer({
    port: ports.mail,
    smtpPort: ports.smtp,
    links: linksAt(`${mailUrl}/`),
  })
  const rates = await startRates({ port: ports.rates })
  const flow = createFlow({
    platform,
    tracker,
    pool,
    places,
    links: linksAt(`${adminUrl}/flow`),
  })
  const shopify = await startShopify({ port: ports.shopify, app, scopes: SCOPES, state })
  const storefront = await startStorefront({
    port: ports.storefront,
    platform,
    appUrl: () => appUrl,
    adminUrl: () => adminUrl,
    links: linksAt(`${storefrontUrl}/sandbox`),
  })
  const admin = await startAdmin({
    port: ports.admin,
    platform,
    appUrl: () => appUrl,
    trackerUrl: () => trackerUrl,
    mailUrl: () => mailUrl,
    partnerLink: () => partnerLink(appUrl, { sub1: 'sandbox', aff_click_id: 'by-hand' }),
    flow: flow.handle,
  })
  return {
    platform,
    tracker,
    async close() {
      webhooks.close()
      flow.close()
      await Promise.all([admin, storefront, shopify, tracker, mail, rates].map((server) => server.close()))
      state.save()
    },
  }
}
