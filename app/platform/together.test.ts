import { expect, test } from 'vitest'
import { together } from './together.ts'

test('gives the results in their order', async () => {
  expect(await together(Promise.resolve(1), Promise.resolve('two'))).toEqual([1, 'two'])
})

test('fails with the first failure, and not before the last has ended', async () => {
  let end = () => {}
  const slow = new Promise<void>((resolve) => (end = resolve))
  let failed: unknown = null
  const all = together(Promise.reject(new Error('first')), Promise.reject(new Error('aborted')), slow).catch(
    (error: unknown) => (failed = error),
  )
  await new Promise((resolve) => setImmediate(resolve))
  expect(failed).toBeNull()
  end()
  await all
  expect(failed).toEqual(new Error('first'))
})
