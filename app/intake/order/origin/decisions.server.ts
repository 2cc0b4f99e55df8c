// The decisions about orders: the newest is read before a new one is kept, and one that says the same is not kept again.
import type { Decision } from '#app/attribution/evidence.ts'
import { saveDecisions } from '#app/attribution/save-decisions.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { OrderKey } from '../order-store.server.ts'

export interface DecidedOrder {
  order: OrderKey
  decision: Decision
}

/** @returns those that were new */
export async function keepDecisions<Decided extends DecidedOrder>(
  db: Queryable,
  decided: readonly Decided[],
  newId: NewId,
  nowMs: number,
): Promise<Decided[]> {
  const before = await readDecisions(
    db,
    decided.map(({ order }) => order),
  )
  const fresh = decided.filter(
    ({ order, decision }) => !isSame(before.get(`${order.shopId} ${order.id}`), decision),
  )
  await saveDecisions(
    db,
    fresh.map(({ order, decision }) => ({
      shopId: order.shopId,
      id: newId(),
      orderId: order.id,
      conversionId: null,
      decision,
      atMs: nowMs,
    })),
  )
  return fresh
}

function isSame(a: Decision | undefined, b: Decision): boolean {
  if (!a) return false
  const gist = ({ credit, evidence, rules }: Decision) =>
    JSON.stringify([
      credit?.method,
      credit?.partnerId,
      credit?.clickId,
      rules,
      evidence.map(({ claim, verdict }) => [claim.method, verdict]),
    ])
  return gist(a) === gist(b)
}

/** The newest decisions about these orders, by `shop order`. */
export async function readDecisions(
  db: Queryable,
  keys: readonly OrderKey[],
): Promise<Map<string, Decision>> {
  if (keys.length === 0) return new Map()
  const { rows } = await db.query<{ shop_id: string; order_id: string; evidence: Decision }>({
    name: 'decisions on orders',
    text: `SELECT asked.shop_id, asked.order_id, decision.evidence
             FROM unnest($1::uuid[], $2::text[]) AS asked(shop_id, order_id)
            CROSS JOIN LATERAL (SELECT evidence FROM attribution_decision AS decision
              WHERE decision.shop_id = asked.shop_id AND decision.order_id = asked.order_id
              ORDER BY decided_at DESC, id DESC LIMIT 1) AS decision`,
    values: [keys.map(({ shopId }) => shopId), keys.map(({ id }) => id)],
  })
  return new Map(rows.map((row) => [`${row.shop_id} ${row.order_id}`, row.evidence]))
}
