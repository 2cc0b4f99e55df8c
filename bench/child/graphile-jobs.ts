// Baseline of the deliveries: graphile-worker doing the same job. A job a delivery: one GET by undici's `request`, then one
// row into a table with the columns and indexes of the log of attempts. It is set as fast as it goes: jobs are fetched and
// completed in batches. Templates, signatures, schedules and fairness it does without.
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, run, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { Agent, request } from 'undici'
import { readSettings, serveParent } from './serve-parent.ts'

export interface GraphileSettings {
  databaseUrl: string
  /** Of the tracker; each job adds its own transaction id. */
  url: string
  /** Jobs at a time, and connections to the tracker. */
  concurrency: number
}

interface Payload {
  shopId: string
  deliveryId: string
  txnId: string
}

const POLL_MS = 5
/**
 * The fastest of what was tried: jobs fetched one by one (a quarter of the rate), 51, 500, 2,000 and 5,000 at once; completed
 * one by one, and those of 0, 10, 50 and 250 ms together; 10, 20, 30 and 52 connections.
 */
const FETCHED_AT_ONCE = 500
const COMPLETED_WITHIN_MS = 10
/** What the library asks for at the least beside its jobs: one to listen, one to fetch and complete. */
const MORE_CONNECTIONS = 2

const { databaseUrl, url, concurrency } = readSettings<GraphileSettings>()
const dispatcher = new Agent({ connections: concurrency })
const pgPool = new pg.Pool({ connectionString: databaseUrl, max: concurrency + MORE_CONNECTIONS })
pgPool.on('error', () => {})
pgPool.on('connect', (client) => client.on('error', () => {}))
const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.log(JSON.stringify({ level, message }))
})
let done = { wanted: 0, count: 0, resolve: () => {} }

async function deliver(payload: unknown): Promise<void> {
  const { shopId, deliveryId, txnId } = payload as Payload
  const address = url + txnId
  const headers = { 'webhook-id': deliveryId, 'webhook-timestamp': String(Math.floor(Date.now() / 1000)) }
  const startedAt = new Date()
  const from = performance.now()
  const { statusCode, body } = await request(address, { dispatcher, headers })
  const text = await body.text()
  const durationMs = Math.round(performance.now() - from)
  if (statusCode !== 200) throw new Error(`HTTP ${statusCode}`)
  await pgPool.query({
    name: 'log attempt',
    text: `INSERT INTO bench_graphile_attempt (shop_id, id, delivery_id, number, started_at, duration_ms, method, url, request_headers,
                                               http_status, response_body)
           VALUES ($1, uuidv7(), $2, 1, $3, $4, 'GET', $5, $6, $7, $8)`,
    values: [shopId, deliveryId, startedAt, durationMs, address, headers, statusCode, text],
  })
  if (++done.count === done.wanted) done.resolve()
}

async function prepare(): Promise<void> {
  await runMigrations({ pgPool, logger })
  await pgPool.query('DROP TABLE IF EXISTS bench_graphile_attempt')
  await pgPool.query('CREATE TABLE bench_graphile_attempt (LIKE delivery_attempt INCLUDING INDEXES)')
}

/** So many jobs are due, and nothing else is there. */
async function add(count: number): Promise<void> {
  await pgPool.query('TRUNCATE bench_graphile_attempt')
  await pgPool.query(
    `SELECT count(graphile_worker.add_job('deliver', json_build_object('shopId', uuidv7(), 'deliveryId', uuidv7(), 'txnId', 'a-job-' || n)))
       FROM generate_series(1, $1::int) AS n`,
    [count],
  )
}

/** Works them all off. @returns how many, and the time from the worker's start until the last is completed in the database */
async function work(count: number): Promise<{ requests: number; seconds: number }> {
  const finished = new Promise<void>((resolve) => (done = { wanted: count, count: 0, resolve }))
  const from = performance.now()
  const runner = await run({
    pgPool,
    logger,
    noHandleSignals: true,
    taskList: { deliver },
    preset: {
      worker: {
        concurrentJobs: concurrency,
        localQueue: { size: FETCHED_AT_ONCE },
        completeJobBatchDelay: COMPLETED_WITHIN_MS,
        failJobBatchDelay: COMPLETED_WITHIN_MS,
      },
    },
  })
  await finished
  for (;;) {
    const { rowCount } = await pgPool.query('SELECT 1 FROM graphile_worker._private_jobs LIMIT 1')
    if (rowCount === 0) break
    await pause(POLL_MS)
  }
  const seconds = (performance.now() - from) / 1000
  await runner.stop()
  return { requests: count, seconds }
}

await prepare()
serveParent({}, { add, work }, async () => {
  await pgPool.end()
  await dispatcher.destroy()
})
