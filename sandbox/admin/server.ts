// The stand-in admin at adminUrl: home, orders, the app in its frame, session tokens, the App Bridge script, the flow.
import { z } from 'zod'
import { readFields } from '../web/body.ts'
import type { Link } from '../web/page.ts'
import type { Handler, Request, Response, RunningServer } from '../web/server.ts'
import { Refusal, sendHtml, sendJson, sendTo, startServer } from '../web/server.ts'
import type { OrderChange } from '../shopify/change-order.ts'
import { announce, changeKnownOrder, uninstallApp } from '../shopify/platform.ts'
import type { Platform } from '../shopify/platform.ts'
import { boughtLine, PRODUCTS } from '../storefront/catalog.ts'
import { appBridgeScript } from './app-bridge.ts'
import { bridgeAnswer } from './bridge-answer.ts'
import { framePage } from './frame.ts'
import { homePage } from './home-page.ts'
import { launchUrl, shopHandle } from './launch.ts'
import { ordersPage } from './orders-page.ts'
import { ADMIN_LOCALES, readSignedIn, signIn } from './staff.ts'
import type { SignedIn } from './staff.ts'

export type AdminOptions = {
  port?: number
  platform: Platform
  appUrl: () => string
  trackerUrl: () => string
  mailUrl: () => string
  partnerLink: () => string
  /** Answers what lies below /flow, if there is one. */
  flow?: Handler
}

/** The links on top of the sandbox's own pages; `current` is the path that they stand on. */
export function sandboxLinks(
  places: { adminUrl: string; trackerUrl: string; mailUrl: string; storefrontUrl: string },
  current: string,
): Link[] {
  const { adminUrl, trackerUrl, mailUrl, storefrontUrl } = places
  const links = [
    { label: 'Home', href: `${adminUrl}/` },
    { label: 'Live flow', href: `${adminUrl}/flow` },
    { label: 'App', href: `${adminUrl}/app` },
    { label: 'Orders', href: `${adminUrl}/orders` },
    { label: 'Tracker', href: `${trackerUrl}/` },
    { label: 'Mail', href: `${mailUrl}/` },
    { label: 'Shop', href: `${storefrontUrl}/` },
    { label: 'Shop settings', href: `${storefrontUrl}/sandbox` },
  ]
  return links.map((link) => ({ ...link, current: link.href === current }))
}

export async function startAdmin(options: AdminOptions): Promise<RunningServer> {
  const server: RunningServer = await startServer({
    port: options.port,
    async handle(request, response, url) {
      if (request.method === 'POST')
        return takePost({ ...options, adminUrl: server.url }, request, response, url)
      await showPage({ ...options, adminUrl: server.url }, request, response, url)
    },
  })
  return server
}

type Admin = AdminOptions & { adminUrl: string }

async function showPage(admin: Admin, request: Request, response: Response, url: URL): Promise<void> {
  const { platform, adminUrl } = admin
  const { shop, app } = platform
  const { pathname } = url
  const appPath = `/store/${shopHandle(shop.domain)}/apps/${app.apiKey}`
  const { storefrontUrl } = shop
  const urls = { adminUrl, storefrontUrl, trackerUrl: admin.trackerUrl(), mailUrl: admin.mailUrl() }
  const links = sandboxLinks(urls, adminUrl + pathname)
  const signedIn = readSignedIn(request)
  if (pathname === '/') {
    const home = { installed: shop.installed, webhooks: platform.webhooks.log(), signedIn }
    return sendHtml(response, homePage(places(admin), home, links))
  }
  if (pathname === '/app') return sendTo(response, appPath)
  if (pathname === '/orders')
    return sendHtml(response, ordersPage(shop.orders, links, url.searchParams.get('notice')))
  if (pathname === '/app-bridge.js') {
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' })
    return void response.end(appBridgeScript(adminUrl))
  }
  if (pathname === appPath || pathname.startsWith(`${appPath}/`))
    return embedApp(admin, response, url, { appPath, signedIn: inLanguageOf(url, signedIn) })
  if (admin.flow && (pathname === '/flow' || pathname.startsWith('/flow/')))
    return admin.flow(request, response, url)
  throw new Refusal(404, 'no such page')
}

