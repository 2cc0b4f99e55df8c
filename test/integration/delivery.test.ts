// Outbound postbacks over real HTTP: attempts, retries, refusals, and what the log keeps.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clickIdOf, startSystem, type System } from '../setup/system.ts'

let system: System
let number = 0
beforeAll(async () => {
  system = await startSystem({ DELIVERY_TIMEOUT: '1s' })
})
afterAll(() => system.close())
beforeEach(async () => {
  number += 1
  system.tracker.answer = () => ({ status: 200 })
  // 410 pauses it.
  await setPostback({ pausedAt: null, pauseReason: null })
})

/** An approved conversion; its delivery and attempts once it has ended. */
async function deliver(): Promise<{
  delivery: Record<string, unknown>
  attempts: Record<string, unknown>[]
}> {
  const clickId = clickIdOf(await system.visit('/r/demo/summer?via=jo&aff_click_id=a%20b%2Fc&sub1=%C3%A9'))
  const query = new URLSearchParams({
    click_id: clickId as string,
    amount: '10',
    txn_id: `d${number}`,
    secret: system.shop.offer.secret,
  })
  const response = await fetch(`${system.url}/api/postback/demo/summer?${query}`)
  const { data } = (await response.json()) as { data: { conversionId: string } }
  const delivery = await system.eventually<Record<string, unknown>>(
    `SELECT * FROM delivery WHERE conversion_id = $1 AND state IN ('delivered', 'failed', 'cancelled')`,
    [data.conversionId],
  )
  const { rows } = await system.database.pool.query(
    'SELECT * FROM delivery_attempt WHERE shop_id = $1 AND delivery_id = $2 ORDER BY number',
    [system.shop.id, delivery['id']],
  )
  return { delivery, attempts: rows }
}
const setPostback = (data: object) =>
  system.runtime.db.prisma.postback.updateMany({
    where: { shopId: system.shop.id, id: system.shop.postbackId },
    data,
  })

describe('an attempt', () => {
  test('carries the values encoded, the same webhook-id each time, and stands in the log as it was sent', async () => {
    system.tracker.answer = (_hit, index) =>
      index === before ? { status: 503, body: 'wait\0a moment' } : { status: 200, body: 'thanks' }
    const before = system.tracker.hits.length
    const { delivery, attempts } = await deliver()
    const hits = system.tracker.hits.slice(before)
    expect(hits.map(({ headers }) => headers['webhook-id'])).toEqual([delivery['id'], delivery['id']])
    expect(hits[0]?.query.get('clickid')).toBe('a b/c')
    expect(attempts).toMatchObject([
      { number: 1, http_status: 503, response_body: 'waita moment', error: 'HTTP 503', method: 'GET' },
      { number: 2, http_status: 200, response_body: 'thanks', error: null },
    ])
    expect(attempts[0]?.['url']).toContain('clickid=a%20b%2Fc')
    expect(attempts[0]?.['url']).toContain('sub1=%C3%A9')
  })

  test('by POST carries the query as a form', async () => {
    await setPostback({ method: 'POST' })
    const before = system.tracker.hits.length
    await deliver()
    const hit = system.tracker.hits[before]
    expect([hit?.method, hit?.headers['content-type'], new URLSearchParams(hit?.body).get('amount')]).toEqual(
      ['POST', 'application/x-www-form-urlencoded', '10.00'],
    )
    await setPostback({ method: 'GET' })
  })
})

describe('what an answer means', () => {
  test.each([
    [200, 'delivered', 1],
    [204, 'delivered', 1],
    [302, 'failed', 1],
    [400, 'failed', 1],
    [404, 'failed', 1],
    [410, 'failed', 1],
    [408, 'failed', 4],
    [429, 'failed', 4],
    [500, 'failed', 4],
  ])('%i ends %s after %i attempt(s)', async (status, state, count) => {
    system.tracker.answer = () => ({ status, headers: { location: '/elsewhere', 'retry-after': '0' } })
    const { delivery, attempts } = await deliver()
    expect([delivery['state'], attempts.length, delivery['attempts']]).toEqual([state, count, count])
    expect(system.tracker.hits.some(({ path }) => path === '/elsewhere')).toBe(false)
  })

  test('Retry-After puts the next attempt off', async () => {
    system.tracker.answer = () => ({ status: 503, headers: { 'retry-after': '3600' } })
    const clickId = clickIdOf(await system.visit('/r/demo/summer?via=jo'))
    await fetch(
      `${system.url}/api/postback/demo/summer?${new URLSearchParams({ click_id: clickId as string, txn_id: 'later', secret: system.shop.offer.secret })}`,
    )
    const { minutes } = await system.eventually<{ minutes: number }>(
      `SELECT extract(epoch FROM next_attempt_at - now())::float8 / 60 AS minutes FROM delivery WHERE state = 'scheduled' AND attempts = 1`,
    )
    expect(minutes).toBeGreaterThan(59)
    await system.database.pool.query(`DELETE FROM delivery WHERE state = 'scheduled'`)
  })
})

