// Natural batching: one flush at a time, and whatever arrives meanwhile makes the next one. Nothing is waited for, so a
// lone row costs what a single write costs, and under load a commit is shared by all that came during the last. (An
// operator may ask for a wait, CLICK_FLUSH_MS; where the disk is quick it only makes things slower.)

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

interface Waiting<Row> {
  row: Row
  resolve(): void
  reject(error: unknown): void
}

/**
 * @param flush makes one batch durable, all of it or nothing
 * @param limits rows a batch at the most, rows that may wait behind the batch under way, and how long a batch waits
 *   for company before it is flushed (default: not at all)
 */
export function createGroupCommit<Row>(
  flush: (rows: Row[]) => Promise<void>,
  limits: { maxRows: number; maxWaiting: number; lingerMs?: number },
): GroupCommit<Row> {
  let waiting: Waiting<Row>[] = []
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      if (limits.lingerMs) await new Promise((resolve) => setTimeout(resolve, limits.lingerMs))
      const batch = waiting.length <= limits.maxRows ? waiting : waiting.slice(0, limits.maxRows)
      waiting = batch === waiting ? [] : waiting.slice(limits.maxRows)
      try {
        await flush(batch.map(({ row }) => row))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    running = null
  }
  return {
    add(row) {
      if (waiting.length >= limits.maxWaiting)
        return Promise.reject(new GroupCommitFull(`${waiting.length} rows wait`))
      return new Promise((resolve, reject) => {
        waiting.push({ row, resolve, reject })
        running ??= Promise.resolve().then(run)
      })
    },
    async drained() {
      await running
    },
  }
}
