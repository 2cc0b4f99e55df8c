// Collects settlements and writes them in batches: 200 rows or 5 ms, whichever comes first, one batch at a time. While
// the database is away results are kept and written when it is back; the dispatcher sends no more than the room allows.
import { inTransaction, type Database } from '#app/platform/database.server.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { Log } from '#app/platform/log.server.ts'
import { newsOf } from './health.ts'
import { writeHealth } from './health.server.ts'
import { settle, type Settlement } from './queue.server.ts'

export interface Settler {
  add(settlement: Settlement): void
  /** Whether the result of one more attempt, with `underWay` others out, would still be within one batch. */
  hasRoom(underWay: number): boolean
  /** Resolves when everything added is written. */
  drained(): Promise<void>
  /** Called once at the next `add`. */
  onAdd: (() => void) | null
}

export interface SettlerPorts {
  db: Database
  log: Log
  clock: Clock
  concurrency: number
  /** The claim under which a delivery is held now: where the lease ran out during an outage it is another than at first. */
  claimOf: (settlement: Settlement) => string
}

export const SETTLE_ROWS = 200
const LINGER_MS = 5
const RETRY_MS = 500

/**
 * @param onSettled told of each batch that is written, and of the postbacks (by id) that are paused from now on
 */
export function createSettler(
  ports: SettlerPorts,
  onSettled: (batch: readonly Settlement[], paused: readonly string[]) => void,
): Settler {
  let waiting: Settlement[] = []
  let unsettled = 0
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, SETTLE_ROWS)
      const paused = await writeUntilItIs(batch)
      unsettled -= batch.length
      onSettled(batch, paused)
    }
    running = null
  }
  async function writeUntilItIs(batch: readonly Settlement[]): Promise<string[]> {
    for (let tries = 0; ; tries++) {
      try {
        const current = batch.map((settlement) => ({ ...settlement, claimId: ports.claimOf(settlement) }))
        // The try before may have been committed, and only its answer lost.
        return await write(current, tries > 0)
      } catch (error) {
        ports.log.error({ err: error, rows: batch.length }, 'deliveries: not settled, tried again')
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      }
    }
  }
  /** @returns the postbacks that are paused from now on */
  async function write(batch: readonly Settlement[], isRepeat: boolean): Promise<string[]> {
    const { pool } = ports.db
    const news = newsOf(batch)
    if (news.length === 0) {
      await settle(pool, batch, isRepeat)
      return []
    }
    return inTransaction(pool, async (client) => {
      await settle(client, batch, isRepeat)
      return writeHealth(client, news, ports.clock())
    })
  }
  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    // The run before may have taken what this timer was set for. A run over nothing would end before it is assigned, and
    // `running` would name it for ever.
    if (waiting.length > 0) running ??= run()
  }
  const settler: Settler = {
    add(settlement) {
      unsettled++
      waiting.push(settlement)
      if (waiting.length >= SETTLE_ROWS) flush()
      else timer ??= setTimeout(flush, LINGER_MS)
      settler.onAdd?.()
      settler.onAdd = null
    },
    hasRoom: (underWay) => underWay + unsettled < ports.concurrency + SETTLE_ROWS,
    async drained() {
      while (waiting.length > 0 || running) {
        flush()
        await running
      }
    },
    onAdd: null,
  }
  return settler
}