describe('where a postback may lead', () => {
  test.each([
    ['http://127.0.0.1:1/?c={click_id}', 'refused'],
    ['http://169.254.169.254/latest/meta-data?c={click_id}', 'refused'],
    ['http://localhost:8080/?c={click_id}', 'refused'],
    ['http://[::1]:8080/?c={click_id}', 'refused'],
    ['http://0x7f.1:8080/?c={click_id}', 'refused'],
  ])('%s is refused at once', async (url, reason) => {
    await setPostback({ url })
    const { delivery, attempts } = await deliver()
    expect([delivery['state'], attempts.length, attempts[0]?.['error_code']]).toEqual([
      'failed',
      1,
      'refused_address',
    ])
    expect(String(delivery['reason'])).toContain(reason)
  })

  test('a mended URL serves the backlog: it is rendered anew at each attempt', async () => {
    const good = `${system.tracker.url}/mended?c={click_id}`
    await setPostback({ url: 'https://no-such-host.invalid/?c={click_id}' })
    const clickId = clickIdOf(await system.visit('/r/demo/summer?via=jo'))
    await fetch(
      `${system.url}/api/postback/demo/summer?${new URLSearchParams({ click_id: clickId as string, txn_id: 'mend', secret: system.shop.offer.secret })}`,
    )
    await system.eventually(
      `SELECT 1 AS done FROM delivery_attempt WHERE url LIKE 'https://no-such-host.invalid/%'`,
    )
    await setPostback({ url: good })
    await system.database.pool.query(
      `UPDATE delivery SET state = 'scheduled', next_attempt_at = now(), attempts = 0 WHERE state = 'failed' AND reason LIKE '%resolve%'`,
    )
    await expect
      .poll(() => system.tracker.hits.some(({ path }) => path === '/mended'), { timeout: 10_000 })
      .toBe(true)
  })
})

test('a postback that is switched off cancels what was scheduled', async () => {
  await setPostback({ active: true, url: `${system.tracker.url}/p?c={click_id}` })
  system.tracker.answer = () => ({ status: 503, headers: { 'retry-after': '3600' } })
  const clickId = clickIdOf(await system.visit('/r/demo/summer?via=jo'))
  await fetch(
    `${system.url}/api/postback/demo/summer?${new URLSearchParams({ click_id: clickId as string, txn_id: 'off', secret: system.shop.offer.secret })}`,
  )
  await system.eventually(`SELECT 1 AS done FROM delivery WHERE state = 'scheduled' AND attempts = 1`)
  await setPostback({ active: false })
  await system.database.pool.query(`UPDATE delivery SET next_attempt_at = now() WHERE state = 'scheduled'`)
  const { reason } = await system.eventually<{ reason: string }>(
    `SELECT reason FROM delivery WHERE state = 'cancelled'`,
  )
  expect(reason).toBe('the postback was switched off')
  await setPostback({ active: true })
})

test('an uninstall deletes sessions, cancels what is scheduled and stops links; a late one after a reinstall changes nothing', async () => {
  const { pool } = system.database
  await pool.query(
    `INSERT INTO session (id, shop, state, is_online, updated_at) VALUES ('offline_x', $1, '', false, now())`,
    [system.shop.domain],
  )
  system.tracker.answer = () => ({ status: 503, headers: { 'retry-after': '3600' } })
  const clickId = clickIdOf(await system.visit('/r/demo/summer?via=jo'))
  await fetch(
    `${system.url}/api/postback/demo/summer?${new URLSearchParams({ click_id: clickId as string, txn_id: 'bye', secret: system.shop.offer.secret })}`,
  )
  await system.eventually(`SELECT 1 AS done FROM delivery WHERE state = 'scheduled' AND attempts = 1`)

  const uninstalledAt = new Date()
  await system.webhook('app/uninstalled', { id: 1 }, { triggeredAt: uninstalledAt.toISOString() })
  await system.eventually(`SELECT 1 AS done FROM shop WHERE id = $1 AND status = 'inactive'`, [
    system.shop.id,
  ])
  expect(
    (await pool.query('SELECT count(*)::int AS n FROM session WHERE shop = $1', [system.shop.domain])).rows[0]
      .n,
  ).toBe(0)
  expect(
    (
      await pool.query(
        `SELECT DISTINCT reason FROM delivery WHERE state = 'cancelled' AND reason LIKE '%uninstalled%'`,
      )
    ).rows,
  ).toHaveLength(1)
  await expect.poll(async () => clickIdOf(await system.visit('/r/demo/summer?via=jo'))).toBeNull()

  const { installShop } = await import('#app/program/install-shop.server.ts')
  const { db, secretBox, newId } = system.runtime
  await installShop(
    db,
    secretBox,
    newId,
    {
      domain: system.shop.domain,
      name: 'Demo',
      currency: 'USD',
      timeZone: 'UTC',
      primaryHost: 'shop.example',
    },
    new Date(),
  )
  await system.webhook(
    'app/uninstalled',
    { id: 1 },
    { triggeredAt: uninstalledAt.toISOString(), webhookId: 'late' },
  )
  const { outcome } = await system.eventually<{ outcome: string }>(
    `SELECT outcome FROM webhook_inbox WHERE webhook_id = 'late' AND state = 'applied'`,
  )
  expect(outcome).toContain('ignored')
  expect((await pool.query('SELECT status FROM shop WHERE id = $1', [system.shop.id])).rows[0].status).toBe(
    'active',
  )
})

test('privacy requests are kept until they are handled', async () => {
  await system.webhook('customers/redact', {
    shop_domain: system.shop.domain,
    customer: { id: 9, email: 'mary@example.com' },
    orders_to_redact: [820982911946154508n.toString()],
  })
  const { payload } = await system.eventually<{ payload: { customer: { id: string } } }>(
    `SELECT payload FROM compliance_request WHERE topic = 'customers/redact' AND handled_at IS NULL`,
  )
  expect(payload).toEqual({ customer: { id: '9' }, orders_to_redact: ['820982911946154508'] })
})
