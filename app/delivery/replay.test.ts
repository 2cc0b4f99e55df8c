// Replays over a real database: each failed delivery is resent exactly once, whatever happens in between.
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/setup/database.ts'
import { merchant, partnerOf } from '../../test/setup/viewers.ts'
import {
  HOUR_MS,
  newId,
  NOTE_RESENDS,
  NOW_MS,
  writeEndedShop,
  type EndedShop,
} from './ended-deliveries.fixture.ts'
import { startReplay, stopReplay, type ReplayPeriod } from './replay.server.ts'
import { stepReplay, workReplays } from './replay-steps.server.ts'
import { resendDelivery } from './resend.server.ts'

const database: TestDatabase = await createTestDatabase()
const { pool } = database
await pool.query(NOTE_RESENDS)
afterAll(() => database.close())

let shop: EndedShop
let period: ReplayPeriod
beforeEach(async () => {
  shop = await writeEndedShop(pool)
  period = { postbackId: shop.postbackId, sinceMs: NOW_MS - 24 * HOUR_MS, untilMs: NOW_MS }
})

async function readReplay(id: string) {
  const { rows } = await pool.query<{ state: string; total: number; resent: number; ended_at: Date | null }>(
    'SELECT state, total, resent, ended_at FROM delivery_replay WHERE shop_id = $1 AND id = $2',
    [shop.shopId, id],
  )
  return rows[0]
}

const start = async () => {
  const started = await startReplay({ pool }, newId, merchant(shop.shopId), period, 'Kim', NOW_MS)
  if (started.kind !== 'started') throw new Error(started.message)
  return started.replayId
}

test('a replay resends what failed in the period, of this postback, before it was started', async () => {
  const elsewhere = newId()
  await shop.addPostback(elsewhere)
  const wanted = await shop.addMany(7)
  await Promise.all([
    shop.addDelivery({ hoursAgo: 25 }),
    shop.addDelivery({ state: 'delivered' }),
    shop.addDelivery({ state: 'scheduled' }),
    shop.addDelivery({ postback: elsewhere }),
    shop.addDelivery({ settledMs: NOW_MS + 1 }),
  ])
  const replayId = await start()
  expect(await readReplay(replayId)).toMatchObject({ state: 'running', total: 7, resent: 0 })
  expect(await stepReplay({ pool }, { shopId: shop.shopId, replayId }, NOW_MS, 3)).toEqual({
    kind: 'resent',
    count: 3,
  })
  expect(await readReplay(replayId)).toMatchObject({ state: 'running', resent: 3 })
  let told = 0
  expect(
    await workReplays(
      { pool },
      () => NOW_MS,
      () => told++,
    ),
  ).toBe(4)
  expect(told).toBe(1)
  expect(await readReplay(replayId)).toEqual({
    state: 'done',
    total: 7,
    resent: 7,
    ended_at: new Date(NOW_MS),
  })
  expect(await shop.countResends()).toEqual(new Map(wanted.map((id) => [id, 1])))
})

test('is refused where there is nothing to do, or somebody is at it already', async () => {
  const refusal = async (of = shop.shopId) => {
    const started = await startReplay({ pool }, newId, merchant(of), period, 'Kim', NOW_MS)
    return started.kind === 'refused' ? started.code : started.kind
  }
  expect(await refusal()).toBe('nothing')
  expect(await refusal(newId())).toBe('unknown')
  await shop.addMany(2)
  expect((await Promise.all([refusal(), refusal(), refusal()])).sort()).toEqual([
    'running',
    'running',
    'started',
  ])
  await shop.pause()
  expect(await refusal()).toBe('paused')
  await shop.switchOff()
  expect(await refusal()).toBe('switched_off')
})

