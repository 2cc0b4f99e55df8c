// Keeps decisions: who was credited with an order or a call, by what, and why the others were not.
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import type { Decision } from './evidence.ts'

export interface DecisionRow {
  shopId: string
  id: string
  orderId: string | null
  conversionId: string | null
  decision: Decision
  atMs: number
}

const DECISIONS = createRowArrays<DecisionRow>({
  shop_id: ['uuid', (row) => row.shopId],
  id: ['uuid', (row) => row.id],
  order_id: ['text', (row) => row.orderId],
  conversion_id: ['text', (row) => row.conversionId],
  method: ['text', (row) => row.decision.credit?.method ?? 'none'],
  evidence: ['jsonb', (row) => row.decision],
  decided_at: ['timestamptz', (row) => row.atMs],
})

/** Appends them; the newest of an order or a conversion is the one that counts. */
export async function saveDecisions(db: Queryable, decisions: readonly DecisionRow[]): Promise<void> {
  if (decisions.length === 0) return
  await db.query({
    name: 'save decisions',
    text: `INSERT INTO attribution_decision (${DECISIONS.names}) SELECT * FROM ${DECISIONS.unnest}`,
    values: DECISIONS.values(decisions),
  })
}
