import { expect, test, vi } from 'vitest'
import { createLoop } from './loop.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('runs while there is more to do, then waits to be woken', async () => {
  const left = [true, true, false]
  const run = vi.fn(async () => left.shift() ?? false)
  const loop = createLoop({ run, pollMs: 60_000, onError: () => {} })
  loop.start()
  await turn()
  expect(run).toHaveBeenCalledTimes(3)
  loop.wake()
  await turn()
  expect(run).toHaveBeenCalledTimes(4)
  await loop.stop()
})

test('a wake-up during a run makes one more run, however many there were', async () => {
  let finish = () => {}
  const run = vi.fn(() => new Promise<boolean>((resolve) => (finish = () => resolve(false))))
  const loop = createLoop({ run, pollMs: 60_000, onError: () => {} })
  loop.start()
  loop.wake()
  loop.wake()
  finish()
  await turn()
  expect(run).toHaveBeenCalledTimes(2)
  finish()
  await turn()
  expect(run).toHaveBeenCalledTimes(2)
  await loop.stop()
})

test('goes on after an error', async () => {
  const errors: string[] = []
  const run = vi.fn(async (): Promise<boolean> => {
    throw new Error('database away')
  })
  const loop = createLoop({ run, pollMs: 1, onError: ({ message }) => errors.push(message) })
  loop.start()
  await expect.poll(() => errors.length).toBeGreaterThan(2)
  await loop.stop()
})

test('stop waits for the run under way and starts no other', async () => {
  let finish = () => {}
  const run = vi.fn(() => new Promise<boolean>((resolve) => (finish = () => resolve(true))))
  const loop = createLoop({ run, pollMs: 1, onError: () => {} })
  loop.start()
  let stopped = false
  const stopping = loop.stop().then(() => (stopped = true))
  loop.wake()
  await turn()
  expect(stopped).toBe(false)
  finish()
  await stopping
  expect(run).toHaveBeenCalledTimes(1)
})
