// The app proxy: what lies below its prefix on the shop's own domain is the app's
// /proxy/…, with Shopify's parameters and signature. Cookies do not pass in either direction; redirects are handed to the browser as they are.
import { createHmac } from 'node:crypto'
import { request as send } from 'undici'
import { readBytes } from '../web/body.ts'
import { sendJson } from '../web/server.ts'
import type { Visit } from './shopfront.ts'

const TIMEOUT_MS = 10_000
const NOT_FORWARDED = new Set([
  'cookie',
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'upgrade',
  'expect',
])
const NOT_RETURNED = new Set([
  'set-cookie',
  'connection',
  'transfer-encoding',
  'keep-alive',
  'content-length',
])

export type ProxyTarget = {
  appUrl: () => string
  apiSecret: string
  shopDomain: string
  /** Where the merchant has it: `/apps/throughline`. */
  prefix: string
  /** Of the customer who is signed in to the shop. */
  customerId: number | null
}

/** Hex HMAC-SHA256 over the sorted `name=value` strings without separator; repeated values are joined by commas. */
export function proxySignature(apiSecret: string, parameters: URLSearchParams): string {
  const names = [...new Set(parameters.keys())].filter((name) => name !== 'signature')
  const pairs = names.map((name) => `${name}=${parameters.getAll(name).join(',')}`)
  return createHmac('sha256', apiSecret).update(pairs.sort().join('')).digest('hex')
}

/**
 * The query that the app gets.
 * @param nowSeconds Unix time
 */
export function proxyQuery(target: ProxyTarget, query: URLSearchParams, nowSeconds: number): URLSearchParams {
  const ours = ['shop', 'logged_in_customer_id', 'path_prefix', 'timestamp', 'signature']
  const parameters = new URLSearchParams([...query].filter(([name]) => !ours.includes(name)))
  parameters.append('shop', target.shopDomain)
  parameters.append('logged_in_customer_id', String(target.customerId ?? ''))
  parameters.append('path_prefix', target.prefix)
  parameters.append('timestamp', String(nowSeconds))
  parameters.append('signature', proxySignature(target.apiSecret, parameters))
  return parameters
}

/** Forwards a request below the prefix. 502 where the app does not answer. */
export async function forwardToApp(
  target: ProxyTarget,
  { request, response, url, pathname }: Visit,
): Promise<void> {
  const query = proxyQuery(target, url.searchParams, Math.floor(Date.now() / 1000))
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const body = hasBody ? await readBytes(request) : null
  try {
    const answer = await send(`${target.appUrl()}/proxy${pathname.slice(target.prefix.length)}?${query}`, {
      method: request.method as 'GET',
      headers: {
        ...pick(request.headers, NOT_FORWARDED),
        'x-forwarded-for': request.socket.remoteAddress ?? '127.0.0.1',
        'x-forwarded-host': request.headers.host ?? '',
        'x-shop-domain': target.shopDomain,
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    response.writeHead(answer.statusCode, pick(answer.headers, NOT_RETURNED))
    response.end(Buffer.from(await answer.body.arrayBuffer()))
  } catch {
    if (response.headersSent) response.destroy()
    else sendJson(response, 502, { error: 'the app did not answer' })
  }
}

function pick<T>(headers: Record<string, T>, without: ReadonlySet<string>): Record<string, NonNullable<T>> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name, value]) => value !== undefined && !without.has(name)),
  ) as Record<string, NonNullable<T>>
}
