// The delivery engine over real destinations: what it does for those that fail, and that nobody else has to wait for them.
import { createHmac } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { resendDelivery } from '#app/delivery/resend.server.ts'
import { signingContext } from '#app/delivery/open-secrets.server.ts'
import { addDeliveries, addPostback, startEngine, type EngineOptions } from '../setup/engine.ts'
import { startDestination, type Destination } from '../setup/destination.ts'
import { startSystem, type System } from '../setup/system.ts'
import { merchant } from '../setup/viewers.ts'

const HOUR_MS = 3_600_000
let system: System
let good: Destination
let bad: Destination
const running: { stop(): Promise<void> }[] = []
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  good = await startDestination()
  bad = await startDestination()
})
afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop()
  await system.database.pool.query('DELETE FROM delivery')
  for (const destination of [good, bad]) {
    destination.hits.length = 0
    destination.answer = () => ({ status: 200 })
  }
})
afterAll(async () => {
  await good.close()
  await bad.close()
  await system.close()
})

function engine(options: Partial<EngineOptions> = {}) {
  const started = startEngine(system, { targets: [good.target, bad.target], ...options })
  running.push(started)
  return started
}
const count = (what: string, postbackId: string) =>
  system.database.pool
    .query(`SELECT count(*)::int AS count FROM delivery WHERE postback_id = $1 AND ${what}`, [postbackId])
    .then(({ rows }) => rows[0].count as number)
const until = (what: string, postbackId: string, many: number) =>
  system.eventually(
    `SELECT 1 AS done WHERE (SELECT count(*) FROM delivery WHERE postback_id = $1 AND ${what}) >= $2`,
    [postbackId, many],
  )
const postback = (id: string) => system.runtime.db.prisma.postback.findFirstOrThrow({ where: { id } })

describe('a postback that is paused', () => {
  test('by 410 keeps what it has; on resume the backlog goes out, oldest first', async () => {
    const id = await addPostback(system, `${bad.url}/gone?n={txn_id}`)
    bad.answer = () => ({ status: 410 })
    const [first] = await addDeliveries(system, id, 1)
    const one = engine({ perHost: 1 })
    await until(`state = 'failed'`, id, 1)
    const paused = await postback(id)
    expect(paused.pausedAt).not.toBeNull()
    expect(paused.pauseReason).toContain('410 Gone')

    await addDeliveries(system, id, 5, (n) => Date.now() - n * 60_000)
    one.wake()
    // Another postback's delivery that is planned after them goes out: they were looked at, and left alone.
    const other = await addPostback(system, `${good.url}/other`)
    await addDeliveries(system, other, 1)
    one.wake()
    await until(`state = 'delivered'`, other, 1)
    expect(await count(`state = 'scheduled' AND attempts = 0`, id)).toBe(5)

    bad.answer = () => ({ status: 200 })
    await system.runtime.db.prisma.postback.updateMany({
      where: { id },
      data: { pausedAt: null, pauseReason: null },
    })
    one.wake()
    await until(`state = 'delivered'`, id, 5)
    expect(bad.hits.slice(1).map(({ query }) => query.get('n'))).toEqual(['4', '3', '2', '1', '0'])
    expect(first).toBeDefined()
  })

  test.each([
    ['50 failures in a row over 73 hours', 49, 73, true],
    ['50 failures in a row over an hour', 49, 1, false],
    ['40 failures in a row over a week', 39, 168, false],
  ])('%s', async (_what, before, hours, isPaused) => {
    const id = await addPostback(system, `${bad.url}/failing`)
    await system.runtime.db.prisma.postbackHealth.create({
      data: {
        shopId: system.shop.id,
        postbackId: id,
        failuresInRow: before,
        failingSince: new Date(Date.now() - hours * HOUR_MS),
        lastFailure: 'HTTP 500',
      },
    })
    bad.answer = () => ({ status: 503 })
    await addDeliveries(system, id, 1)
    engine({ schedule: [0] })
    await until(`state = 'failed'`, id, 1)
    const { pausedAt, pauseReason } = await postback(id)
    expect([pausedAt !== null, pauseReason]).toEqual([
      isPaused,
      isPaused ? '50 failures in a row over 3 days, the newest: HTTP 503' : null,
    ])
  })

  test('the first success ends the row of failures', async () => {
    const id = await addPostback(system, `${bad.url}/mended`)
    const health = () => system.runtime.db.prisma.postbackHealth.findFirst({ where: { postbackId: id } })
    bad.answer = (_hit, index) => ({ status: index < 2 ? 500 : 200 })
    await addDeliveries(system, id, 1)
    engine({ schedule: [0, 0] })
    await until(`state = 'failed'`, id, 1)
    expect(await health()).toMatchObject({ failuresInRow: 2, lastFailure: 'HTTP 500' })
    await addDeliveries(system, id, 1)
    await until(`state = 'delivered'`, id, 1)
    expect(await health()).toBeNull()
  })
})

