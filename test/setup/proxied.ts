// Requests as Shopify's app proxy sends them on: with what it adds, and its signature.
import { createHmac } from 'node:crypto'
import { API_SECRET } from './system.ts'

/**
 * The path and query of a request through the app proxy.
 * @param path what follows our `/proxy`
 * @param parameters the visitor's, and what Shopify says where it should not be the usual
 */
export function proxied(
  shopDomain: string,
  path: string,
  parameters: Record<string, string> = {},
  secret = API_SECRET,
): string {
  const all = {
    shop: shopDomain,
    path_prefix: '/apps/throughline',
    timestamp: String(Math.floor(Date.now() / 1000)),
    logged_in_customer_id: '',
    ...parameters,
  }
  const text = Object.entries(all)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('')
  const signature = createHmac('sha256', secret).update(text).digest('hex')
  return `/proxy${path}?${new URLSearchParams({ ...all, signature })}`
}
