// The command by which a person decides: run as people run it, with what the partner's tracker hears of it.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSystem, type System } from '../setup/system.ts'

const COMMAND = fileURLToPath(new URL('../../app/decide.ts', import.meta.url))

let system: System
beforeAll(async () => {
  system = await startSystem()
  for (const [id, name] of [
    ['9001', '#1001'],
    ['9002', '#1002'],
  ] as const)
    await system.webhook('orders/paid', {
      id,
      name,
      created_at: new Date().toISOString(),
      updated_at: new Date().toISOString(),
      financial_status: 'paid',
      currency: 'USD',
      subtotal_price: '10.00',
      discount_codes: [],
      line_items: [{ id: 1, quantity: 1, price: '10.00' }],
      refunds: [],
    })
  await system.eventually(
    `SELECT 1 AS done WHERE NOT EXISTS (SELECT FROM webhook_inbox WHERE state = 'pending')`,
  )
})
afterAll(() => system.close())

function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [COMMAND, '--shop', 'demo', '--by', 'Mia', ...args],
      { env: { ...process.env, DATABASE_URL: system.database.url } },
      (error, stdout, stderr) =>
        resolve({
          code: typeof error?.code === 'number' ? error.code : error ? 1 : 0,
          lines: `${stdout}${stderr}`.trim().split('\n'),
        }),
    )
  })
}
const why = ['--reason', 'said so by phone']

test('an order is credited, its partner hears of it, its payout is changed, all under the person’s name', async () => {
  const credited = await run(...why, 'credit', 'jo', '#1001')
  expect(credited).toEqual({ code: 0, lines: [expect.stringMatching(/^conv_[0-9a-f]{32} approved$/)] })
  const [id = ''] = (credited.lines[0] ?? '').split(' ')
  await system.eventually(
    `SELECT 1 AS done FROM delivery WHERE state = 'delivered' AND values ->> 'txn_id' = '9001'`,
  )
  expect(await run(...why, 'payout', '2.50', 'USD', id)).toEqual({ code: 0, lines: [`${id} approved`] })
  const { rows } = await system.database.pool.query(
    `SELECT payout_minor, method FROM conversion WHERE shop_id = $1 AND id = $2`,
    [system.shop.id, id],
  )
  expect(rows).toEqual([{ payout_minor: 250n, method: 'person' }])
  const history = await system.database.pool.query(
    `SELECT DISTINCT actor_name FROM conversion_change WHERE shop_id = $1`,
    [system.shop.id],
  )
  expect(history.rows).toEqual([{ actor_name: 'Mia' }])
})

test('a conversion is created by hand, once', async () => {
  const made = ['--txn', 'fair-7', ...why, 'create', 'jo/summer', '49.90', 'EUR']
  expect(await run(...made)).toEqual({ code: 0, lines: [expect.stringMatching(/^conv_[0-9a-f]{32} /)] })
  expect(await run(...made)).toEqual({ code: 1, lines: [expect.stringContaining('transaction')] })
})

test('what cannot be done is said, and changes nothing', async () => {
  const unknown = `conv_${'0'.repeat(32)}`
  expect(await run('credit', 'jo', '#1002')).toEqual({
    code: 1,
    lines: ['reason: Give a reason: it is kept in the history.'],
  })
  for (const [words, said] of [
    [['credit', 'ghost', '#1002'], 'partner: this shop has no partner ghost'],
    [['credit', 'jo/ghost', '#1002'], 'offer: this shop has no offer ghost'],
    [['credit', 'jo', '#4711'], 'order: this shop has no order #4711'],
    [['create', 'jo', '1.005', 'USD'], 'amount: 1.005 is no amount of USD.'],
    [['approve', unknown], `${unknown} There is no such conversion in this shop.`],
  ] as const)
    expect(await run(...why, ...words)).toEqual({ code: 1, lines: [said] })
  const { lines } = await run(...why, 'shred', unknown)
  expect(lines[0]).toMatch(/^npm run decide -- --shop demo/)
  const { rows } = await system.database.pool.query(
    `SELECT count(*)::int AS count FROM conversion WHERE shop_id = $1 AND txn_id = '9002'`,
    [system.shop.id],
  )
  expect(rows).toEqual([{ count: 0 }])
})