describe('a destination that does not answer', () => {
  test('holds up no other, and is left alone after a while without a try being counted', async () => {
    const sockets: Socket[] = []
    const hole = createServer((socket) => void sockets.push(socket))
    await new Promise<void>((resolve) => hole.listen(0, '127.0.0.1', resolve))
    const holeTarget = `127.0.0.1:${(hole.address() as AddressInfo).port}`
    const dead = await addPostback(system, `http://${holeTarget}/?n={txn_id}`)
    const alive = await addPostback(system, `${good.url}/alive?n={txn_id}`)
    await addDeliveries(system, dead, 300, () => Date.now() - HOUR_MS)
    await addDeliveries(system, alive, 100)
    engine({
      targets: [good.target, holeTarget],
      timeoutMs: 1_000,
      schedule: [0, HOUR_MS],
      breaker: { windowMs: 60_000, minAttempts: 5, failureShare: 0.5, openMs: HOUR_MS, maxOpenMs: HOUR_MS },
    })
    await until(`state = 'delivered'`, alive, 100)
    // Not one of the hundred waited for the three hundred, not even until the first ten had timed out.
    expect(await count('attempts > 0', dead)).toBe(0)
    // Ten are under way at a time, and five must have failed.
    await until(
      `state = 'scheduled' AND attempts = 0 AND next_attempt_at < now() - interval '59 minutes'`,
      dead,
      280,
    )
    await until('attempts = 1', dead, 10)
    await until(`state = 'scheduled'`, dead, 300)
    expect(await count('attempts = 1', dead)).toBeLessThan(20)
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => hole.close(resolve))
  })

  test('is tried by one after the break, and gets everything once that succeeds', async () => {
    const id = await addPostback(system, `${bad.url}/breaks?n={txn_id}`)
    let back = false
    bad.answer = () => ({ status: back ? 200 : 503 })
    await addDeliveries(system, id, 60)
    engine({
      schedule: [0, HOUR_MS],
      breaker: { windowMs: 60_000, minAttempts: 10, failureShare: 0.5, openMs: 300, maxOpenMs: 300 },
    })
    await bad.waitFor(12)
    back = true
    await until(`state = 'delivered'`, id, 1)
    await until(`state = 'delivered' OR attempts > 0`, id, 60)
    const tried = await count(`state = 'scheduled' AND attempts = 1`, id)
    expect(tried).toBeLessThan(20)
    await until(`state = 'delivered'`, id, 60 - tried)
  })
})

describe('what counts as delivered', () => {
  test('is what the postback’s rule says: 200 with a failure in the body is tried again', async () => {
    const id = await addPostback(system, `${bad.url}/rule`, {
      successRule: { status: '2xx', body: { jsonPath: 'status', oneOf: ['ok'] } },
    })
    bad.answer = (_hit, index) => ({ status: 200, body: `{"status":"${index === 0 ? 'error' : 'ok'}"}` })
    const [delivery] = await addDeliveries(system, id, 1)
    engine()
    await until(`state = 'delivered'`, id, 1)
    const { rows } = await system.database.pool.query(
      'SELECT error FROM delivery_attempt WHERE delivery_id = $1 ORDER BY number',
      [delivery],
    )
    expect(rows).toEqual([{ error: 'HTTP 200, but status is "error" in the answer' }, { error: null }])
  })
})

describe('a signature', () => {
  const secretOf = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`
  const signed = (secret: string, id: string, timestamp: string, body: string) =>
    `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64')}`

  test.each([
    ['by the secret', 60_000, 2],
    ['and no more by the one before once its time is over', -1, 1],
  ])('goes with every attempt, %s', async (_what, untilMs, signatures) => {
    const { secretBox } = system.runtime
    const id = system.runtime.newId()
    await addPostback(system, `${good.url}/signed?n={txn_id}`, {
      id,
      method: 'POST',
      signingSecret: secretBox.seal(secretOf(2), signingContext(id)),
      previousSigningSecret: secretBox.seal(secretOf(1), signingContext(id)),
      previousSigningUntil: new Date(Date.now() + untilMs),
    })
    await addDeliveries(system, id, 1)
    engine()
    const [hit] = await good.waitFor(1)
    const [webhookId, timestamp] = [hit?.headers['webhook-id'], hit?.headers['webhook-timestamp']] as [
      string,
      string,
    ]
    const expected = [secretOf(2), secretOf(1)].map((secret) =>
      signed(secret, webhookId, timestamp, hit?.body ?? ''),
    )
    expect(hit?.headers['webhook-signature']).toBe(expected.slice(0, signatures).join(' '))
    await until(`state = 'delivered'`, id, 1)
  })
})

describe('one more attempt by hand', () => {
  test.each([
    ['failed', 503, 'failed', 2],
    ['failed', 200, 'delivered', 2],
    ['delivered', 503, 'delivered', 2],
    ['delivered', 200, 'delivered', 2],
  ])(
    'of a %s delivery that is answered %i: it is %s after one attempt more',
    async (before, status, after, tries) => {
      const id = await addPostback(system, `${bad.url}/again`)
      bad.answer = (_hit, index) => ({ status: index === 0 ? (before === 'failed' ? 404 : 200) : status })
      const [delivery = ''] = await addDeliveries(system, id, 1)
      const one = engine({ schedule: [0, 0, 0, 0] })
      await until(`state = '${before}'`, id, 1)
      expect(
        await resendDelivery(system.runtime.db.pool, merchant(system.shop.id), delivery, Date.now()),
      ).toEqual({
        kind: 'resent',
      })
      one.wake()
      await until(`state = '${after}' AND attempts = ${tries} AND resend_of IS NULL`, id, 1)
      expect(bad.hits.map(({ headers }) => headers['webhook-id'])).toEqual([delivery, delivery])
      if (before === 'delivered' && status === 503)
        expect(await count(`reason = 'sent once more in vain: HTTP 503'`, id)).toBe(1)
    },
  )
})

test('a postback whose key is lost breaks nothing: it waits, and the others go on', async () => {
  const id = await addPostback(system, `${good.url}/lost`, { signingSecret: 'k9.AAAA' })
  const other = await addPostback(system, `${good.url}/fine`)
  await addDeliveries(system, id, 1)
  await addDeliveries(system, other, 1)
  engine()
  await until(`state = 'delivered'`, other, 1)
  await until(`state = 'scheduled' AND attempts = 0 AND reason LIKE '%on our side%'`, id, 1)
})
