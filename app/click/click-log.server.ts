// The click writer: clicks go to the database by group commit and binary COPY, and are durable before anybody is
// redirected. Refusals are only counted, by hour: a stranger who plays with links must not fill a table.
import type { Visit } from '#app/attribution/evidence.ts'
import { createCopyRows, type CopyRows } from '#app/platform/copy-rows.ts'
import { createCopyWriter } from '#app/platform/copy-writer.server.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#app/platform/database.server.ts'
import { createGroupCommit } from '#app/platform/group-commit.ts'
import type { Log } from '#app/platform/log.server.ts'
import type { RefusalReason } from './decide-click.ts'

/** A tracking link, one through the app proxy, the theme's embed, another storefront. Those of orders: `made-clicks`. */
export type ClickSource = 'link' | 'proxy' | 'embed' | 'headless'

export interface Click {
  id: string
  /** Unix milliseconds, the same that the id carries. */
  atMs: number
  shopId: string
  offerId: string
  partnerId: string
  query: Pick<Visit, 'subs' | 'affClickId'>
  source: ClickSource
  referrer: string | null
  userAgent: string | null
}

export interface ClickLog {
  /** Resolves once the click is committed; rejects when it could not be. */
  record(click: Click): Promise<void>
  /** Counts a refusal. Kept in memory for a second: a number for the merchant's eyes, not money. */
  refuse(shopId: string, offerId: string, reason: RefusalReason): void
  close(): Promise<void>
}

const COPY = `COPY click (shop_id, id, offer_id, partner_id, sub1, sub2, sub3, sub4, sub5, aff_click_id, source, referrer,
  user_agent, created_at) FROM STDIN (FORMAT binary)`
const FIELDS = 14
const LIMITS = { maxRows: 2_000, maxWaiting: 20_000 }
const REFUSALS_EVERY_MS = 1_000
const HOUR_MS = 3_600_000

/** @param lingerMs how long a batch waits for company (CLICK_FLUSH_MS) */
export function createClickLog(db: Database, clock: Clock, log: Log, lingerMs: number): ClickLog {
  const rows = createCopyRows()
  const writer = createCopyWriter(db.url, COPY, clock)
  const clicks = createGroupCommit<Click>(
    (batch) => {
      rows.start()
      for (const click of batch) encode(rows, click)
      return writer.write(rows.finish())
    },
    { ...LIMITS, lingerMs },
  )
  const refusals = new Map<string, number>()

  async function flushRefusals(): Promise<void> {
    if (refusals.size === 0) return
    const counted = [...refusals].map(([key, count]) => {
      const [shop_id, offer_id, reason, hour] = key.split(' ')
      return { shop_id, offer_id, reason, hour, count }
    })
    refusals.clear()
    // Sorted, so that two processes never wait for each other in a circle.
    await db.pool.query(
      `INSERT INTO click_refusal AS known (shop_id, hour, offer_id, reason, count)
       SELECT shop_id, hour, offer_id, reason, count FROM json_to_recordset($1)
         AS r(shop_id uuid, hour timestamptz, offer_id uuid, reason text, count int) ORDER BY 1, 2, 3, 4
       ON CONFLICT (shop_id, hour, offer_id, reason) DO UPDATE SET count = known.count + excluded.count`,
      [JSON.stringify(counted)],
    )
  }
  const timer = setInterval(() => {
    flushRefusals().catch((error: Error) => log.warn({ err: error }, 'refused clicks could not be counted'))
  }, REFUSALS_EVERY_MS)

  return {
    record: clicks.add,
    refuse(shopId, offerId, reason) {
      const hour = new Date(Math.floor(clock() / HOUR_MS) * HOUR_MS).toISOString()
      const key = `${shopId} ${offerId} ${reason} ${hour}`
      refusals.set(key, (refusals.get(key) ?? 0) + 1)
    },
    async close() {
      clearInterval(timer)
      await clicks.drained()
      await flushRefusals()
      await writer.close()
    },
  }
}

function encode(rows: CopyRows, click: Click): void {
  rows.row(FIELDS)
  rows.uuid(click.shopId)
  rows.uuid(click.id)
  rows.uuid(click.offerId)
  rows.uuid(click.partnerId)
  for (const sub of click.query.subs) rows.text(sub)
  rows.text(click.query.affClickId)
  rows.text(click.source)
  rows.text(click.referrer)
  rows.text(click.userAgent)
  rows.timestamptz(click.atMs)
}
