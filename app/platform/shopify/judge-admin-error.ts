// What Shopify's library throws when a call to the Admin API brings nothing, and what it means for whoever asked.
import {
  GraphqlQueryError,
  HttpRequestError,
  HttpResponseError,
  HttpThrottlingError,
  InvalidJwtError,
  ShopifyError,
} from '@shopify/shopify-api'
import { SessionNotFoundError } from '@shopify/shopify-app-remix/server'
import { z } from 'zod'
import { keep } from '#app/language/kept.ts'
import { REFUSALS } from './refusal-texts.ts'

export type AdminRefusal =
  /** `waitMs`: when Shopify has room for the same query again. */
  | { outcome: 'throttled'; waitMs: number; reason: string }
  /** Not before somebody does something: no session, uninstalled, a scope that the shop has not granted. */
  | { outcome: 'no_access'; reason: string }
  /** More than one query may cost: ask for less at once. */
  | { outcome: 'too_costly'; reason: string }
  | { outcome: 'failed'; reason: string }

/** Where Shopify does not say how long. */
const THROTTLE_MS = 2_000
const REASON_MAX = 300
/** Token refused, shop frozen, app not allowed, shop gone, shop locked. */
const CLOSED = new Set([401, 402, 403, 404, 423])

/** @returns null where it is no failure of Shopify or the network but ours */
export function judgeAdminError(error: unknown): AdminRefusal | null {
  if (error instanceof DOMException && error.name === 'TimeoutError') return failed(REFUSALS.noAnswer)
  // The library throws a bare response where a refresh fails, whatever the reason was.
  if (error instanceof Response) return failed(keep(REFUSALS.notRefreshed, { status: error.status }))
  if (error instanceof SessionNotFoundError) return noAccess(REFUSALS.noSession)
  if (error instanceof GraphqlQueryError) return judgeGraphql(error)
  if (error instanceof HttpThrottlingError)
    return throttled((error.response.retryAfter ?? 0) * 1000 || THROTTLE_MS)
  if (error instanceof HttpResponseError) {
    const { code, statusText } = error.response
    const reason = keep(REFUSALS.answered, { status: `${code} ${statusText}`.trim() })
    return CLOSED.has(code) ? noAccess(reason) : failed(reason)
  }
  if (error instanceof HttpRequestError || error instanceof InvalidJwtError) return failed(error.message)
  return error instanceof ShopifyError ? failed(error.message) : null
}

const graphqlBody = z.object({
  errors: z.object({
    graphQLErrors: z.array(
      z.object({
        message: z.string().default('an error without a message'),
        extensions: z.object({ code: z.string().optional() }).optional(),
      }),
    ),
  }),
  extensions: z
    .object({
      cost: z.object({
        requestedQueryCost: z.number(),
        throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
      }),
    })
    .optional()
    .catch(undefined),
})

function judgeGraphql(error: GraphqlQueryError): AdminRefusal {
  const body = graphqlBody.safeParse(error.body).data
  const errors = body?.errors.graphQLErrors ?? []
  const codes = errors.map(({ extensions }) => extensions?.code)
  const reason = errors.map(({ message }) => message).join('; ') || error.message
  if (codes.includes('THROTTLED')) return throttled(waitMs(body?.extensions?.cost))
  if (codes.includes('MAX_COST_EXCEEDED')) return { outcome: 'too_costly', reason: cut(reason) }
  return codes.includes('ACCESS_DENIED') ? noAccess(reason) : failed(reason)
}

type Cost = NonNullable<z.infer<typeof graphqlBody>['extensions']>['cost']

/** Until the bucket, which refills all the time, holds what the query may cost. */
function waitMs(cost: Cost | undefined): number {
  if (!cost) return THROTTLE_MS
  const missing = cost.requestedQueryCost - cost.throttleStatus.currentlyAvailable
  return Math.max(0, Math.ceil((missing / cost.throttleStatus.restoreRate) * 1000)) || THROTTLE_MS
}

const throttled = (waitMs: number): AdminRefusal => ({
  outcome: 'throttled',
  waitMs,
  reason: REFUSALS.throttled,
})
const noAccess = (reason: string): AdminRefusal => ({ outcome: 'no_access', reason: cut(reason) })
const failed = (reason: string): AdminRefusal => ({ outcome: 'failed', reason: cut(reason) })
const cut = (reason: string) => reason.slice(0, REASON_MAX)
