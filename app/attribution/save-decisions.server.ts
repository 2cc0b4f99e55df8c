// Keeps decisions: who was credited with an order or a call, by what, and why the others were not.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Decision } from './evidence.ts'

export interface DecisionRow {
  shopId: string
  id: string
  orderId: string | null
  conversionId: string | null
  decision: Decision
  atMs: number
}

/** Appends them; the newest of an order or a conversion is the one that counts. */
export async function saveDecisions(db: Queryable, decisions: readonly DecisionRow[]): Promise<void> {
  if (decisions.length === 0) return
  const rows = decisions.map(({ shopId, id, orderId, conversionId, decision, atMs }) => ({
    shop_id: shopId,
    id,
    order_id: orderId,
    conversion_id: conversionId,
    method: decision.credit?.method ?? 'none',
    evidence: decision,
    decided_at: new Date(atMs),
  }))
  await db.query({
    name: 'save decisions',
    text: `INSERT INTO attribution_decision (shop_id, id, order_id, conversion_id, method, evidence, decided_at)
           SELECT * FROM json_to_recordset($1) AS r(shop_id uuid, id uuid, order_id text, conversion_id text, method text,
                  evidence jsonb, decided_at timestamptz)`,
    values: [JSON.stringify(rows)],
  })
}
