// A full inbox of orders, from the worker's first batch until it is empty, against a bare queue that only takes the same rows
// out of it and marks them.
import type { BareInboxSettings } from '../child/bare-inbox.ts'
import { comparison, measure, ratioByRound } from '../compare.ts'
import { countRows, rest } from '../database-state.ts'
import type { Figure, Side } from '../figure.ts'
import { buildOrder, buildRefundedOrder } from '../order.ts'
import type { Child } from '../processes.ts'
import type { Stage } from '../stage.ts'

const VERSIONS_PER_SECOND = 2_000
const WARM_UP_VERSIONS = 3_000
/** Ids of one length, so that a range of them is a range of texts. */
const FIRST_ORDER = 600_000_000_000
/** A second version comes so many rows after the first: never in the same batch, which would apply them in one go. */
const LAG_ROWS = 500
const ROWS_AT_ONCE = 1_000

/** What is put into the inbox: two orders of three versions, one of them refunded in part. */
interface Backlog {
  firstOrder: number
  /** Even. */
  orders: number
}

const refundsOf = ({ orders }: Backlog) => orders / 2
const versionsOf = (backlog: Backlog) => backlog.orders + refundsOf(backlog)

export async function measureApplyOrders(stage: Stage): Promise<Figure> {
  const { options, pool, app, databaseUrl } = stage
  const bare = await stage.startBare('bare-inbox.ts', { databaseUrl } satisfies BareInboxSettings)
  // What this makes due is not sent: the worker's other half rests.
  await app.ask('worker', false)
  let firstOrder = FIRST_ORDER
  const backlogOf = (versions: number): Backlog => {
    const orders = Math.ceil(versions / 3) * 2
    firstOrder += orders
    return { firstOrder: firstOrder - orders, orders }
  }
  const warmUp = backlogOf(WARM_UP_VERSIONS)
  await empty(stage, bare, warmUp)
  await empty(stage, app, warmUp)

  const [baselines, candidates]: [Side[], Side[]] = [[], []]
  for (let round = 1; round <= options.rounds; round++) {
    const backlog = backlogOf(VERSIONS_PER_SECOND * options.seconds)
    baselines.push(await empty(stage, bare, backlog))
    candidates.push(await empty(stage, app, backlog))
    await checkApplied(stage, backlog)
    const [one, other] = [candidates.at(-1) as Side, baselines.at(-1) as Side]
    process.stderr.write(
      `apply_orders round ${round}: ${Math.round(one.perSecond)}/s beside ${Math.round(other.perSecond)}/s\n`,
    )
  }
  await bare.stop()
  await pool.query('TRUNCATE webhook_inbox, delivery')
  const backlog = backlogOf(VERSIONS_PER_SECOND * options.seconds)
  return {
    name: 'apply_orders',
    unit: 'order versions/s',
    ...comparison(candidates, baselines),
    notes: [
      `each round ${backlog.orders} orders, ${refundsOf(backlog)} of them with a second version that refunds a part: as many ` +
        'orders, conversions, refunds, adjusted amounts and planned deliveries in the database',
      ratioByRound(candidates, baselines),
    ],
  }
}

/** Fills the inbox and times one process as it empties it. */
async function empty(stage: Stage, child: Child<unknown>, backlog: Backlog): Promise<Side> {
  const { pool } = stage
  await pool.query('TRUNCATE webhook_inbox')
  await fill(stage, backlog)
  await rest(pool)
  const requests = versionsOf(backlog)
  const side = await measure(stage, child, async () => {
    const from = performance.now()
    await child.ask('emptyInbox')
    return { requests, seconds: (performance.now() - from) / 1000 }
  })
  const applied = await countRows(pool, `webhook_inbox WHERE state = 'applied' AND body IS NULL`)
  if (applied !== requests) throw new Error(`apply_orders: ${applied} of ${requests} rows were applied`)
  return side
}

interface Version {
  topic: 'orders/create' | 'orders/updated'
  body: string
}

/** The rows that the receiver leaves of signed webhooks. */
async function fill(stage: Stage, backlog: Backlog): Promise<void> {
  const { pool, shop, newId } = stage
  const receivedMs = Date.now() - versionsOf(backlog)
  let position = 0
  const insert = async (versions: readonly Version[]) => {
    const at = versions.map(() => new Date(receivedMs + position++))
    await pool.query(
      `INSERT INTO webhook_inbox (id, shop_domain, webhook_id, topic, api_version, triggered_at, received_at, body, next_attempt_at)
       SELECT id, $1, id::text, topic, '2026-10', at, at, body, at
         FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::bytea[]) AS w(id, topic, at, body)`,
      [
        shop.domain,
        versions.map(newId),
        versions.map(({ topic }) => topic),
        at,
        versions.map(({ body }) => Buffer.from(body)),
      ],
    )
  }
  let waiting: Version[] = []
  for (const version of inOrderOfArrival(stage, backlog)) {
    waiting.push(version)
    if (waiting.length < ROWS_AT_ONCE) continue
    await insert(waiting)
    waiting = []
  }
  if (waiting.length > 0) await insert(waiting)
}

function* inOrderOfArrival({ clickIds }: Stage, { firstOrder, orders }: Backlog): Generator<Version> {
  const at = new Date()
  const clickOf = (index: number) => clickIds[index % clickIds.length] as string
  for (let index = 0; index < orders + LAG_ROWS; index++) {
    if (index < orders)
      yield { topic: 'orders/create', body: buildOrder(firstOrder + index, clickOf(index), at) }
    const earlier = index - LAG_ROWS
    if (earlier >= 0 && earlier % 2 === 0)
      yield { topic: 'orders/updated', body: buildRefundedOrder(firstOrder + earlier, clickOf(earlier), at) }
  }
}

/** Every order has its row and its conversion, every refund has been taken off. */
async function checkApplied({ pool }: Stage, backlog: Backlog): Promise<void> {
  const { firstOrder, orders } = backlog
  const range = (column: string) => `${column} BETWEEN '${firstOrder}' AND '${firstOrder + orders - 1}'`
  const conversions = `conversion WHERE ${range('order_id')} AND source = 'shopify' AND status = 'approved'`
  const expected = {
    [`shop_order WHERE ${range('id')}`]: orders,
    [conversions]: orders,
    [`${conversions} AND amount_minor < original_amount_minor`]: refundsOf(backlog),
    [`order_refund WHERE ${range('order_id')}`]: refundsOf(backlog),
    [`delivery WHERE conversion_id IN (SELECT id FROM ${conversions})`]: orders,
  }
  for (const [table, count] of Object.entries(expected)) {
    const found = await countRows(pool, table)
    if (found !== count) throw new Error(`apply_orders: ${found} of ${count} rows in ${table}`)
  }
}
