// Empties the inbox: takes due rows under a row lock, applies them and marks them in one transaction, goes on until none
// is left. A killed worker's rows are free again at once. A batch that fails is done again row by row, so that one bad
// row holds up nobody else; that one is tried again later.
import type { Clock } from '#app/platform/clock.ts'
import { inTransaction, type Database } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { createLoop, type Loop } from '#app/platform/loop.ts'
import type { Log } from '#app/platform/log.server.ts'
import type { SecretBox } from '#app/platform/secret-box.server.ts'
import type { Signals } from '#app/platform/signals.server.ts'
import { together } from '#app/platform/together.ts'
import { applyWebhooks, type BatchResult, type InboxRow } from './apply-webhooks.server.ts'

export interface InboxWorkerPorts {
  db: Database
  newId: NewId
  secretBox: SecretBox
  clock: Clock
  log: Log
  signals: Pick<Signals, 'on' | 'send'>
}

const BATCH_ROWS = 100
/** Bodies of a batch, but for the last: a body may have 10 MiB, and parsed it takes several times that. */
const BATCH_BYTES = 4 * 1024 * 1024
const POLL_MS = 1_000
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 3_600_000

export function createInboxWorker(ports: InboxWorkerPorts): Loop {
  const loop = createLoop({
    run: createLanes(() => workOnce(ports)),
    pollMs: POLL_MS,
    onError: (error) => ports.log.error({ err: error }, 'inbox: failed, goes on'),
  })
  ports.signals.on('inbox', loop.wake)
  return loop
}

/**
 * One batch at a time while there is little to do; two side by side when one has filled up, so that one is read and reckoned
 * while the database writes the other. Batches with the same order wait for each other at its row.
 */
export function createLanes(batch: () => Promise<boolean>): () => Promise<boolean> {
  let busy = false
  return async () => {
    const more = busy ? await together(batch(), batch()) : [await batch()]
    busy = more.includes(true)
    return busy
  }
}

/** Applies one batch. @returns whether there may be more to do */
export async function workOnce(ports: InboxWorkerPorts): Promise<boolean> {
  const { db } = ports
  let taken: InboxRow[] = []
  let more = false
  try {
    const done = await inTransaction(db.pool, async (client) => {
      const due = await takeDue((text, values) => client.query(text, values), BATCH_ROWS)
      taken = due.rows
      more = due.more
      return taken.length === 0 ? null : applyWebhooks(client, taken, ports, ports.clock())
    })
    tell(ports, done)
    return more
  } catch (error) {
    if (taken.length === 0) throw error
    ports.log.warn({ err: error, rows: taken.length }, 'inbox: batch failed, row by row now')
    for (const row of taken) await workRow(ports, row)
    return true
  }
}

/** Wakes whoever has something to do now. */
function tell({ signals }: InboxWorkerPorts, done: BatchResult | null): void {
  if (done && done.planned > 0) signals.send('delivery')
  if (done && done.rechecks > 0) signals.send('recheck')
}

async function workRow(ports: InboxWorkerPorts, { id, attempts, topic }: InboxRow): Promise<void> {
  try {
    const done = await inTransaction(ports.db.pool, async (client) => {
      const { rows } = await takeDue((text, values) => client.query(text, values), 1, id)
      return rows.length === 0 ? null : applyWebhooks(client, rows, ports, ports.clock())
    })
    tell(ports, done)
  } catch (error) {
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS)
    ports.log.error({ err: error, id, topic, attempts }, 'inbox: row failed, tried again later')
    await ports.db.pool.query(
      `UPDATE webhook_inbox SET attempts = attempts + 1, next_attempt_at = $2, outcome = $3 WHERE id = $1 AND state = 'pending'`,
      [id, new Date(ports.clock() + delayMs), `failed, tried again: ${(error as Error).message}`],
    )
  }
}

type Query = (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>

/** Locks what is due and reads as much of it as memory should hold; the rest is free again after this transaction. */
async function takeDue(
  query: Query,
  limit: number,
  id: string | null = null,
): Promise<{ rows: InboxRow[]; more: boolean }> {
  const { rows } = await query(
    `WITH due AS MATERIALIZED (
       SELECT id, coalesce(octet_length(body), 0) AS bytes FROM webhook_inbox
        WHERE state = 'pending' AND (id = $2 OR ($2 IS NULL AND next_attempt_at <= now()))
        ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED),
     fitting AS (SELECT id, sum(bytes) OVER (ROWS UNBOUNDED PRECEDING) - bytes AS bytes_before FROM due)
     SELECT i.id, i.shop_domain, i.topic, i.triggered_at, i.received_at, i.body, i.attempts, (SELECT count(*)::int FROM due) AS due
       FROM fitting JOIN webhook_inbox i ON i.id = fitting.id WHERE bytes_before < $3`,
    [limit, id, BATCH_BYTES],
  )
  const taken = rows as (InboxRow & { due: number })[]
  const due = taken[0]?.due ?? 0
  return { rows: taken, more: due === limit || due > taken.length }
}
