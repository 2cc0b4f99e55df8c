// Orders that a pixel reported and no webhook brought within the hour are asked of the Admin API, one by one, and put into the
// inbox as one more version of the order: read, merged and settled like a webhook, and a webhook that comes later is just
// another version. A chore, every few minutes, bounded in orders and in time.
import type { Database, Queryable } from '#app/platform/database.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import type { AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { workThrough } from '#app/platform/work-through.ts'
import { askOrder, type OrderFound } from './ask-order.server.ts'
import {
  closeArrived,
  forgetOldReports,
  forgetPixelSighting,
  settleReport,
  takeDueReports,
  type DueReport,
  type Settlement,
} from './due-reports.server.ts'
import { nextTryMs } from './patience.ts'

export interface FetchPorts {
  db: Database
  admin: AdminApi
  newId: NewId
  log: Log
}

export interface Fetched {
  /** Reports whose orders had come. */
  arrived: number
  /** Orders that were put into the inbox. */
  fetched: number
  waiting: number
  givenUp: number
}

const LIMITS = { shops: 10, perShop: 20 }
/** No order is begun later than the run's time; the lease outlasts the last one, whose every page may take 10 s. */
const BOUNDS = { atOnce: 1, runMs: 60_000 }
const LEASE_MS = 4 * 60_000

/**
 * @param nowMs Unix milliseconds
 * @param stop once it is aborted no further order is begun; what was not asked is due again when its lease ends
 * @throws where our own database fails
 */
export async function fetchMissingOrders(
  ports: FetchPorts,
  nowMs: number,
  stop?: AbortSignal,
): Promise<Fetched> {
  const { db } = ports
  const total: Fetched = { arrived: await closeArrived(db.pool, nowMs), fetched: 0, waiting: 0, givenUp: 0 }
  const due = await takeDueReports(db.pool, LIMITS, nowMs, LEASE_MS)
  const shops = [...Map.groupBy(due, ({ shopId }) => shopId).values()]
  await workThrough(shops, BOUNDS, stop, async (reports, inTime) => {
    for (const report of reports) {
      if (!inTime()) break
      const found = await askSafely(ports, report)
      const { state } = await inTransaction(db.pool, (client) =>
        settle(client, report, found, ports.newId, nowMs),
      )
      total[state === 'given_up' ? 'givenUp' : state]++
      // The shop's others would hear the same: they are due again when their lease ends.
      if (found.outcome === 'nothing') break
    }
  })
  await forgetOldReports(db.pool, nowMs)
  return total
}

/** One shop whose session cannot be read (sealed with a lost key) must not keep the others waiting. */
async function askSafely({ admin, log }: FetchPorts, report: DueReport): Promise<OrderFound> {
  try {
    return await askOrder(admin, report.domain, report.orderId)
  } catch (error) {
    log.error({ err: error, shop: report.domain }, 'asking for a missing order failed, tried again later')
    return { outcome: 'nothing', reason: 'asking failed on our side' }
  }
}

async function settle(
  db: Queryable,
  report: DueReport,
  found: OrderFound,
  newId: NewId,
  nowMs: number,
): Promise<Settlement> {
  const settled = judge(found, report.attempts + 1, nowMs)
  if (!(await settleReport(db, report, settled))) return settled
  if (found.outcome === 'order') await putIntoInbox(db, report, found, newId, nowMs)
  if (found.outcome === 'unknown' && settled.state === 'given_up') await forgetPixelSighting(db, report)
  return settled
}

const UNKNOWN = 'Shopify knows no such order'

function judge(found: OrderFound, attempts: number, nowMs: number): Settlement {
  if (found.outcome === 'order') return { state: 'fetched' }
  const reason = found.outcome === 'unknown' ? UNKNOWN : found.reason
  const dueAtMs = nextTryMs(found.outcome, attempts, nowMs)
  return dueAtMs === null ? { state: 'given_up', reason } : { state: 'waiting', dueAtMs, reason }
}

/** No webhook has such an id. Of one version of an order there is one row, however often it is fetched. */
const webhookId = (orderId: string, updatedAt: string) => `admin:${orderId}:${updatedAt}`

/** Without a time of its own: a webhook of the same version, which says more, is the newer. */
async function putIntoInbox(
  db: Queryable,
  { domain }: DueReport,
  { orderId, updatedAt, body }: Extract<OrderFound, { outcome: 'order' }>,
  newId: NewId,
  nowMs: number,
): Promise<void> {
  await db.query(
    `INSERT INTO webhook_inbox (id, shop_domain, webhook_id, topic, api_version, triggered_at, received_at, body, next_attempt_at)
     VALUES ($1, $2, $3, 'orders/updated', '', NULL, $4, $5, now()) ON CONFLICT (shop_domain, webhook_id) DO NOTHING`,
    [newId(), domain, webhookId(orderId, updatedAt), new Date(nowMs), Buffer.from(JSON.stringify(body))],
  )
}
