import { expect, onTestFinished, test, vi } from 'vitest'
import { workThrough } from './work-through.ts'

const LONG_MS = 60_000
const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Work that goes on until it is told to end. */
function createWork() {
  const begun: number[] = []
  const ends = new Map<number, { end: () => void; fail: (error: Error) => void }>()
  const work = (item: number) =>
    new Promise<void>((resolve, reject) => {
      begun.push(item)
      ends.set(item, { end: resolve, fail: reject })
    })
  const finish = (item: number) => ends.get(item)?.end()
  const fail = (item: number) => ends.get(item)?.fail(new Error(`item ${item}`))
  return { begun, work, finish, fail }
}

test('works on so many at once, takes the next when one ends, and ends with the last', async () => {
  const { begun, work, finish } = createWork()
  let ended = false
  const all = workThrough([1, 2, 3], { atOnce: 2, runMs: LONG_MS }, undefined, work).then(
    () => (ended = true),
  )
  expect(begun).toEqual([1, 2])
  finish(2)
  await turn()
  expect(begun).toEqual([1, 2, 3])
  finish(3)
  await turn()
  expect(ended).toBe(false)
  finish(1)
  await all
})

test('does each item once, in their order, whatever an item is', async () => {
  const done: unknown[] = []
  await workThrough([0, '', null, 4], { atOnce: 3, runMs: LONG_MS }, undefined, async (item) => {
    done.push(item)
    await turn()
  })
  expect(done).toEqual([0, '', null, 4])
})

test('of nothing, or with more turns than items, is done', async () => {
  const done: number[] = []
  const work = async (item: number) => void done.push(item)
  await workThrough([], { atOnce: 4, runMs: LONG_MS }, undefined, work)
  await workThrough([1], { atOnce: 4, runMs: LONG_MS }, undefined, work)
  expect(done).toEqual([1])
})

test('begins nothing once it is stopped, and tells the work under way', async () => {
  const stop = new AbortController()
  const seen: boolean[] = []
  await workThrough([1, 2, 3], { atOnce: 1, runMs: LONG_MS }, stop.signal, async (_, inTime) => {
    seen.push(inTime())
    stop.abort()
    seen.push(inTime())
  })
  expect(seen).toEqual([true, false])
})

test('begins nothing once its time is over, and tells the work under way', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const seen: [number, boolean][] = []
  await workThrough([1, 2, 3], { atOnce: 1, runMs: 1_000 }, undefined, async (item, inTime) => {
    vi.advanceTimersByTime(999 / item)
    seen.push([item, inTime()])
  })
  expect(seen).toEqual([
    [1, true],
    [2, false],
  ])
})

test('fails once the others have done what was left, with the failure of the first turn', async () => {
  const { begun, work, finish, fail } = createWork()
  let failed: unknown = null
  const all = workThrough([1, 2, 3, 4], { atOnce: 3, runMs: LONG_MS }, undefined, work).catch(
    (error: unknown) => (failed = error),
  )
  fail(2)
  await turn()
  fail(1)
  await turn()
  expect([begun, failed]).toEqual([[1, 2, 3], null])
  finish(3)
  await turn()
  expect([begun, failed]).toEqual([[1, 2, 3, 4], null])
  finish(4)
  await all
  expect(failed).toEqual(new Error('item 1'))
})