test('goes on behind a step that was cut off, and resends each failed one exactly once', async () => {
  const failed = await shop.addMany(20)
  const replayId = await start()
  await stepReplay({ pool }, { shopId: shop.shopId, replayId }, NOW_MS, 5)
  // A process that dies within a step: it waits for a row that somebody holds, and its connection is cut.
  const held = await pool.connect()
  await held.query('BEGIN')
  await held.query('SELECT FROM delivery WHERE id = $1 FOR UPDATE', [failed.toSorted()[8]])
  const step = stepReplay({ pool }, { shopId: shop.shopId, replayId }, NOW_MS, 10)
  const cut = expect(step).rejects.toThrow(/terminat/)
  const waiting = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%delivery%'`
  while ((await pool.query(waiting)).rowCount === 0);
  await cut
  await held.query('ROLLBACK')
  held.release()
  expect(await readReplay(replayId)).toMatchObject({ state: 'running', resent: 5 })
  await workReplays(
    { pool },
    () => NOW_MS,
    () => {},
  )
  expect(await readReplay(replayId)).toMatchObject({ state: 'done', total: 20, resent: 20 })
  expect(await shop.countResends()).toEqual(new Map(failed.map((id) => [id, 1])))
})

test('two workers at once, and a person beside them, resend each failed one exactly once', async () => {
  const failed = await shop.addMany(1_300)
  const replayId = await start()
  const byHand = failed.slice(600, 640)
  await Promise.all([
    workReplays(
      { pool },
      () => NOW_MS,
      () => {},
    ),
    workReplays(
      { pool },
      () => NOW_MS,
      () => {},
    ),
    ...byHand.map((id) => resendDelivery(pool, merchant(shop.shopId), id, NOW_MS)),
  ])
  await workReplays(
    { pool },
    () => NOW_MS,
    () => {},
  )
  expect((await readReplay(replayId))?.state).toBe('done')
  expect(await shop.countResends()).toEqual(new Map(failed.map((id) => [id, 1])))
})

test('what fails again is not resent by the same replay', async () => {
  const [first] = await shop.addMany(3)
  const replayId = await start()
  await stepReplay({ pool }, { shopId: shop.shopId, replayId }, NOW_MS, 10)
  await pool.query(
    `UPDATE delivery SET state = 'failed', next_attempt_at = NULL, resend_of = NULL, settled_at = $2 WHERE id = $1`,
    [first, new Date(NOW_MS + 1000)],
  )
  await workReplays(
    { pool },
    () => NOW_MS + 2000,
    () => {},
  )
  expect([...(await shop.countResends()).values()]).toEqual([1, 1, 1])
  expect(await readReplay(replayId)).toMatchObject({ state: 'done', resent: 3 })
})

test('ends when it is stopped, and by itself when the postback is paused', async () => {
  await shop.addMany(6)
  const stopped = await start()
  await stepReplay({ pool }, { shopId: shop.shopId, replayId: stopped }, NOW_MS, 2)
  expect(await stopReplay(pool, merchant(newId()), stopped, NOW_MS)).toBe(false)
  expect(await stopReplay(pool, merchant(shop.shopId), stopped, NOW_MS)).toBe(true)
  expect(await stepReplay({ pool }, { shopId: shop.shopId, replayId: stopped }, NOW_MS, 2)).toEqual({
    kind: 'busy',
  })
  expect(await readReplay(stopped)).toMatchObject({ state: 'stopped', resent: 2 })

  const paused = await start()
  await shop.pause()
  await workReplays(
    { pool },
    () => NOW_MS,
    () => {},
  )
  expect(await readReplay(paused)).toMatchObject({ state: 'stopped', total: 4, resent: 0 })
})

test('a partner replays and stops what is his', async () => {
  const own = partnerOf(shop.shopId, shop.shopId)
  const stranger = partnerOf(shop.shopId, newId())
  const id = await shop.addDelivery()
  const startAs = async (who: typeof own) => {
    const started = await startReplay({ pool }, newId, who, period, 'Kim', NOW_MS)
    return started.kind === 'refused' ? started.code : started.replayId
  }
  expect(await startAs(stranger)).toBe('unknown')
  // Nothing says that it was reported to him: the postback may have been another's then.
  expect(await startAs(own)).toBe('not_all_own')
  await pool.query(
    `INSERT INTO delivery_log (shop_id, id, postback_id, partner_id, offer_id, event, status) VALUES ($1, $2, $3, $1, $3, 'sale', 'approved')`,
    [shop.shopId, id, shop.postbackId],
  )
  const replay = await startAs(own)
  expect(await stopReplay(pool, stranger, replay, NOW_MS)).toBe(false)
  expect(await stopReplay(pool, own, replay, NOW_MS)).toBe(true)
})
