// Collects settlements and writes them in batches: 200 rows or 5 ms, whichever comes first, one batch at a time. While
// the database is away results are kept and written when it is back; the dispatcher sends no more than the room allows.
import type { Database } from '#app/platform/database.server.ts'
import type { Log } from '#app/platform/log.server.ts'
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
  concurrency: number
  /** The claim under which a delivery is held now: where the lease ran out during an outage it is another than at first. */
  claimOf: (settlement: Settlement) => string
}

export const SETTLE_ROWS = 200
const LINGER_MS = 5
const RETRY_MS = 500

/**
 * @param limits attempts that may be under way beside a full batch
 * @param onSettled told of each batch that is written
 */
export function createSettler(
  ports: SettlerPorts,
  onSettled: (batch: readonly Settlement[]) => void,
): Settler {
  let waiting: Settlement[] = []
  let unsettled = 0
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, SETTLE_ROWS)
      await writeUntilItIs(batch)
      unsettled -= batch.length
      onSettled(batch)
    }
    running = null
  }
  async function writeUntilItIs(batch: readonly Settlement[]): Promise<void> {
    for (;;) {
      try {
        return await settle(
          ports.db.pool,
          batch.map((settlement) => ({ ...settlement, claimId: ports.claimOf(settlement) })),
        )
      } catch (error) {
        ports.log.error({ err: error, rows: batch.length }, 'deliveries: not settled, tried again')
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      }
    }
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
