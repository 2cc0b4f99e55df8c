import { expect, test } from 'vitest'
import { GroupCommitFull, createGroupCommit } from './group-commit.ts'

/** A flush that finishes when it is told to, and the batches it was given. */
function gate() {
  const batches: number[][] = []
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = []
  const flush = (rows: number[]) => {
    batches.push(rows)
    return new Promise<void>((resolve, reject) => ends.push({ resolve, reject }))
  }
  return { batches, ends, flush }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('rows that come during a flush share the next one', async () => {
  const { batches, ends, flush } = gate()
  const group = createGroupCommit(flush, { maxRows: 100, maxWaiting: 100 })
  const first = group.add(1)
  await turn()
  const rest = Promise.all([group.add(2), group.add(3)])
  ends[0]?.resolve()
  await first
  await turn()
  ends[1]?.resolve()
  await rest
  expect(batches).toEqual([[1], [2, 3]])
})

test('a row is not settled before its own batch is', async () => {
  const { ends, flush } = gate()
  const group = createGroupCommit(flush, { maxRows: 100, maxWaiting: 100 })
  let settled = false
  const row = group.add(1).then(() => (settled = true))
  await turn()
  expect(settled).toBe(false)
  ends[0]?.resolve()
  await row
})

test('a failed batch fails its own rows and not those of the next', async () => {
  const { ends, flush } = gate()
  const group = createGroupCommit(flush, { maxRows: 1, maxWaiting: 100 })
  const first = group.add(1)
  const second = group.add(2)
  await turn()
  ends[0]?.reject(new Error('disk full'))
  await expect(first).rejects.toThrow('disk full')
  await turn()
  ends[1]?.resolve()
  await second
})

test('a full queue refuses at once and keeps what it has', async () => {
  const { batches, ends, flush } = gate()
  const group = createGroupCommit(flush, { maxRows: 10, maxWaiting: 2 })
  const first = group.add(1)
  await turn()
  const waiting = [group.add(2), group.add(3)]
  await expect(group.add(4)).rejects.toBeInstanceOf(GroupCommitFull)
  ends[0]?.resolve()
  await first
  await turn()
  ends[1]?.resolve()
  await Promise.all(waiting)
  await group.drained()
  expect(batches).toEqual([[1], [2, 3]])
})

test('where flushes are dear, the callers of a large batch are gathered again instead of leaving one by one', async () => {
  const { batches, ends, flush } = gate()
  const group = createGroupCommit(flush, { maxRows: 100, maxWaiting: 100, gatherMs: 5 })
  const first = [1, 2, 3, 4].map(group.add)
  await turn()
  ends[0]?.resolve()
  await Promise.all(first)
  const again: Promise<void>[] = []
  for (const row of [5, 6, 7]) {
    again.push(group.add(row))
    await turn()
  }
  await expect.poll(() => batches.length).toBe(2)
  ends[1]?.resolve()
  await Promise.all(again)
  expect(batches).toEqual([
    [1, 2, 3, 4],
    [5, 6, 7],
  ])
})

test('a row added in the very turn in which the last batch ended is not left behind', async () => {
  const { batches, ends, flush } = gate()
  const group = createGroupCommit(flush, { maxRows: 100, maxWaiting: 100 })
  const first = group.add(1)
  await turn()
  ends[0]?.resolve()
  await first
  const microtasksLater = Array.from({ length: 6 }, (_, index) => index)
  const rest: Promise<void>[] = []
  for (const index of microtasksLater) {
    rest.push(group.add(index))
    await Promise.resolve()
  }
  for (let end = 1; batches.flat().length < 7 || end < ends.length;) {
    await turn()
    ends[end++]?.resolve()
  }
  await Promise.all(rest)
  expect(batches.flat()).toEqual([1, ...microtasksLater])
})

test('what is more than one batch is taken by a second lane, and never by more than were asked for', async () => {
  const { batches, ends, flush } = gate()
  const group = createGroupCommit(flush, { maxRows: 2, maxWaiting: 100, parallel: 2 })
  const rows = [1, 2, 3, 4, 5].map(group.add)
  await turn()
  await turn()
  expect(batches).toEqual([
    [1, 2],
    [3, 4],
  ])
  ends[0]?.resolve()
  await turn()
  expect(batches.at(-1)).toEqual([5])
  ends[1]?.resolve()
  ends[2]?.resolve()
  await Promise.all(rows)
})
