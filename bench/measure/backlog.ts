// Backlogs of due deliveries: copies of a real one, to be sent by the worker once it is started.
import { countRows } from '../database-state.ts'
import { makeConversion } from '../make-conversion.ts'
import type { Stage } from '../stage.ts'

const MODEL_TXN = 'the-model-of-the-backlog'

/** Where a backlog is for: the seeded shop's own postback unless it is said. */
export interface Destination {
  shopId: string
  postbackId: string
}

/**
 * Makes a real delivery the model of all backlogs of the run.
 * @returns the address that it would be sent to, without its transaction id, which ends it
 */
export async function takeModel(stage: Stage): Promise<string> {
  const { pool } = stage
  // The call counts once, however often it is made.
  const conversionId = await makeConversion(stage, MODEL_TXN)
  await pool.query(
    `CREATE TABLE IF NOT EXISTS bench_delivery AS SELECT * FROM delivery WHERE conversion_id = '${conversionId}'`,
  )
  if ((await countRows(pool, 'bench_delivery')) !== 1) throw new Error('the conversion planned no delivery')
  return `${stage.sinkUrl}postback?clickid=theirs-1&our=${stage.clickIds[0]}&cid=${conversionId}&payout=5.00&amount=49.99&event=sale&status=approved&sub1=mail&txn=`
}

/** Stops the worker and takes away everything that was planned or waits in the inbox. */
export async function clearQueues({ app, pool }: Stage): Promise<void> {
  await app.ask('worker', false)
  await pool.query('TRUNCATE webhook_inbox, delivery, delivery_log, delivery_attempt')
}

/**
 * So many deliveries that have been due for a second, each of a conversion of its own: were all of one, PostgreSQL would expect
 * as many of every other.
 */
export async function planBacklog({ pool }: Stage, count: number, to?: Destination): Promise<void> {
  await pool.query(
    `INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, state, next_attempt_at, values, amount_minor,
                           payout_minor, created_at)
     SELECT coalesce($2, shop_id), uuidv7(), coalesce($3, postback_id), 'conv_' || uuidv7(), uuidv7(), 'scheduled',
            now() - interval '1 second', values || jsonb_build_object('txn_id', '${MODEL_TXN}-' || n), amount_minor, payout_minor,
            now()
       FROM bench_delivery, generate_series(1, $1::int) AS n`,
    [count, to?.shopId ?? null, to?.postbackId ?? null],
  )
}
