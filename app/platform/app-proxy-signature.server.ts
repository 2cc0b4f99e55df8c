// Whether a request comes through Shopify's app proxy: HMAC-SHA256 (hex) over the sorted `k=v` strings, repeated values
// joined by commas. Our own check: the library's sorts `sub` and `sub1` wrongly and takes a repeated timestamp.
import { createHmac, timingSafeEqual } from 'node:crypto'

const TOLERANCE_S = 90

export type ProxyCheck =
  | { ok: true; shopDomain: string; pathPrefix: string; customerId: string | null }
  | { ok: false; reason: 'missing_parameter' | 'repeated_parameter' | 'stale' | 'bad_signature' }

/**
 * @param query the request's query without the question mark
 * @param secrets the app's secrets, current first
 */
export function checkProxySignature(query: string, secrets: readonly string[], nowMs: number): ProxyCheck {
  const parameters = new URLSearchParams(query)
  for (const name of ['shop', 'timestamp', 'signature']) {
    const values = parameters.getAll(name)
    if (values.length === 0 || values[0] === '') return { ok: false, reason: 'missing_parameter' }
    if (values.length > 1) return { ok: false, reason: 'repeated_parameter' }
  }
  const timestamp = parameters.get('timestamp') as string
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowMs / 1000 - Number(timestamp)) > TOLERANCE_S)
    return { ok: false, reason: 'stale' }
  const given = Buffer.from(parameters.get('signature') as string, 'hex')
  const message = signedText(parameters)
  const signed = secrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(message).digest()
    return given.length === expected.length && timingSafeEqual(expected, given)
  })
  if (!signed) return { ok: false, reason: 'bad_signature' }
  return {
    ok: true,
    shopDomain: (parameters.get('shop') as string).toLowerCase(),
    pathPrefix: single(parameters, 'path_prefix') ?? '',
    customerId: single(parameters, 'logged_in_customer_id') || null,
  }
}

/** Of two, one may be the visitor's own, out of the link that he followed: neither is believed. */
function single(parameters: URLSearchParams, name: string): string | null {
  const [value, ...others] = parameters.getAll(name)
  return value === undefined || others.length > 0 ? null : value
}

function signedText(parameters: URLSearchParams): string {
  const names = [...new Set(parameters.keys())].filter((name) => name !== 'signature')
  return names
    .map((name) => `${name}=${parameters.getAll(name).join(',')}`)
    .sort() // by UTF-16 unit, as Shopify sorts; never by locale
    .join('')
}
