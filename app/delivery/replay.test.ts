// Resending and replaying over a real database; the engine does not run here, so that what was scheduled can be counted.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createIds } from '#app/platform/ids.server.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { createTestDatabase, type TestDatabase } from '../../test/setup/database.ts'
import { startReplay, stopReplay, type ReplayPeriod } from './replay.server.ts'
import { stepReplay, workReplays } from './replay-steps.server.ts'
import { resendDelivery } from './resend.server.ts'

const NOW_MS = Date.parse('2026-11-20T18:00:00Z')
const HOUR_MS = 3_600_000
const newId = createIds(() => NOW_MS)
const database: TestDatabase = await createTestDatabase()
const { pool } = database
afterAll(() => database.close())

let shopId: string
let postbackId: string
let period: ReplayPeriod
beforeEach(async () => {
  ;[shopId, postbackId] = [newId(), newId()]
  period = { postbackId, sinceMs: NOW_MS - 24 * HOUR_MS, untilMs: NOW_MS }
  await pool.query(
    `INSERT INTO shop (id, domain, slug, name, currency, time_zone, installed_at, updated_at)
     VALUES ($1::uuid, $1::text, $1::text, 'Shop', 'USD', 'UTC', now(), now())`,
    [shopId],
  )
  await pool.query(
    `INSERT INTO partner (shop_id, id, slug, name, updated_at) VALUES ($1, $1, 'pat', 'Pat', now())`,
    [shopId],
  )
  await addPostback(postbackId)
})

const addPostback = (id: string) =>
  pool.query(
    `INSERT INTO postback (shop_id, id, partner_id, url, updated_at) VALUES ($1, $2, $1, 'https://t.example/', now())`,
    [shopId, id],
  )

interface Given {
  state?: string
  hoursAgo?: number
  postback?: string
  settledMs?: number
  replaced?: boolean
}

async function addDelivery({
  state = 'failed',
  hoursAgo = 2,
  postback = postbackId,
  settledMs,
  replaced = false,
}: Given = {}) {
  const atMs = NOW_MS - hoursAgo * HOUR_MS
  const id = uuidv7(atMs, crypto.getRandomValues(new Uint8Array(10)))
  const isOpen = state === 'scheduled' || state === 'sending'
  await pool.query(
    `INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, state, attempts, next_attempt_at, "values",
       amount_minor, payout_minor, created_at, settled_at, replaced)
     VALUES ($1, $2, $3, 'conv_1', $4, $5, 8, $6, '{}', 0, 0, $7, $8, $9)`,
    [
      shopId,
      id,
      postback,
      randomUUID(),
      state,
      isOpen ? new Date(NOW_MS) : null,
      new Date(atMs),
      isOpen ? null : new Date(settledMs ?? atMs),
      replaced,
    ],
  )
  return id
}

const addMany = (count: number, given: Given = {}) =>
  Promise.all(Array.from({ length: count }, () => addDelivery(given)))

async function read(id: string) {
  const { rows } = await pool.query<{
    state: string
    resend_of: string | null
    ready: boolean
    due: Date | null
  }>('SELECT state, resend_of, ready, next_attempt_at AS due FROM delivery WHERE shop_id = $1 AND id = $2', [
    shopId,
    id,
  ])
  return rows[0]
}

async function readReplay(id: string) {
  const { rows } = await pool.query<{ state: string; total: number; resent: number; ended_at: Date | null }>(
    'SELECT state, total, resent, ended_at FROM delivery_replay WHERE shop_id = $1 AND id = $2',
    [shopId, id],
  )
  return rows[0]
}

const start = async () => {
  const started = await startReplay({ pool }, newId, shopId, period, 'Kim', NOW_MS)
  if (started.kind !== 'started') throw new Error(started.message)
  return started.replayId
}

/** Every resend leaves a line, so that two of one delivery are seen. */
async function countResends(): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: string; count: number }>(
    'SELECT id, count(*)::int AS count FROM resends WHERE shop_id = $1 GROUP BY id',
    [shopId],
  )
  return new Map(rows.map(({ id, count }) => [id, count]))
}
await pool.query(`
  CREATE TABLE resends (shop_id uuid, id uuid);
  CREATE FUNCTION note_resend() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.resend_of IS NOT NULL AND OLD.resend_of IS NULL THEN INSERT INTO resends VALUES (NEW.shop_id, NEW.id); END IF;
    RETURN NEW; END $$;
  CREATE TRIGGER note_resend AFTER UPDATE ON delivery FOR EACH ROW EXECUTE FUNCTION note_resend()`)

test.each(['delivered', 'failed', 'cancelled'])('a %s delivery is scheduled at once', async (state) => {
  const id = await addDelivery({ state })
  expect(await resendDelivery(pool, shopId, id, NOW_MS)).toEqual({ kind: 'resent' })
  expect(await read(id)).toEqual({ state: 'scheduled', resend_of: state, ready: true, due: new Date(NOW_MS) })
  expect(await resendDelivery(pool, shopId, id, NOW_MS)).toMatchObject({ kind: 'refused', code: 'open' })
})

