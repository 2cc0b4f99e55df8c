// A partner's newest conversions.
import type { Status } from '#app/conversion/status.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'

export interface OwnConversion {
  id: string
  orderName: string | null
  txnId: string | null
  offer: string
  status: Status
  event: string
  currency: string
  amountMinor: bigint
  payoutMinor: bigint
  test: boolean
  createdAt: Date
}

/** Newest first, by their ids, which carry the time; test conversions among them (they are marked). */
export async function readOwnConversions(
  db: Queryable,
  { shopId, partnerId }: Viewer,
  limit: number,
): Promise<OwnConversion[]> {
  const { rows } = await db.query<OwnConversion>(
    `SELECT c.id, o.name AS "orderName", c.txn_id AS "txnId", f.name AS offer, c.status, c.event, c.currency,
            c.amount_minor AS "amountMinor", c.payout_minor AS "payoutMinor", c.test, c.created_at AS "createdAt"
       FROM conversion c
       JOIN offer f ON f.shop_id = c.shop_id AND f.id = c.offer_id
       LEFT JOIN shop_order o ON o.shop_id = c.shop_id AND o.id = c.order_id
      WHERE c.shop_id = $1 AND c.partner_id = $2 ORDER BY c.id DESC LIMIT $3`,
    [shopId, partnerId, limit],
  )
  return rows
}
