// The worker of the inbox, batch by batch: what one batch takes into memory.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workOnce } from '#app/intake/webhook/work-inbox.server.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
})
afterAll(() => system.close())

const order = (id: number, note = '') => ({
  id,
  created_at: '2026-11-20T10:00:00Z',
  updated_at: '2026-11-20T10:00:00Z',
  currency: 'USD',
  note,
  line_items: [],
  refunds: [],
})
async function pending(): Promise<number> {
  const { rows } = await system.database.pool.query(
    `SELECT count(*)::int AS count FROM webhook_inbox WHERE state = 'pending'`,
  )
  return rows[0].count
}

test('a batch holds a few large bodies at a time, and all of them are applied', async () => {
  const large = 'x'.repeat(3 * 1024 * 1024)
  for (const id of [1, 2, 3, 4, 5]) expect(await system.webhook('orders/create', order(id, large))).toBe(200)
  for (const id of [6, 7, 8]) expect(await system.webhook('orders/create', order(id))).toBe(200)
  const left: number[] = []
  while (await workOnce(system.runtime)) left.push(await pending())
  expect(left).toEqual([6, 4])
  expect(await pending()).toBe(0)
  const { rows } = await system.database.pool.query(`SELECT DISTINCT state, outcome FROM webhook_inbox`)
  expect(rows).toMatchObject([{ state: 'applied' }])
})