test('what must not be sent is refused with the reason', async () => {
  const refusal = async (id: string, of = shopId) => {
    const resent = await resendDelivery(pool, of, id, NOW_MS)
    return resent.kind === 'refused' ? resent.code : resent.kind
  }
  const failed = await addDelivery()
  expect(await refusal(await addDelivery({ state: 'scheduled' }))).toBe('open')
  expect(await refusal(await addDelivery({ state: 'sending' }))).toBe('open')
  expect(await refusal(await addDelivery({ state: 'cancelled', replaced: true }))).toBe('replaced')
  expect(await refusal(randomUUID())).toBe('unknown')
  expect(await refusal(failed, newId())).toBe('unknown')
  await pool.query(`UPDATE postback SET paused_at = now(), pause_reason = 'HTTP 410' WHERE id = $1`, [
    postbackId,
  ])
  expect(await refusal(failed)).toBe('paused')
  await pool.query(`UPDATE postback SET active = false WHERE id = $1`, [postbackId])
  expect(await refusal(failed)).toBe('switched_off')
  expect((await read(failed))?.state).toBe('failed')
})

test('a replay resends what failed in the period, of this postback, before it was started', async () => {
  const elsewhere = newId()
  await addPostback(elsewhere)
  const wanted = await addMany(7)
  await Promise.all([
    addDelivery({ hoursAgo: 25 }),
    addDelivery({ state: 'delivered' }),
    addDelivery({ state: 'scheduled' }),
    addDelivery({ postback: elsewhere }),
    addDelivery({ settledMs: NOW_MS + 1 }),
  ])
  const replayId = await start()
  expect(await readReplay(replayId)).toMatchObject({ state: 'running', total: 7, resent: 0 })
  expect(await stepReplay({ pool }, { shopId, replayId }, NOW_MS, 3)).toEqual({ kind: 'resent', count: 3 })
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
  expect(await countResends()).toEqual(new Map(wanted.map((id) => [id, 1])))
})

test('is refused where there is nothing to do, or somebody is at it already', async () => {
  const refusal = async (of = shopId) => {
    const started = await startReplay({ pool }, newId, of, period, 'Kim', NOW_MS)
    return started.kind === 'refused' ? started.code : started.kind
  }
  expect(await refusal()).toBe('nothing')
  expect(await refusal(newId())).toBe('unknown')
  await addMany(2)
  expect((await Promise.all([refusal(), refusal(), refusal()])).sort()).toEqual([
    'running',
    'running',
    'started',
  ])
  await pool.query(`UPDATE postback SET paused_at = now(), pause_reason = 'HTTP 410' WHERE id = $1`, [
    postbackId,
  ])
  expect(await refusal()).toBe('paused')
  await pool.query(`UPDATE postback SET active = false WHERE id = $1`, [postbackId])
  expect(await refusal()).toBe('switched_off')
})

test('goes on behind a step that was cut off, and resends each failed one exactly once', async () => {
  const failed = await addMany(20)
  const replayId = await start()
  await stepReplay({ pool }, { shopId, replayId }, NOW_MS, 5)
  // A process that dies within a step: it waits for a row that somebody holds, and its connection is cut.
  const held = await pool.connect()
  await held.query('BEGIN')
  await held.query('SELECT FROM delivery WHERE id = $1 FOR UPDATE', [failed.toSorted()[8]])
  const step = stepReplay({ pool }, { shopId, replayId }, NOW_MS, 10)
  const cut = expect(step).rejects.toThrow(/terminat/)
  const waiting = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%delivery%'`
  while ((await held.query(waiting)).rowCount === 0);
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
  expect(await countResends()).toEqual(new Map(failed.map((id) => [id, 1])))
})

test('two workers at once, and a person beside them, resend each failed one exactly once', async () => {
  const failed = await addMany(1_300)
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
    ...byHand.map((id) => resendDelivery(pool, shopId, id, NOW_MS)),
  ])
  await workReplays(
    { pool },
    () => NOW_MS,
    () => {},
  )
  expect((await readReplay(replayId))?.state).toBe('done')
  expect(await countResends()).toEqual(new Map(failed.map((id) => [id, 1])))
})

test('what fails again is not resent by the same replay', async () => {
  const [first] = await addMany(3)
  const replayId = await start()
  await stepReplay({ pool }, { shopId, replayId }, NOW_MS, 10)
  await pool.query(
    `UPDATE delivery SET state = 'failed', next_attempt_at = NULL, resend_of = NULL, settled_at = $2 WHERE id = $1`,
    [first, new Date(NOW_MS + 1000)],
  )
  await workReplays(
    { pool },
    () => NOW_MS + 2000,
    () => {},
  )
  expect([...(await countResends()).values()]).toEqual([1, 1, 1])
  expect(await readReplay(replayId)).toMatchObject({ state: 'done', resent: 3 })
})

test('ends when it is stopped, and by itself when the postback is paused', async () => {
  await addMany(6)
  const stopped = await start()
  await stepReplay({ pool }, { shopId, replayId: stopped }, NOW_MS, 2)
  expect(await stopReplay(pool, newId(), stopped, NOW_MS)).toBe(false)
  expect(await stopReplay(pool, shopId, stopped, NOW_MS)).toBe(true)
  expect(await stepReplay({ pool }, { shopId, replayId: stopped }, NOW_MS, 2)).toEqual({ kind: 'busy' })
  expect(await readReplay(stopped)).toMatchObject({ state: 'stopped', resent: 2 })

  const paused = await start()
  await pool.query(`UPDATE postback SET paused_at = now(), pause_reason = 'HTTP 410' WHERE id = $1`, [
    postbackId,
  ])
  await workReplays(
    { pool },
    () => NOW_MS,
    () => {},
  )
  expect(await readReplay(paused)).toMatchObject({ state: 'stopped', total: 4, resent: 0 })
})
