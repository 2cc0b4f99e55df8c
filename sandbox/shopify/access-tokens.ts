// `POST /admin/oauth/access_token`: what an app gets for a session token, and for a refresh token.
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { sameText, verifySessionToken } from './session-token.ts'
import type { App } from './session-token.ts'
import type { AccessToken, Shop } from './state.ts'

const ACCESS_LIFE_SECONDS = 60 * 60
const REFRESH_LIFE_SECONDS = 90 * 24 * 60 * 60
const ONLINE_LIFE_SECONDS = 24 * 60 * 60
const TOKENS_KEPT = 200
const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const ONLINE = 'urn:shopify:params:oauth:token-type:online-access-token'

const requestSchema = z.object({
  client_id: z.string().default(''),
  client_secret: z.string().default(''),
  grant_type: z.string().default(''),
  subject_token: z.string().default(''),
  requested_token_type: z.string().default(''),
  expiring: z.coerce.string().default('0'),
  refresh_token: z.string().default(''),
})
type GrantRequest = z.infer<typeof requestSchema>

export type Grant = { status: 200 | 400; body: Record<string, unknown> }
type Context = { app: App; shop: Shop; scopes: string; nowMs: number }

/** Grants or refuses. A granted token is added to the shop's; the caller saves the state. */
export function grantAccess(context: Context, fields: unknown): Grant {
  const parsed = requestSchema.safeParse(fields)
  if (!parsed.success) return refuse('invalid_request', 'The request is missing a parameter or has a bad one')
  const request = parsed.data
  if (request.client_id !== context.app.apiKey) {
    return refuse('application_cannot_be_found', 'The client_id is not known')
  }
  if (!sameText(request.client_secret, context.app.apiSecret)) {
    return refuse('invalid_client', 'The client_secret is wrong')
  }
  if (request.grant_type === TOKEN_EXCHANGE) return exchange(context, request)
  if (request.grant_type === 'refresh_token') return refresh(context, request)
  return refuse('unsupported_grant_type', `grant_type ${request.grant_type || 'missing'} is not supported`)
}

/** The live access token, or undefined: unknown, run out, or the app was uninstalled. */
export function findAccess(shop: Shop, token: string, nowMs: number): AccessToken | undefined {
  return shop.tokens.find(
    (known) => sameText(known.token, token) && (known.expiresAt === null || known.expiresAt > nowMs),
  )
}

function exchange(context: Context, request: GrantRequest): Grant {
  const claims = verifySafely(context, request.subject_token)
  if (!claims) return refuse('invalid_subject_token', 'The subject token is invalid or has run out')
  context.shop.installed = true
  if (request.requested_token_type === ONLINE) return grantOnline(context, claims.sub)
  const expiring = request.expiring === '1' || request.expiring === 'true'
  return grantOffline(context, expiring)
}

function refresh(context: Context, request: GrantRequest): Grant {
  const { shop, nowMs } = context
  const at = shop.tokens.findIndex(
    (known) => known.refreshToken !== null && sameText(known.refreshToken, request.refresh_token),
  )
  const known = shop.tokens[at]
  if (!known || (known.refreshExpiresAt ?? 0) <= nowMs) {
    return refuse('invalid_grant', 'The refresh token is unknown, used or has run out')
  }
  // Rotating: the refresh token is spent, while the access token that came with it lives to its end.
  shop.tokens[at] = { ...known, refreshToken: null, refreshExpiresAt: null }
  return grantOffline(context, true)
}

function grantOffline(context: Context, expiring: boolean): Grant {
  const { nowMs, scopes } = context
  const token = remember(context, {
    token: `shpat_${randomBytes(16).toString('hex')}`,
    userId: null,
    expiresAt: expiring ? nowMs + ACCESS_LIFE_SECONDS * 1000 : null,
    refreshToken: expiring ? `shprt_${randomBytes(16).toString('hex')}` : null,
    refreshExpiresAt: expiring ? nowMs + REFRESH_LIFE_SECONDS * 1000 : null,
  })
  const body = { access_token: token.token, scope: scopes }
  if (!expiring) return { status: 200, body }
  return {
    status: 200,
    body: {
      ...body,
      expires_in: ACCESS_LIFE_SECONDS,
      refresh_token: token.refreshToken,
      refresh_token_expires_in: REFRESH_LIFE_SECONDS,
    },
  }
}

function grantOnline(context: Context, userId: string): Grant {
  const token = remember(context, {
    token: `shpua_${randomBytes(16).toString('hex')}`,
    userId,
    expiresAt: context.nowMs + ONLINE_LIFE_SECONDS * 1000,
    refreshToken: null,
    refreshExpiresAt: null,
  })
  const user = { id: Number(userId), first_name: 'Sam', last_name: 'Sandbox', email: 'merchant@example.com' }
  return {
    status: 200,
    body: {
      access_token: token.token,
      scope: context.scopes,
      expires_in: ONLINE_LIFE_SECONDS,
      associated_user_scope: context.scopes,
      associated_user: {
        ...user,
        account_owner: true,
        locale: 'en',
        collaborator: false,
        email_verified: true,
      },
    },
  }
}

function remember({ shop, nowMs }: Context, token: AccessToken): AccessToken {
  const alive = shop.tokens.filter((known) => (known.refreshExpiresAt ?? known.expiresAt ?? Infinity) > nowMs)
  shop.tokens = [...alive, token].slice(-TOKENS_KEPT)
  return token
}

/** A token that is no JWT at all must be refused like a wrong one. */
function verifySafely({ app, shop, nowMs }: Context, token: string) {
  try {
    return verifySessionToken(app, shop.domain, token, nowMs)
  } catch {
    return null
  }
}

function refuse(error: string, description: string): Grant {
  return { status: 400, body: { error, error_description: description } }
}
