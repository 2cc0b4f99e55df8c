// The set-up guide's test order: let through once, and switched off again whoever looks.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { endGuideTests, letTestOrdersThrough } from '#app/program/guide.server.ts'
import { readSettings, saveSettings } from '#app/program/settings/save-settings.server.ts'
import { draftOf } from '#app/program/settings/settings-shape.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { openDesk, orderOf, withClick, type Desk } from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

const DAY_MS = 86_400_000
let system: System
let desk: Desk
let merchant: Merchant
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
  merchant = { shopId: desk.shop.id, partnerId: null } as Merchant
})
afterAll(() => system.close())

const now = () => new Date(system.runtime.clock())
const end = (at = now()) => endGuideTests(system.runtime.db.pool, at)
const begin = () => letTestOrdersThrough(system.runtime.db.pool, merchant, now())
const testOrders = async () =>
  (await desk.rows('SELECT test_orders FROM shop WHERE id = $1', [desk.shop.id]))[0]?.['test_orders']
const placeTest = async () =>
  desk.place(
    orderOf({ test: true, ...withClick(await desk.click(await desk.partner(), await desk.offer())) }),
  )

beforeEach(begin)

test('goes on while none has come, and while the call that it makes is under way; then it ends', async () => {
  expect(await end()).toBe(0)
  const id = await placeTest()
  expect(await desk.deliveries(id)).toHaveLength(1)
  expect([await end(), await testOrders()]).toEqual([0, 'follow'])

  await system.startWorker()
  await system.eventually(
    'SELECT 1 AS done FROM delivery JOIN conversion ON conversion.id = conversion_id WHERE order_id = $1 AND NOT is_open',
    [id],
  )
  expect([await end(), await testOrders()]).toEqual([1, 'record'])
  expect(await end()).toBe(0)
})

test('ends after a day, also where none came', async () => {
  expect(await end(new Date(now().getTime() + DAY_MS - 60_000))).toBe(0)
  expect(await end(new Date(now().getTime() + DAY_MS))).toBe(1)
  expect(await testOrders()).toBe('record')
})

test('leaves alone what the merchant has chosen in the settings since', async () => {
  for (const choice of ['record', 'follow'] as const) {
    const saved = await readSettings(system.runtime.db.pool, merchant)
    const draft = { ...draftOf(saved!.settings), testOrders: choice }
    const answer = await saveSettings(
      system.runtime.db,
      merchant,
      { version: saved!.version, draft },
      now().getTime(),
    )
    expect(answer.kind).toBe('saved')
  }
  expect(await end(new Date(now().getTime() + 2 * DAY_MS))).toBe(0)
  expect(await testOrders()).toBe('follow')
})
