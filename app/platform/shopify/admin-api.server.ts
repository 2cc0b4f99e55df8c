// Asks a shop's Admin API without anybody of the shop being there: with its offline session, through Shopify's library.
// The library refreshes a token that is about to run out; who refreshes here holds a lock of the shop, because a refresh
// token can be spent once and another process may be about to.
import { inTransaction, type Database } from '../database.server.ts'
import { judgeAdminError, type AdminRefusal } from './judge-admin-error.ts'
import { REFUSALS } from './refusal-texts.ts'

/** What is needed of Shopify's library (app/shopify.server.ts). */
export interface AdminLibrary {
  sessionStorage: { loadSession(id: string): Promise<{ isExpired(withinMs: number): boolean } | undefined> }
  unauthenticated: { admin(domain: string): Promise<{ admin: AdminClient }> }
}

interface AdminClient {
  graphql(
    query: string,
    options: { variables?: Record<string, unknown>; signal?: AbortSignal },
  ): Promise<{ json(): Promise<{ data?: unknown }> }>
}

export interface AdminApiPorts {
  db: Pick<Database, 'pool'>
  shopify: AdminLibrary
  /** For a call in all, the refresh included; default 10 s. */
  timeoutMs?: number
}

export type AdminAnswer = { outcome: 'answered'; data: unknown } | AdminRefusal

export interface AdminApi {
  /**
   * @param domain `demo.myshopify.com`
   * @param query one of queries.ts
   * @returns the answer's `data`, or why there is none; what fails on Shopify's side or on the way is a value
   * @throws where our own database fails
   */
  ask(domain: string, query: string, variables: Record<string, unknown>): Promise<AdminAnswer>
}

const TIMEOUT_MS = 10_000
/** More than the library's own five minutes: what we take for fresh, it does not refresh. */
const FRESH_MS = 6 * 60_000

export function createAdminApi({ db, shopify, timeoutMs = TIMEOUT_MS }: AdminApiPorts): AdminApi {
  /** Refreshes of this process come one after another: each holds a connection while Shopify answers. */
  let lastTurn: Promise<unknown> = Promise.resolve()

  function openRefreshed(domain: string) {
    const turn = lastTurn.then(() =>
      inTransaction(db.pool, async (client) => {
        await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`token of ${domain}`])
        // Whoever waited here finds the token that the one before has brought.
        return shopify.unauthenticated.admin(domain)
      }),
    )
    lastTurn = turn.catch(() => {})
    return turn
  }

  async function askInTime(domain: string, query: string, options: AskOptions): Promise<AdminAnswer> {
    const session = await shopify.sessionStorage.loadSession(`offline_${domain}`)
    if (!session) return { outcome: 'no_access', reason: REFUSALS.notInstalled }
    const open = session.isExpired(FRESH_MS) ? openRefreshed(domain) : shopify.unauthenticated.admin(domain)
    const { admin } = await open
    options.signal.throwIfAborted()
    const { data } = await (await admin.graphql(query, options)).json()
    return { outcome: 'answered', data }
  }

  return {
    async ask(domain, query, variables) {
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        return await Promise.race([askInTime(domain, query, { variables, signal }), aborted(signal)])
      } catch (error) {
        // Whatever the library made of it, it was the time limit.
        const refusal = judgeAdminError(signal.aborted ? signal.reason : error)
        if (refusal) return refusal
        throw new Error(`asking the Admin API of ${domain} failed`, { cause: error })
      }
    },
  }
}

interface AskOptions {
  variables: Record<string, unknown>
  signal: AbortSignal
}

/** Rejects when the signal does: the library's refresh knows no time limit, and goes on behind the lock. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
