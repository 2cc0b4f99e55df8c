// The settler over a real database: nothing that is added may be left behind, whatever the moment it comes at.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { createLog } from '#app/platform/log.server.ts'
import { createTestDatabase, type TestDatabase } from '../../test/setup/database.ts'
import type { Settlement } from './queue.server.ts'
import { createSettler } from './settler.server.ts'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url, 2, () => {})
})
afterAll(async () => {
  await db.close()
  await database.close()
})

const settlement = (): Settlement => ({
  shopId: randomUUID(),
  id: randomUUID(),
  claimId: randomUUID(),
  postbackId: randomUUID(),
  state: 'delivered',
  attempts: 1,
  dueAtMs: null,
  reason: null,
  settledAtMs: 0,
  attempt: null,
  outcome: null,
})

test('settlements that come one by one, each in the middle of the batch before, are all settled', async () => {
  let settled = 0
  const settler = createSettler(
    { db, log: createLog('silent'), clock: () => 0, concurrency: 10, claimOf: ({ claimId }) => claimId },
    (batch) => (settled += batch.length),
  )
  for (let added = 1; added <= 200; added++) {
    settler.add(settlement())
    // Between none and twelve milliseconds: before, at and after the moment at which the timer of the last one fires.
    await new Promise((resolve) => setTimeout(resolve, added % 12))
  }
  await settler.drained()
  expect(settled).toBe(200)
})

test('there is room for a batch beside the attempts that may be under way, and no more', async () => {
  const settler = createSettler(
    { db, log: createLog('silent'), clock: () => 0, concurrency: 10, claimOf: ({ claimId }) => claimId },
    () => {},
  )
  expect([settler.hasRoom(209), settler.hasRoom(210)]).toEqual([true, false])
  settler.add(settlement())
  expect(settler.hasRoom(209)).toBe(false)
  await settler.drained()
  expect(settler.hasRoom(209)).toBe(true)
})
