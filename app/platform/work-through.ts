// Works through a list, several items at once and for a bounded time: how a chore asks many shops within its lease.
import { together } from './together.ts'

/** Whether a further step may begin. */
export type InTime = () => boolean

/**
 * Takes the items in their order. A failure ends the turn in which it happened; the other turns go on with what is left.
 * @param bounds how many items are worked on at once, and for how long after the call another may begin, milliseconds
 * @param stop once it is aborted no further item is begun
 * @param work one item; a long one asks `inTime` before each of its steps
 * @returns when all that was begun has ended; items that were not begun are left to whoever called
 * @throws the first of the failures, by the order of the turns
 */
export async function workThrough<Item>(
  items: readonly Item[],
  { atOnce, runMs }: { atOnce: number; runMs: number },
  stop: AbortSignal | undefined,
  work: (item: Item, inTime: InTime) => Promise<void>,
): Promise<void> {
  const startedMs = performance.now()
  const inTime = () => !stop?.aborted && performance.now() - startedMs < runMs
  // One iterator for all turns: each item goes to one of them.
  const left = items.values()

  async function takeTurn(): Promise<void> {
    for (const item of left) {
      if (!inTime()) return
      await work(item, inTime)
    }
  }
  await together(...Array.from({ length: atOnce }, takeTurn))
}
