// How the admin opens an embedded app: the app's address with Shopify's signed parameters and a fresh session token.
import { createHmac, randomBytes } from 'node:crypto'
import type { App } from '../shopify/session-token.ts'
import { signSessionToken } from '../shopify/session-token.ts'
import type { SignedIn } from './staff.ts'

export type Launch = { app: App; appUrl: string; shopDomain: string; signedIn: SignedIn }

/** The `host` parameter: the admin's address of the shop, as Shopify writes it, whatever our own address is. */
export function hostParameter(shopDomain: string): string {
  return Buffer.from(`admin.shopify.com/store/${shopHandle(shopDomain)}`)
    .toString('base64')
    .replace(/=+$/, '')
}

/** `demo` of `demo.myshopify.com`. */
export function shopHandle(shopDomain: string): string {
  return shopDomain.replace('.myshopify.com', '')
}

/**
 * The address for the iframe.
 * @param path the app's page, `/app` or below
 * @param query what the admin's own address carried along
 */
export function launchUrl(
  { app, appUrl, shopDomain, signedIn }: Launch,
  path: string,
  query: URLSearchParams,
  nowMs: number,
): string {
  const url = new URL(appUrl)
  url.pathname = path
  const parameters = new URLSearchParams(query)
  const ours = {
    embedded: '1',
    host: hostParameter(shopDomain),
    id_token: signSessionToken(app, shopDomain, signedIn.userId, nowMs),
    locale: signedIn.locale,
    session: randomBytes(32).toString('hex'),
    shop: shopDomain,
    timestamp: String(Math.floor(nowMs / 1000)),
  }
  for (const [name, value] of Object.entries(ours)) parameters.set(name, value)
  parameters.set('hmac', launchHmac(app.apiSecret, parameters))
  url.search = parameters.toString()
  return url.href
}

/** Hex HMAC-SHA256 over the sorted parameters without `hmac`, joined by `&`. */
export function launchHmac(apiSecret: string, parameters: URLSearchParams): string {
  const pairs = [...parameters].filter(([name]) => name !== 'hmac').map(([name, value]) => `${name}=${value}`)
  return createHmac('sha256', apiSecret).update(pairs.sort().join('&')).digest('hex')
}
