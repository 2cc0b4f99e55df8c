// The command that says why: run as people run it, over orders that came in as webhooks.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickIdOf, startSystem, type System } from '../setup/system.ts'

const COMMAND = fileURLToPath(new URL('../../app/explain.ts', import.meta.url))

let system: System
beforeAll(async () => {
  system = await startSystem()
  const clickId = clickIdOf(await system.visit('/r/demo/summer?via=jo'))
  const order = (id: string, name: string, landing_site: string, codes: string[], currency = 'USD') => ({
    id,
    name,
    created_at: new Date().toISOString(),
    updated_at: new Date().toISOString(),
    financial_status: 'paid',
    currency,
    subtotal_price: '10.00',
    landing_site,
    discount_codes: codes.map((code) => ({ code, amount: '0.00', type: 'percentage' })),
    line_items: [{ id: 1, quantity: 1, price: '10.00' }],
    refunds: [],
  })
  await system.webhook('orders/paid', order('9001', '#1001', `/?click_id=${clickId}`, ['LEAKED']))
  await system.webhook('orders/paid', order('9002', '#1002', '/', []))
  await system.webhook('orders/paid', order('9003', '#1003', `/?click_id=${clickId}`, [], 'ZZZ'))
  await system.eventually(
    `SELECT 1 AS done WHERE NOT EXISTS (SELECT FROM webhook_inbox WHERE state = 'pending')`,
  )
})
afterAll(() => system.close())

function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [COMMAND, ...args],
      { env: { ...process.env, DATABASE_URL: system.database.url } },
      (error, stdout, stderr) =>
        resolve({
          code: typeof error?.code === 'number' ? error.code : error ? 1 : 0,
          lines: `${stdout}${stderr}`.trim().split('\n'),
        }),
    )
  })
}

test('an order is explained by its name or its id, credited or not', async () => {
  const { code, lines } = await run('--shop', 'demo', '--order', '#1001')
  expect(code).toBe(0)
  expect(lines[0]).toMatch(
    /^Credited to .+ for .+: the click in the landing page’s address, of the same day\.$/,
  )
  expect(lines[1]).toBe('Does not count: the coupon LEAKED. The code belongs to no partner.')
  expect(lines[2]).toMatch(/^The conversion conv_\w+ is approved: it counts 10\.00 USD and pays 1\.00 USD\.$/)
  expect(lines.slice(3, 5)).toEqual(['Line 1: 10% of 10.00 USD is 1.00 USD (rule 1).', 'In all 1.00 USD.'])
  expect(lines[5]).toMatch(/^2\d{3}-.+Z approved, by order: paid$/)
  const [, conversion = ''] = /(conv_\w+)/.exec(lines[2] ?? '') ?? []
  expect((await run('--shop', 'demo', '--conversion', conversion)).lines).toEqual(lines)
  expect(await run('--shop', 'demo', '--order', '9002')).toEqual({
    code: 0,
    lines: ['Credited to nobody: it came with no click and no coupon.'],
  })
})

test('an order of which nothing could be made says why', async () => {
  const { lines } = await run('--shop', 'demo', '--order', '#1003')
  expect(lines.at(-1)).toBe('No conversion was made of it: amounts cannot be kept in its currency, ZZZ.')
})

test.each([
  [['--shop', 'nobody', '--order', '#1001'], 'There is no shop nobody.'],
  [['--shop', 'demo', '--order', '#9'], 'The shop demo has no order #9.'],
  [['--shop', 'demo', '--conversion', 'conv_1'], 'The shop demo has no conversion conv_1.'],
])('%j is answered in words, with a failure', async (args, words) => {
  expect(await run(...args)).toEqual({ code: 1, lines: [words] })
})

test('without a question it says how to ask', async () => {
  const { code, lines } = await run('--shop', 'demo')
  expect(code).toBe(1)
  expect(lines[0]).toContain('npm run explain')
})

test('every decision of a shop is made again; one that differs is shown and fails', async () => {
  expect(await run('--shop', 'demo', '--check')).toEqual({
    code: 0,
    lines: ['3 decisions made again, 0 differ'],
  })
  await system.database.pool.query(
    `UPDATE attribution_decision SET evidence = jsonb_set(evidence, '{credit,partnerId}', '"somebody"') WHERE order_id = '9001'`,
  )
  const { code, lines } = await run('--shop', 'demo', '--check')
  expect(code).toBe(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ orderId: '9001', stored: { partnerId: 'somebody' } })
  expect(lines.at(-1)).toBe('3 decisions made again, 1 differ')
})
