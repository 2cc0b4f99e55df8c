// A partner's tracker that is down for a day, on a clock that runs twenty thousand times as fast: everything arrives after it is
// back, and nothing comes again after it was taken.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseSchedule } from '#app/delivery/schedule.ts'
import { addDeliveries, addPostback, startEngine } from '../setup/engine.ts'
import { startDestination, type Destination } from '../setup/destination.ts'
import { startSystem, type System } from '../setup/system.ts'

const SPEED = 20_000
const HOUR_MS = 3_600_000
const DELIVERIES = 400
/** As an outage looks: overloaded, then gone, then a page of the proxy before it. */
const ANSWERS = [503, 500, 429, 502, 504]

let system: System
let tracker: Destination
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  tracker = await startDestination()
})
afterAll(async () => {
  await tracker.close()
  await system.close()
})

test('all of a day’s deliveries arrive once the tracker is back, each is taken once, and every try stands in the log', async () => {
  const begunMs = Date.now()
  const clock = () => begunMs + (Date.now() - begunMs) * SPEED
  const hours = () => (clock() - begunMs) / HOUR_MS
  const taken = new Map<string, number>()
  let tries = 0
  tracker.answer = ({ headers }) => {
    tries++
    if (hours() < 24) return { status: ANSWERS[tries % ANSWERS.length] as number }
    const id = headers['webhook-id'] as string
    taken.set(id, (taken.get(id) ?? 0) + 1)
    return { status: 200 }
  }
  const schedule = parseSchedule('0s 1m 5m 15m 1h 3h 8h 24h')
  if (!schedule.ok) throw new Error(schedule.code)
  const postback = await addPostback(system, `${tracker.url}/day?n={txn_id}`)
  const planned = await addDeliveries(
    system,
    postback,
    DELIVERIES,
    (n) => begunMs + (n / DELIVERIES) * 23 * HOUR_MS,
  )
  const engine = startEngine(system, {
    targets: [tracker.target],
    clock,
    schedule: schedule.schedule,
    leaseMs: 24 * HOUR_MS,
  })

  await system.eventually(
    `SELECT 1 AS done WHERE NOT EXISTS (SELECT FROM delivery WHERE postback_id = $1 AND state IN ('scheduled', 'sending'))`,
    [postback],
  )
  await engine.stop()
  const { rows } = await system.database.pool.query(
    `SELECT state, count(*)::int AS count, sum(attempts)::int AS attempts FROM delivery WHERE postback_id = $1 GROUP BY state`,
    [postback],
  )
  const logged = await system.database.pool.query('SELECT count(*)::int AS count FROM delivery_attempt')
  expect(rows).toEqual([{ state: 'delivered', count: DELIVERIES, attempts: tries }])
  expect(logged.rows).toEqual([{ count: tries }])
  expect([...taken.keys()].toSorted()).toEqual(planned.toSorted())
  expect(new Set(taken.values())).toEqual(new Set([1]))
  expect(hours()).toBeLessThan(24 + 37)
}, 60_000)
