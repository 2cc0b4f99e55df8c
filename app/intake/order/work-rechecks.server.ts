// Works off the rechecks: takes due ones and applies their orders again, with what is known now, in one transaction. A batch that
// fails is there again; then each order is tried by itself, and one that keeps failing waits longer.
import type { Clock } from '#app/platform/clock.ts'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { createLoop, type Loop } from '#app/platform/loop.ts'
import type { Signals } from '#app/platform/signals.server.ts'
import { readShopsById } from '#app/program/read-shops.server.ts'
import { applyOrders } from './apply-orders.server.ts'
import { takeRechecks } from './rechecks.server.ts'

export interface RecheckPorts {
  db: Database
  newId: NewId
  clock: Clock
  log: Log
  signals: Pick<Signals, 'on' | 'send'>
}

const BATCH = 100
const POLL_MS = 1_000
const RETRY_MS = 60_000

export function createRecheckWorker(ports: RecheckPorts): Loop {
  const loop = createLoop({
    run: () => recheckOnce(ports),
    pollMs: POLL_MS,
    onError: (error) => ports.log.error({ err: error }, 'rechecks: failed, goes on'),
  })
  ports.signals.on('recheck', loop.wake)
  return loop
}

/** Applies one batch. @returns whether there may be more to do */
export async function recheckOnce(ports: RecheckPorts): Promise<boolean> {
  const { db, clock, signals, log } = ports
  try {
    const { taken, planned } = await inTransaction(db.pool, (client) => applyDue(client, BATCH, ports))
    if (planned > 0) signals.send('delivery')
    return taken === BATCH
  } catch (error) {
    log.warn({ err: error }, 'rechecks: batch failed, one by one now')
    // One that fails by itself is put off, so that it does not hold up those behind it.
    const { rows } = await db.pool.query<{ id: string }>(
      'SELECT id FROM order_recheck WHERE due_at <= $1 ORDER BY due_at LIMIT $2',
      [new Date(clock()), BATCH],
    )
    for (const _ of rows) await recheckOne(ports)
    return false
  }
}

async function recheckOne(ports: RecheckPorts): Promise<void> {
  const { db, clock, log, signals } = ports
  try {
    const { planned } = await inTransaction(db.pool, (client) => applyDue(client, 1, ports))
    if (planned > 0) signals.send('delivery')
  } catch (error) {
    log.error({ err: error }, 'rechecks: an order failed, tried again in a minute')
    await db.pool.query(
      `UPDATE order_recheck SET due_at = $2 WHERE id = (SELECT id FROM order_recheck WHERE due_at <= $1 ORDER BY due_at LIMIT 1)`,
      [new Date(clock()), new Date(clock() + RETRY_MS)],
    )
  }
}

async function applyDue(
  client: Queryable,
  limit: number,
  { newId, clock }: RecheckPorts,
): Promise<{ taken: number; planned: number }> {
  const nowMs = clock()
  const due = await takeRechecks(client, new Date(nowMs), limit)
  if (due.length === 0) return { taken: 0, planned: 0 }
  const shops = await readShopsById(client, [...new Set(due.map(({ shopId }) => shopId))])
  const orders = due.flatMap(({ shopId, orderId }) => {
    const shop = shops.get(shopId)
    return shop ? [{ shop, orderId, message: null }] : []
  })
  return { taken: due.length, planned: (await applyOrders(client, orders, newId, nowMs)).planned }
}
