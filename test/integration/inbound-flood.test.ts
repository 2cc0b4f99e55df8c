// Too many inbound calls, over real HTTP: whoever sends them is told to wait, nobody else is held up, nothing is recorded for them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedShop } from '../setup/seed.ts'
import { clickIdOf, startSystem, type System } from '../setup/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem({ INBOUND_CALLS_A_MINUTE: '60' }, { worker: false })
})
afterAll(() => system.close())

async function call(path: string, parameters: Record<string, string>) {
  const response = await fetch(`${system.url}${path}?${new URLSearchParams(parameters)}`)
  const { error } = (await response.json()) as { error?: { code: string } }
  return {
    status: response.status,
    code: error?.code ?? 'ok',
    waitSeconds: Number(response.headers.get('retry-after')),
  }
}

/** @returns how many calls were answered with each code */
async function callAtOnce(
  times: number,
  path: string,
  parameters: (index: number) => Record<string, string>,
) {
  const answers = await Promise.all(
    Array.from({ length: times }, (_, index) => call(path, parameters(index))),
  )
  const counts = Map.groupBy(answers, ({ code }) => code)
  return Object.fromEntries([...counts].map(([code, { length }]) => [code, length]))
}

const count = async (query: string) => {
  const { rows } = await system.database.pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${query}`) // prettier-ignore
  return rows[0]?.count
}

test('a brand that calls more often than it may is told when to go on, and the calls of others go through', async () => {
  const clickId = clickIdOf(await system.visit('/r/demo/summer?via=jo')) as string
  const { secret } = system.shop.offer
  const sale = (index: number) => ({ click_id: clickId, secret, amount: '10', txn_id: `flood-${index}` })

  expect(await callAtOnce(80, '/api/postback/demo/summer', sale)).toEqual({ ok: 60, rate_limited: 20 })
  expect(await count(`conversion WHERE txn_id LIKE 'flood-%'`)).toBe(60)
  // Each of them is in the log, so that the merchant sees what happened.
  expect(await count(`inbound_call WHERE outcome = 'rate_limited' AND http_status = 429`)).toBe(20)

  const late = await call('/api/postback/demo/summer', sale(99))
  expect(late).toMatchObject({ status: 429, code: 'rate_limited' })
  expect(late.waitSeconds).toBeGreaterThan(0)
  expect(late.waitSeconds).toBeLessThanOrEqual(60)

  const other = await seedShop(system.runtime, { domain: 'other.myshopify.com', postbackUrl: '' })
  const test = { click_id: 'test', secret: other.offer.secret }
  expect(await call('/api/postback/other/summer', test)).toMatchObject({ status: 200, code: 'ok' })
})

test('whoever sends a wrong secret again and again fills no log with it, and the right secret is heard', async () => {
  const other = await seedShop(system.runtime, { domain: 'third.myshopify.com', postbackUrl: '' })
  const path = '/api/postback/third/summer'
  const wrong = () => ({ click_id: 'test', secret: 'wrong' })
  expect(await callAtOnce(150, path, wrong)).toEqual({ invalid_secret: 120, rate_limited: 30 })
  expect(await count(`inbound_call WHERE shop_id = '${other.id}'`)).toBe(120)
  expect(await call(path, { click_id: 'test', secret: other.offer.secret })).toMatchObject({ status: 200 })
})
