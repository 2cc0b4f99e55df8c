// The decisions about who is credited, of an order or of a conversion that has none, newest first.
import type { Decision } from '#app/attribution/evidence.ts'
import type { Queryable } from '#app/platform/database.server.ts'

export interface StoredDecision {
  decision: Decision
  decidedAtMs: number
}

/** It is decided again when something comes to light, seldom more than a few times. */
const MOST = 20

export async function readDecisions(
  db: Queryable,
  shopId: string,
  about: { orderId: string | null; conversionId: string | null },
): Promise<StoredDecision[]> {
  const { rows } = await db.query<{ evidence: Decision; decidedAt: Date }>(
    `SELECT evidence, decided_at AS "decidedAt" FROM attribution_decision
      WHERE shop_id = $1 AND (order_id = $2 OR conversion_id = $3) ORDER BY decided_at DESC, id DESC LIMIT ${MOST}`,
    [shopId, about.orderId, about.conversionId],
  )
  return rows.map(({ evidence, decidedAt }) => ({ decision: evidence, decidedAtMs: decidedAt.getTime() }))
}
