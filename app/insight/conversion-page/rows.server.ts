// The rows of the list by their ids: what a conversion is about, how it stands and what it brings.
import type { Method } from '#app/attribution/evidence.ts'
import type { Source } from '#app/conversion/conversion.ts'
import type { Flag } from '#app/conversion/flag.ts'
import type { Status } from '#app/conversion/status.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'

export interface ListRow {
  id: string
  txnId: string | null
  orderName: string | null
  createdAt: Date
  occurredAt: Date
  status: Status
  event: string
  test: boolean
  flags: Flag[]
  decidedStatus: 'approved' | 'rejected' | null
  holdUntil: Date | null
  partner: string
  offer: string
  method: Method
  source: Source
  couponCode: string | null
  currency: string
  amountMinor: bigint
  payoutMinor: bigint
}

/** @returns the conversions in the order of `ids`; one that is not the viewer's is left out */
export async function readRows(db: Queryable, viewer: Viewer, ids: readonly string[]): Promise<ListRow[]> {
  if (ids.length === 0) return []
  const { rows } = await db.query<ListRow>(
    `SELECT c.id, c.txn_id AS "txnId", o.name AS "orderName", c.created_at AS "createdAt", c.occurred_at AS "occurredAt", c.status,
            c.event, c.test, c.flags, c.decided_status AS "decidedStatus", c.hold_until AS "holdUntil",
            coalesce(p.name, c.partner_id::text) AS partner, coalesce(f.name, c.offer_id::text) AS offer, c.method, c.source,
            c.coupon_code AS "couponCode", c.currency, c.amount_minor AS "amountMinor", c.payout_minor AS "payoutMinor"
       FROM conversion c
       LEFT JOIN shop_order o ON o.shop_id = c.shop_id AND o.id = c.order_id
       LEFT JOIN partner p ON p.shop_id = c.shop_id AND p.id = c.partner_id
       LEFT JOIN offer f ON f.shop_id = c.shop_id AND f.id = c.offer_id
      WHERE c.shop_id = (SELECT $1::uuid) AND c.id = ANY($2::text[]) AND c.partner_id = coalesce($3::uuid, c.partner_id)`,
    [viewer.shopId, ids, viewer.partnerId],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
