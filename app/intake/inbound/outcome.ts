// What can become of an inbound postback, and how each is answered: the contract's table, in one place.

export type ErrorCode =
  | 'invalid_secret'
  | 'ip_not_allowed'
  | 'unknown_offer'
  | 'method_not_allowed'
  | 'body_too_large'
  | 'unsupported_content_type'
  | 'invalid_body'
  | `invalid_${Parameter}`
  | 'missing_click_id'
  | 'click_not_found'
  | 'click_expired'
  | 'offer_mismatch'
  | 'rate_limited'
  | 'unavailable'

/** The parameters that mean something; other names are ignored. */
export const PARAMETERS = [
  'click_id',
  'amount',
  'payout',
  'txn_id',
  'event',
  'currency',
  'coupon_code',
  'secret',
] as const
export type Parameter = (typeof PARAMETERS)[number]

export type Outcome =
  | { kind: 'ok'; conversionId: string; deprecated: boolean }
  | { kind: 'duplicate'; conversionId: string; deprecated: boolean; mismatch: Mismatch | null }
  | { kind: 'test'; conversionId: string; deprecated: boolean }
  | Refusal

export interface Refusal {
  kind: 'refused'
  code: ErrorCode
  message: string
  parameter?: Parameter
  /** Of `rate_limited`: how long to wait. */
  retryAfterMs?: number
}

/** What a duplicate says otherwise than the original: field -> [original, now]. */
export type Mismatch = Record<string, [string | null, string | null]>

export function refuse(code: ErrorCode, message: string, parameter?: Parameter): Refusal {
  return { kind: 'refused', code, message, ...(parameter && { parameter }) }
}

/** The HTTP status of an error; every parameter error is 422. */
export function statusOf(code: ErrorCode): number {
  switch (code) {
    case 'invalid_secret':
      // The same words also refuse a parameter `secret` that is no text: nothing is to be learnt from the difference.
      return 401
    case 'ip_not_allowed':
      return 403
    case 'unknown_offer':
      return 404
    case 'method_not_allowed':
      return 405
    case 'body_too_large':
      return 413
    case 'unsupported_content_type':
      return 415
    case 'rate_limited':
      return 429
    case 'unavailable':
      return 503
    default:
      return 422
  }
}

export interface HttpAnswer {
  status: number
  body: unknown
  headers: Record<string, string>
}

/** @param retryAfterMs of a call that was one too many */
function refusalHeaders(status: number, retryAfterMs = 1_000): Record<string, string> {
  if (status === 405) return { Allow: 'GET, POST' }
  return status === 429 || status === 503 ? { 'Retry-After': String(Math.ceil(retryAfterMs / 1_000)) } : {}
}

/** RFC 9745: since when calls without a secret are deprecated (Unix seconds). */
const DEPRECATED_SINCE = '@1767225600'

/** @param requestId names the call in the log */
export function toHttp(outcome: Outcome, requestId: string): HttpAnswer {
  if (outcome.kind === 'refused') {
    const status = statusOf(outcome.code)
    const { code, message, parameter } = outcome
    return {
      status,
      body: { error: { code, message, ...(parameter && { param: parameter }), request_id: requestId } },
      headers: refusalHeaders(status, outcome.retryAfterMs),
    }
  }
  const { conversionId } = outcome
  const headers: Record<string, string> = outcome.deprecated ? { Deprecation: DEPRECATED_SINCE } : {}
  switch (outcome.kind) {
    case 'ok':
    case 'duplicate':
      return { status: 200, headers, body: { data: { status: outcome.kind, conversionId } } }
    case 'test':
      return { status: 200, headers, body: { data: { status: 'ok', conversionId, test: true } } }
  }
}
