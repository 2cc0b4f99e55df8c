// The books as SQL tells them: what every history must end in, whatever the order in which its webhooks came.
import type pg from 'pg'

export interface Books {
  orders: { id: string; [column: string]: unknown }[]
  conversions: { txn_id: string; [column: string]: unknown }[]
  /** Webhooks that could not be applied. */
  failed: unknown[]
}

/** Without what tells of the way there: ids made on the way, and the times at which we learnt of things. */
export async function readBooks(pool: pg.Pool, shopId: string): Promise<Books> {
  const rows = async <Row>(query: string) => (await pool.query(query, [shopId])).rows as Row[]
  return {
    orders: await rows(
      `SELECT id, name, currency, test, placed_at, paid_at, deleted_at, snapshot, stamp, baseline,
              (SELECT json_agg(json_build_array(refund.id, refund.snapshot, refund.stamp) ORDER BY refund.id)
                 FROM order_refund AS refund WHERE refund.shop_id = $1 AND refund.order_id = shop_order.id) AS refunds
         FROM shop_order WHERE shop_id = $1 ORDER BY id`,
    ),
    conversions: await rows(
      `SELECT txn_id, event, CASE WHEN status IN ('rejected', 'reversed') THEN 'taken back' ELSE status END AS status,
              amount_minor, payout_minor, currency, original_amount_minor, original_payout_minor, sale_amount_minor,
              discount_minor, partner_id, offer_id, click_id, coupon_code, order_id, method, source, test, occurred_at
         FROM conversion WHERE shop_id = $1 ORDER BY txn_id`,
    ),
    failed: await rows(
      `SELECT topic, state, outcome FROM webhook_inbox WHERE state <> 'applied' AND $1::uuid IS NOT NULL LIMIT 5`,
    ),
  }
}
