// How conversions stand before they are decided: what their undoing is made of, and what they are called. Read without a lock: the
// order that is locked first comes after it, and who undoes what somebody else has changed since restores what he has seen.
import type { Before } from '#app/intake/person/undo.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { visibleText } from '../visible-text.ts'

export interface NamedBefore extends Before {
  name: string
  currency: string
}

/** @returns by id; what the shop does not have is missing */
export async function readBefore(
  db: Queryable,
  shopId: string,
  ids: readonly string[],
): Promise<Map<string, NamedBefore>> {
  const { rows } = await db.query<Omit<NamedBefore, 'paidAtMs'> & { paidAt: Date | null }>(
    `SELECT c.id, coalesce(o.name, c.txn_id, c.id) AS name, c.currency, c.decided_status AS "decidedStatus",
            c.partner_id AS "partnerId", c.offer_id AS "offerId", c.payout_terms AS "payoutTerms", c.paid_at AS "paidAt"
       FROM conversion c LEFT JOIN shop_order o ON o.shop_id = c.shop_id AND o.id = c.order_id
      WHERE c.shop_id = $1 AND c.id = ANY($2::text[])`,
    [shopId, ids.slice(0, 500)],
  )
  return new Map(
    rows.map(({ paidAt, ...row }) => [
      row.id,
      { ...row, name: visibleText(row.name), paidAtMs: paidAt?.getTime() ?? null },
    ]),
  )
}
