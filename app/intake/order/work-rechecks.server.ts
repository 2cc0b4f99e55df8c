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
import { putOffRecheck, takeRechecks, type DueRecheck } from './rechecks.server.ts'

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
  const { db, clock, log } = ports
  let taken: DueRecheck[] = []
  try {
    const more = await inTransaction(db.pool, async (client) => {
      taken = await takeRechecks(client, new Date(clock()), BATCH)
      return applyAgain(client, taken, ports)
    })
    return tell(ports, more) || taken.length === BATCH
  } catch (error) {
    if (taken.length === 0) throw error
    log.warn({ err: error, orders: taken.length }, 'rechecks: batch failed, one by one now')
    for (const recheck of taken) await recheckOne(ports, recheck)
    return true
  }
}

async function recheckOne(ports: RecheckPorts, recheck: DueRecheck): Promise<void> {
  const { db, clock, log } = ports
  try {
    const more = await inTransaction(db.pool, async (client) =>
      applyAgain(client, await takeRechecks(client, new Date(clock()), 1, recheck), ports),
    )
    tell(ports, more)
  } catch (error) {
    log.error({ err: error, order: recheck.orderId }, 'rechecks: an order failed, tried again in a minute')
    await putOffRecheck(db.pool, recheck, new Date(clock() + RETRY_MS))
  }
}

type Applied = Awaited<ReturnType<typeof applyOrders>>

async function applyAgain(
  client: Queryable,
  due: readonly DueRecheck[],
  { newId, clock }: RecheckPorts,
): Promise<Applied> {
  if (due.length === 0) return { planned: 0, rechecks: 0 }
  const shops = await readShopsById(client, [...new Set(due.map(({ shopId }) => shopId))])
  const orders = due.flatMap(({ shopId, orderId }) => {
    const shop = shops.get(shopId)
    return shop ? [{ shop, orderId, message: null }] : []
  })
  return applyOrders(client, orders, newId, clock())
}

/** @returns whether it led to orders that are to be worked on again themselves */
function tell({ signals }: RecheckPorts, { planned, rechecks }: Applied): boolean {
  if (planned > 0) signals.send('delivery')
  return rechecks > 0
}
