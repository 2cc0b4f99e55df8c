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
