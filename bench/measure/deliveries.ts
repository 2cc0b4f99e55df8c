// A backlog of due deliveries to one destination, from the worker's start until the last is settled and its attempt
// logged, against undici's `request` in a loop over as many connections.
import { setTimeout as pause } from 'node:timers/promises'
import { comparison, measure, ratioByRound } from '../compare.ts'
import { countRows, rest } from '../database-state.ts'
import type { Figure, Side } from '../figure.ts'
import { makeConversion } from '../make-conversion.ts'
import type { Child } from '../processes.ts'
import type { Stage } from '../stage.ts'

const CONNECTIONS = 50
const BACKLOG_PER_SECOND = 3_000
const WARM_UP_DELIVERIES = 5_000
/** The slowest rate that is waited for. */
const SLOWEST_PER_SECOND = 200
const POLL_MS = 5

export async function measureDeliveries(stage: Stage): Promise<Figure> {
  const { options, pool, sink, app } = stage
  const backlog = BACKLOG_PER_SECOND * options.seconds
  const url = await takeModel(stage)
  const bare = await stage.startBare('bare-requests.ts', { url, connections: CONNECTIONS })
  await bare.ask('run', 1)
  await empty(stage, Math.min(WARM_UP_DELIVERIES, backlog))

  const [baselines, candidates]: [Side[], Side[]] = [[], []]
  for (let round = 1; round <= options.rounds; round++) {
    await rest(pool)
    baselines.push(await measure(stage, bare, () => loop(bare, options.seconds)))
    candidates.push(await empty(stage, backlog))
    const [one, other] = [candidates.at(-1) as Side, baselines.at(-1) as Side]
    process.stderr.write(
      `deliveries round ${round}: ${Math.round(one.perSecond)}/s beside ${Math.round(other.perSecond)}/s\n`,
    )
  }
  await bare.stop()
  await sink.ask('reset', false)
  await app.ask('worker', false)
  return {
    name: 'deliveries',
    unit: 'deliveries/s',
    ...comparison(candidates, baselines),
    notes: [
      `each round ${backlog} deliveries: as many delivered, as many attempts in the log, as many requests at the tracker`,
      ratioByRound(candidates, baselines),
    ],
  }
}

function loop(bare: Child<unknown>, seconds: number): Promise<{ requests: number; seconds: number }> {
  return bare.ask('run', seconds)
}

/**
 * Makes a real delivery the model of the backlog.
 * @returns the address it would be sent to, for the baseline
 */
async function takeModel(stage: Stage): Promise<string> {
  const { pool } = stage
  const conversionId = await makeConversion(stage, 'the-model-of-the-backlog')
  await pool.query('DROP TABLE IF EXISTS bench_delivery')
  await pool.query(
    `CREATE TABLE bench_delivery AS SELECT * FROM delivery WHERE conversion_id = '${conversionId}'`,
  )
  if ((await countRows(pool, 'bench_delivery')) !== 1) throw new Error('the conversion planned no delivery')
  return `${stage.sinkUrl}postback?clickid=theirs-1&our=${stage.clickIds[0]}&cid=${conversionId}&payout=5.00&amount=49.99&event=sale&status=approved&txn=the-model-of-the-backlog-12345&sub1=mail`
}

/** Plans so many deliveries, starts the worker and times it until all are done. */
async function empty(stage: Stage, backlog: number): Promise<Side> {
  const { app, pool, sink } = stage
  await app.ask('worker', false)
  await sink.ask('reset', false)
  await pool.query('TRUNCATE delivery, delivery_attempt')
  await pool.query(
    `INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, state, next_attempt_at, values, amount_minor,
                           payout_minor, created_at)
     SELECT shop_id, uuidv7(), postback_id, conversion_id, uuidv7(), 'scheduled', now() - interval '1 second',
            values || jsonb_build_object('txn_id', 'the-model-of-the-backlog-' || n), amount_minor, payout_minor, now()
       FROM bench_delivery, generate_series(1, ${backlog}) AS n`,
  )
  await rest(pool)
  const side = await measure(stage, app, async () => {
    const from = performance.now()
    await app.ask('worker', true)
    await untilEmpty(stage, backlog)
    return { requests: backlog, seconds: (performance.now() - from) / 1000 }
  })
  await checkAll(stage, backlog)
  return side
}

async function untilEmpty({ pool, sink }: Stage, backlog: number): Promise<void> {
  const timeoutMs = (backlog / SLOWEST_PER_SECOND) * 1000
  const until = performance.now() + timeoutMs
  await sink.ask('waitFor', { count: backlog, timeoutMs })
  for (;;) {
    const { rowCount } = await pool.query(
      `SELECT 1 FROM delivery WHERE state IN ('scheduled', 'sending') AND next_attempt_at IS NOT NULL LIMIT 1`,
    )
    if (rowCount === 0) return
    if (performance.now() > until) throw new Error('deliveries: the backlog does not get empty')
    await pause(POLL_MS)
  }
}

async function checkAll({ pool, sink }: Stage, backlog: number): Promise<void> {
  const delivered = await countRows(pool, `delivery WHERE state = 'delivered'`)
  const attempts = await countRows(pool, 'delivery_attempt WHERE http_status = 200')
  const arrived = await sink.ask<number>('count')
  if (delivered !== backlog || attempts !== backlog || arrived !== backlog)
    throw new Error(
      `deliveries: of ${backlog}, ${delivered} delivered, ${attempts} attempts, ${arrived} requests at the tracker`,
    )
}