/** An address may ask for another language, as that of the admin does. */
function inLanguageOf(url: URL, signedIn: SignedIn): SignedIn {
  const asked = ADMIN_LOCALES.find(({ id }) => id === url.searchParams.get('locale'))
  return { ...signedIn, locale: asked?.id ?? signedIn.locale }
}

type Opened = { appPath: string; signedIn: SignedIn }

function embedApp(admin: Admin, response: Response, url: URL, { appPath, signedIn }: Opened): void {
  const { shop, app } = admin.platform
  const launch = { app, appUrl: admin.appUrl(), shopDomain: shop.domain, signedIn }
  const path = url.pathname.slice(appPath.length) || '/app'
  const frame = {
    src: launchUrl(launch, path, url.searchParams, Date.now()),
    appOrigin: new URL(admin.appUrl()).origin,
    shopDomain: shop.domain,
    shopName: shop.name,
    apiKey: app.apiKey,
    storefrontUrl: shop.storefrontUrl,
    signedIn,
  }
  sendHtml(response, framePage(frame))
}

async function takePost(admin: Admin, request: Request, response: Response, url: URL): Promise<void> {
  const { platform } = admin
  // A page of some other site must not be able to press the buttons here.
  if (request.headers.origin !== undefined && request.headers.origin !== admin.adminUrl) {
    throw new Refusal(403, 'requests of other origins are refused')
  }
  const bridgePath = `/store/${shopHandle(platform.shop.domain)}/`
  if (url.pathname.startsWith(bridgePath)) {
    const answer = bridgeAnswer(platform, request, url.pathname.slice(bridgePath.length), url)
    return sendJson(response, 200, answer)
  }
  if (url.pathname === '/sign-in') return sendTo(response, signIn(response, await readFields(request)))
  if (url.pathname === '/uninstall') {
    uninstallApp(platform)
    return sendTo(response, '/')
  }
  if (url.pathname === '/compliance')
    return sendCompliance(platform, response, url.searchParams.get('topic') ?? '')
  if (url.pathname.startsWith('/orders/')) {
    return takeOrderAction(
      platform,
      response,
      url.pathname.slice('/orders/'.length),
      await readFields(request),
    )
  }
  if (admin.flow && url.pathname.startsWith('/flow/')) return admin.flow(request, response, url)
  throw new Refusal(404, 'no such page')
}

const actionSchema = z.object({
  action: z.enum([
    'refund_all',
    'refund_half',
    'refund_unit',
    'cancel',
    'add_line',
    'remove_unit',
    'mark_paid',
    'delete',
  ]),
  lineId: z.string().default(''),
})

function takeOrderAction(platform: Platform, response: Response, orderId: string, fields: unknown): void {
  const parsed = actionSchema.safeParse(fields)
  if (!parsed.success) throw new Refusal(422, z.prettifyError(parsed.error))
  const { action, lineId } = parsed.data
  const change = (
    action === 'add_line' ? { action, line: boughtLine(PRODUCTS[0]!, 1, {}) } : { action, lineId }
  ) as OrderChange
  const changed = changeKnownOrder(platform, orderId, change)
  const notice = changed ? `${changed.name}: done, the app has been told.` : 'This order does not allow that.'
  sendTo(response, `/orders?notice=${encodeURIComponent(notice)}#o${orderId}`)
}

function sendCompliance(platform: Platform, response: Response, topic: string): void {
  if (!['shop/redact', 'customers/redact', 'customers/data_request'].includes(topic)) {
    throw new Refusal(422, 'no such topic')
  }
  const { shop } = platform
  const customer = { id: 7_000_000_000_001, email: null, phone: null }
  const aboutCustomer =
    topic === 'shop/redact' ? {} : { customer, orders_to_redact: [], orders_requested: [] }
  announce(platform, [
    { topic, body: { shop_id: Number(shop.id), shop_domain: shop.domain, ...aboutCustomer } },
  ])
  sendTo(response, '/')
}

function places({ platform, adminUrl, trackerUrl, mailUrl, partnerLink }: Admin) {
  const storefront = platform.shop.storefrontUrl
  return {
    app: `${adminUrl}/app`,
    storefront,
    tracker: trackerUrl(),
    mail: mailUrl(),
    flow: `${adminUrl}/flow`,
    orders: `${adminUrl}/orders`,
    partnerLink: partnerLink(),
  }
}
