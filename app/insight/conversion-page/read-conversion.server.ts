// One conversion as its page needs it.
import type { Method } from '#app/attribution/evidence.ts'
import type { Source } from '#app/conversion/conversion.ts'
import type { Flag } from '#app/conversion/flag.ts'
import type { PayoutCalculation, PayoutTerms } from '#app/conversion/payout/rule.ts'
import type { Status } from '#app/conversion/status.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'

export interface ConversionDetail {
  id: string
  txnId: string | null
  orderId: string | null
  orderName: string | null
  landingSite: string | null
  event: string
  status: Status
  currency: string
  amountMinor: bigint
  payoutMinor: bigint
  originalAmountMinor: bigint
  originalPayoutMinor: bigint
  saleAmountMinor: bigint
  discountMinor: bigint
  partnerId: string
  partner: string
  offerId: string
  offer: string
  clickId: string | null
  couponCode: string | null
  method: Method
  source: Source
  test: boolean
  customerType: 'new' | 'returning' | null
  payoutExplicit: boolean
  payoutTerms: PayoutTerms
  payoutCalculation: PayoutCalculation | null
  /** Of the order's lines, by line id, where they have one. */
  skus: Readonly<Record<string, string>>
  flags: Flag[]
  decidedStatus: 'approved' | 'rejected' | null
  paidMinor: bigint
  paidAt: Date | null
  holdUntil: Date | null
  occurredAt: Date
  createdAt: Date
}

/** @returns null where the viewer has no such conversion */
export async function readConversion(
  db: Queryable,
  viewer: Viewer,
  id: string,
): Promise<ConversionDetail | null> {
  const { rows } = await db.query<ConversionDetail>(
    `SELECT c.id, c.txn_id AS "txnId", c.order_id AS "orderId", o.name AS "orderName", o.snapshot ->> 'landingSite' AS "landingSite",
            c.event, c.status, c.currency, c.amount_minor AS "amountMinor", c.payout_minor AS "payoutMinor",
            c.original_amount_minor AS "originalAmountMinor", c.original_payout_minor AS "originalPayoutMinor",
            c.sale_amount_minor AS "saleAmountMinor", c.discount_minor AS "discountMinor", c.partner_id AS "partnerId",
            coalesce(p.name, c.partner_id::text) AS partner, c.offer_id AS "offerId", coalesce(f.name, c.offer_id::text) AS offer,
            c.click_id AS "clickId", c.coupon_code AS "couponCode", c.method, c.source, c.test, c.customer_type AS "customerType",
            coalesce((SELECT jsonb_object_agg(line ->> 'id', line ->> 'sku') FROM jsonb_array_elements(o.snapshot -> 'lines') AS line
                       WHERE line ->> 'id' IS NOT NULL AND line ->> 'sku' IS NOT NULL), '{}') AS skus,
            c.payout_explicit AS "payoutExplicit", c.payout_terms AS "payoutTerms", c.payout_calculation AS "payoutCalculation",
            c.flags, c.decided_status AS "decidedStatus", c.paid_minor AS "paidMinor", c.paid_at AS "paidAt",
            c.hold_until AS "holdUntil", c.occurred_at AS "occurredAt", c.created_at AS "createdAt"
       FROM conversion c
       LEFT JOIN shop_order o ON o.shop_id = c.shop_id AND o.id = c.order_id
       LEFT JOIN partner p ON p.shop_id = c.shop_id AND p.id = c.partner_id
       LEFT JOIN offer f ON f.shop_id = c.shop_id AND f.id = c.offer_id
      WHERE c.shop_id = $1 AND c.id = $2 AND c.partner_id = coalesce($3::uuid, c.partner_id)`,
    [viewer.shopId, id, viewer.partnerId],
  )
  return rows[0] ?? null
}
