// Natural batching: while one flush is under way, whatever arrives makes the next one. Nothing is waited for, so a lone
// row costs what a single write costs, and under load a commit is shared by all that came during the last. (An operator
// may ask for a wait, CLICK_FLUSH_MS; where the disk is quick it only makes things slower.)

export interface GroupCommit<Row> {
  /** Resolves once the row is durable; rejects when its batch failed or the queue is full. */
  add(row: Row): Promise<void>
  /** Resolves when everything added so far has been settled. */
  drained(): Promise<void>
}

/** Refused because more rows wait than memory should hold: the caller answers as for any failure of ours. */
export class GroupCommitFull extends Error {
  override name = 'GroupCommitFull'
}

export interface GroupLimits {
  /** Rows of a batch at the most. */
  maxRows: number
  /** Rows that may wait behind the batches under way. */
  maxWaiting: number
  /** How long a batch waits for company before it is flushed; default: not at all. */
  lingerMs?: number
  /** Flushes under way at a time; default 1. More where a flush is many round trips, so that somebody is always at work. */
  parallel?: number
  /**
   * For flushes that cost much whatever their size: after a large batch its callers come back one by one, and the next
   * waits that long for half as many as came before, instead of leaving with the first of them.
   */
  gatherMs?: number
}

interface Waiting<Row> {
  row: Row
  resolve(): void
  reject(error: unknown): void
}

/** @param flush makes one batch durable, all of it or nothing */
export function createGroupCommit<Row>(
  flush: (rows: Row[]) => Promise<void>,
  limits: GroupLimits,
): GroupCommit<Row> {
  const lanes = new Set<Promise<void>>()
  let open = 0
  let waiting: Waiting<Row>[] = []
  let lastRows = 0

  async function work(): Promise<void> {
    // After this turn of the event loop: what else arrived in it goes along.
    await new Promise<void>((next) => setImmediate(next))
    while (waiting.length > 0) {
      if (limits.lingerMs) await pause(limits.lingerMs)
      if (limits.gatherMs && waiting.length * 2 < lastRows) await pause(limits.gatherMs)
      await flushOne()
    }
    // In the same breath as the last look at what waits: a row added from here on opens a lane of its own.
    open -= 1
  }
  async function flushOne(): Promise<void> {
    const batch = waiting.length <= limits.maxRows ? waiting : waiting.slice(0, limits.maxRows)
    if (batch.length === 0) return // another lane took them meanwhile
    waiting = batch === waiting ? [] : waiting.slice(limits.maxRows)
    if (waiting.length > 0) openLane()
    lastRows = batch.length
    try {
      await flush(batch.map(({ row }) => row))
      for (const { resolve } of batch) resolve()
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
  function openLane(): void {
    if (open >= (limits.parallel ?? 1)) return
    open += 1
    const lane: Promise<void> = work().finally(() => lanes.delete(lane))
    lanes.add(lane)
  }
  return {
    add(row) {
      if (waiting.length >= limits.maxWaiting)
        return Promise.reject(new GroupCommitFull(`${waiting.length} rows wait`))
      return new Promise((resolve, reject) => {
        waiting.push({ row, resolve, reject })
        if (waiting.length === 1) openLane()
      })
    },
    async drained() {
      while (lanes.size > 0) await Promise.all(lanes)
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
