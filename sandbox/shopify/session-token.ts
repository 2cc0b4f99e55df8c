// Session tokens as Shopify's admin makes them: JWTs, HS256 with the app's secret, good for a minute.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

const LIFE_SECONDS = 60

export type App = { apiKey: string; apiSecret: string }
export type SessionClaims = {
  iss: string
  dest: string
  aud: string
  sub: string
  exp: number
  nbf: number
  sid: string
}

/**
 * A fresh token for the signed-in user of a shop.
 * @param shopDomain such as `demo.myshopify.com`
 * @param nowMs milliseconds since the epoch
 */
export function signSessionToken(app: App, shopDomain: string, userId: string, nowMs: number): string {
  const now = Math.floor(nowMs / 1000)
  const claims = {
    iss: `https://${shopDomain}/admin`,
    dest: `https://${shopDomain}`,
    aud: app.apiKey,
    sub: userId,
    exp: now + LIFE_SECONDS,
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: createHmac('sha256', shopDomain).update(userId).digest('hex'),
  }
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${signed}.${signature(app, signed)}`
}

/** The claims of a token that this app's secret signed for this shop and that has not run out; else null. */
export function verifySessionToken(
  app: App,
  shopDomain: string,
  token: string,
  nowMs: number,
): SessionClaims | null {
  const [header, payload, given, ...rest] = token.split('.')
  if (!header || !payload || !given || rest.length > 0) return null
  if (!sameText(given, signature(app, `${header}.${payload}`))) return null
  const { alg } = decode(header) as { alg?: string }
  const claims = decode(payload) as SessionClaims
  const now = nowMs / 1000
  const valid =
    alg === 'HS256' &&
    claims.aud === app.apiKey &&
    claims.dest === `https://${shopDomain}` &&
    claims.exp > now &&
    claims.nbf <= now + 1
  return valid ? claims : null
}

/** Compares secrets without telling how far they agree. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
}

function signature(app: App, signed: string): string {
  return createHmac('sha256', app.apiSecret).update(signed).digest('base64url')
}
