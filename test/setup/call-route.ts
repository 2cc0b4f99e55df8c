// Calls a page's loader or action as Remix does for a browser in the admin: with a session token, over the real runtime. The library reads
// the app's secret as ASCII: a system for this has one that is.
import { Session } from '@shopify/shopify-api'
import type { Runtime } from '#app/runtime.ts'
import { signSessionToken } from '../../sandbox/shopify/session-token.ts'
import { BROWSER } from './system.ts'

const HOUR_MS = 3_600_000

export interface RouteModule {
  loader?: RouteFunction
  action?: RouteFunction
}

type RouteFunction = (args: {
  request: Request
  params: Record<string, string>
  context: { runtime: Runtime }
}) => unknown

/** A staff account of a shop. */
export interface StaffAccount {
  domain: string
  userId: string
}

export interface Ask {
  /** With its query. */
  path: string
  params?: Record<string, string>
  /** Of an action: a form, or text as it is. */
  body?: Record<string, string> | string
}

export interface Answered {
  status: number
  /** All that goes to the browser: the body, and where it is sent on to. */
  text: string
}

/** What opening the app in the admin leaves behind: an offline token that is kept. */
export async function keepSession({ shopify }: Runtime, domain: string): Promise<void> {
  await shopify.sessionStorage.storeSession(
    new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: '',
      isOnline: false,
      accessToken: 'token',
      refreshToken: 'refresh',
      expires: new Date(Date.now() + HOUR_MS),
    }),
  )
}

export async function callRoute(
  runtime: Runtime,
  route: RouteFunction,
  { domain, userId }: StaffAccount,
  method: 'GET' | 'POST',
  { path, params = {}, body }: Ask,
): Promise<Answered> {
  const { env } = runtime
  const app = { apiKey: env.SHOPIFY_API_KEY, apiSecret: env.SHOPIFY_API_SECRET }
  const request = new Request(new URL(path, env.SHOPIFY_APP_URL), {
    method,
    headers: {
      authorization: `Bearer ${signSessionToken(app, domain, userId, Date.now())}`,
      'user-agent': BROWSER,
    },
    ...(method === 'POST' && { body: typeof body === 'string' ? body : new URLSearchParams(body ?? {}) }),
  })
  try {
    return await answered(await route({ request, params, context: { runtime } }))
  } catch (thrown) {
    if (thrown instanceof Response) return answered(thrown)
    throw thrown
  }
}

async function answered(result: unknown): Promise<Answered> {
  if (result instanceof Response)
    return {
      status: result.status,
      text: `${result.headers.get('location') ?? ''} ${result.headers.get('content-disposition') ?? ''} ${await result.text()}`,
    }
  const { data, init } = isDataWithInit(result) ? result : { data: result, init: null }
  return { status: init?.status ?? 200, text: JSON.stringify(data) ?? '' }
}

/** Remix's `data()`. */
function isDataWithInit(result: unknown): result is { data: unknown; init: ResponseInit | null } {
  return (
    typeof result === 'object' &&
    result !== null &&
    'type' in result &&
    result.type === 'DataWithResponseInit'
  )
}
