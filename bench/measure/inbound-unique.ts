// An inbound postback with a new txn_id, all the way to the conversion and the planned delivery, against a server that
// only inserts a row of a conversion's size.
import { appCounter } from '../app-counters.ts'
import type { BareInsertSettings } from '../child/bare-insert.ts'
import { compare } from '../compare.ts'
import { countRows } from '../database-state.ts'
import type { Figure } from '../figure.ts'
import { GAP, prepareRequest, type PreparedRequest } from '../load/requests.ts'
import { makeConversion } from '../make-conversion.ts'
import type { Stage } from '../stage.ts'

const TABLE = 'bench_conversion'
const CONNECTIONS = 64

export async function measureInboundUnique(stage: Stage): Promise<Figure> {
  const { pool, databaseUrl, clickIds } = stage
  const conversionId = await makeConversion(stage, 'the-model-of-the-rows')
  const { rows } = await pool.query<{ row: Record<string, unknown> }>(
    'SELECT to_jsonb(conversion) AS row FROM conversion WHERE id = $1',
    [conversionId],
  )
  await pool.query(`DROP TABLE IF EXISTS ${TABLE}`)
  await pool.query(`CREATE TABLE ${TABLE} (LIKE conversion INCLUDING ALL)`)
  const settings: BareInsertSettings = {
    databaseUrl,
    table: TABLE,
    row: rows[0]?.row as Record<string, unknown>,
  }
  const bare = await stage.startBare<{ port: number }>('bare-insert.ts', settings)
  const figure = await compare(stage, {
    name: 'inbound_unique',
    connections: CONNECTIONS,
    requests: clickIds.map((clickId) => call(stage, clickId)),
    bare,
    count: async () => ({
      answers: await appCounter(stage, 'throughline_inbound_postbacks_total{outcome="ok"}'),
      rows: await countRows(pool, `conversion WHERE source = 'inbound'`),
    }),
    async conclude() {
      const [conversions, deliveries, log] = [
        await countRows(pool, 'conversion'),
        await countRows(pool, 'delivery'),
        await countRows(pool, 'inbound_call'),
      ]
      return `in all ${conversions} conversions, ${deliveries} deliveries planned, ${log} calls in the log`
    },
  })
  await bare.stop()
  await pool.query(`DROP TABLE ${TABLE}`)
  return figure
}

function call({ shop }: Stage, clickId: string): PreparedRequest {
  return prepareRequest(
    'GET',
    `/api/postback/${shop.brand}/${shop.offer.slug}?click_id=${clickId}&amount=49.99&event=sale&txn_id=${GAP}`,
    { 'X-Postback-Secret': shop.offer.secret },
  )
}
