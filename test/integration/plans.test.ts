// The plans of the statements that both pipelines keep: made while the tables are all but empty, which is when a planner
// likes to read whole tables, they must still go by an index when the tables have grown.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { applyCalls } from '#app/intake/inbound/apply-calls.server.ts'
import { workOnce } from '#app/intake/webhook/work-inbox.server.ts'
import { inTransaction, openDatabase, type Database } from '#app/platform/database.server.ts'
import { clickIdOf, startSystem, type System } from '../setup/system.ts'

const GROWING =
  /^(?:click|webhook_inbox|inbound_call|shop_order|order_refund|order_dispute|order_recheck|sighting|conversion|conversion_change|ledger_entry|attribution_decision|admin_question|product_fact|delivery)(?:_\d|_default|$)/

interface Node {
  'Relation Name'?: string
  'Node Type': string
  'Index Cond'?: string
  'Recheck Cond'?: string
  Plans?: Node[]
}

let system: System
/** With one connection: every statement is kept by the same. */
let db: Database
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  db = openDatabase(system.database.url, 1, (error) => {
    throw error
  })
})
afterAll(async () => {
  await db.close()
  await system.close()
})

const order = (id: string, financial_status: string, clickId: string) => ({
  id,
  created_at: '2026-11-20T10:00:00Z',
  updated_at: `2026-11-20T10:00:0${financial_status.length % 10}Z`,
  financial_status,
  currency: 'USD',
  subtotal_price: '100.00',
  total_price: '100.00',
  note_attributes: [{ name: 'click_id', value: clickId }],
  line_items: [
    { id: 1, quantity: 1, current_quantity: 1, price: '100.00', discount_allocations: [], tax_lines: [] },
  ],
  refunds: [],
})

/** Every statement that the connection has kept, with its plan for whatever parameters. */
async function plans(client: pg.PoolClient): Promise<[name: string, plan: Node][]> {
  const { rows } = await client.query<{ name: string; count: number }>(
    `SELECT name, array_length(parameter_types, 1) AS count FROM pg_prepared_statements WHERE name <> ''`,
  )
  await client.query('SET LOCAL plan_cache_mode = force_generic_plan')
  const found: [string, Node][] = []
  for (const { name, count } of rows) {
    const nulls = Array.from({ length: count }, () => 'NULL').join(', ')
    const { rows: lines } = await client.query(`EXPLAIN (FORMAT JSON) EXECUTE "${name}"(${nulls})`)
    found.push([name, lines[0]['QUERY PLAN'][0].Plan])
  }
  return found
}

const nodes = (plan: Node): Node[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]
/** Tables that grow and of which it reads more than the rows of its keys. */
const readWhole = (plan: Node) =>
  nodes(plan)
    .filter((node) => node['Node Type'] !== 'ModifyTable' && GROWING.test(node['Relation Name'] ?? ''))
    .filter((node) => node['Index Cond'] === undefined && node['Recheck Cond'] === undefined)
    .map((node) => `${node['Node Type']} on ${node['Relation Name']}`)

test('whatever the pipelines keep goes by an index, also when it was planned for empty tables', async () => {
  const { shop, runtime } = system
  const clickId = clickIdOf(await system.visit('/r/demo/summer?via=jo')) ?? ''
  const seen = new Map<string, string[]>()
  for (const status of ['pending', 'paid', 'partially_refunded']) {
    await system.webhook('orders/updated', order('1', status, clickId))
    await workOnce({ ...runtime, db })
  }
  // A planner that knows how small they are likes to read whole tables.
  await db.pool.query('ANALYZE')
  await inTransaction(db.pool, async (client) => {
    const call = (txn_id: string) => ({
      id: runtime.newId(),
      target: { kind: 'offer' as const, brand: shop.brand, offer: shop.offer.slug },
      method: 'GET' as const,
      remoteIp: '127.0.0.1',
      receivedAtMs: runtime.clock(),
      parameters: { click_id: clickId, amount: '10', txn_id },
      headerSecret: shop.offer.secret,
      malformed: null,
      again: false,
    })
    await applyCalls(client, [call('a'), call('b')], runtime.newId, runtime.clock(), null)
    for (const [name, plan] of await plans(client)) seen.set(name, readWhole(plan))
  })
  expect([...seen.keys()]).toEqual(
    expect.arrayContaining([
      'clicks by id',
      'lock conversions',
      'lock orders',
      'decisions on orders',
      'last sent',
    ]),
  )
  expect(Object.fromEntries([...seen].filter(([, whole]) => whole.length > 0))).toEqual({})
})
