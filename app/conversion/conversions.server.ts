// The table of conversions: rows are read with a lock and written many at a time. Hand-written SQL, a query a function; every
// one leads with shop_id.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Conversion } from './conversion.ts'
import { COLUMNS, CONVERSIONS, fromRow, type Row } from './conversion-row.ts'

/** The conversions of these transaction ids, locked until the transaction ends, in one order for everybody. */
export async function lockByTxn(
  db: Queryable,
  keys: readonly { shopId: string; txnId: string }[],
): Promise<Conversion[]> {
  if (keys.length === 0) return []
  const { rows } = await db.query<Row>({
    name: 'lock conversions',
    text: `SELECT found.* FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::text[]) AS keys(shop_id, txn_id) ORDER BY 1, 2) AS asked
            CROSS JOIN LATERAL (SELECT ${COLUMNS} FROM conversion
              WHERE conversion.shop_id = asked.shop_id AND conversion.txn_id = asked.txn_id OFFSET 0 FOR NO KEY UPDATE) AS found`,
    values: [keys.map(({ shopId }) => shopId), keys.map(({ txnId }) => txnId)],
  })
  return rows.map(fromRow)
}

/** The conversions of these ids, locked until the transaction ends, in one order for everybody. */
export async function lockByIds(
  db: Queryable,
  shopId: string,
  ids: readonly string[],
): Promise<Conversion[]> {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM conversion WHERE shop_id = $1 AND id = ANY ($2::text[])
      ORDER BY txn_id, id FOR NO KEY UPDATE`,
    [shopId, ids],
  )
  return rows.map(fromRow)
}

/** Conversions whose hold has ended; those that somebody else is working on are left to him. */
export async function lockEndedHolds(db: Queryable, now: Date, limit: number): Promise<Conversion[]> {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM conversion WHERE status = 'hold' AND hold_until <= $1
      ORDER BY hold_until LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
    [now, limit],
  )
  return rows.map(fromRow)
}

/**
 * Inserts new conversions. The unique index on (shop_id, txn_id) is the gate: one whose txn_id another transaction has
 * written meanwhile is not inserted.
 * @returns the ids that were inserted
 */
export async function insertConversions(
  db: Queryable,
  conversions: readonly Conversion[],
): Promise<Set<string>> {
  if (conversions.length === 0) return new Set()
  const { rows } = await db.query<{ id: string }>({
    name: 'insert conversions',
    // Sorted by key: two batches with the same keys then wait for each other instead of deadlocking.
    text: `INSERT INTO conversion (${COLUMNS}) SELECT * FROM ${CONVERSIONS.unnest} AS r(${COLUMNS})
            ORDER BY shop_id, txn_id ON CONFLICT (shop_id, txn_id) DO NOTHING RETURNING id`,
    values: CONVERSIONS.values(conversions),
  })
  return new Set(rows.map(({ id }) => id))
}

/** Writes what may change of conversions that the transaction holds locked. */
export async function updateConversions(db: Queryable, conversions: readonly Conversion[]): Promise<void> {
  if (conversions.length === 0) return
  await db.query({
    text: `UPDATE conversion SET status = r.status, amount_minor = r.amount_minor, payout_minor = r.payout_minor,
                  original_amount_minor = r.original_amount_minor, original_payout_minor = r.original_payout_minor,
                  sale_amount_minor = r.sale_amount_minor, discount_minor = r.discount_minor, order_id = r.order_id,
                  hold_until = r.hold_until, approved_at = r.approved_at, changed_at = r.changed_at,
                  partner_id = r.partner_id, offer_id = r.offer_id, click_id = r.click_id, coupon_code = r.coupon_code,
                  method = r.method, customer_type = r.customer_type, payout_explicit = r.payout_explicit,
                  payout_terms = r.payout_terms, payout_calculation = r.payout_calculation, flags = r.flags,
                  decided_status = r.decided_status, credit_decided = r.credit_decided, paid_minor = r.paid_minor, paid_at = r.paid_at
             FROM ${CONVERSIONS.unnest} AS r(${COLUMNS}) WHERE conversion.shop_id = r.shop_id AND conversion.id = r.id`,
    values: CONVERSIONS.values(conversions),
  })
}

export interface WaitingForRate extends Pick<
  Conversion,
  'shopId' | 'id' | 'currency' | 'payoutTerms' | 'flags'
> {
  /** Of the caps of payout that it is judged by. */
  capCurrencies: readonly string[]
}

/**
 * Conversions whose payout or cap lacks an exchange rate, without a lock.
 * @param shopId of this shop only; null: of all
 * @param after goes on behind this one
 */
export async function readWaitingForRates(
  db: Queryable,
  shopId: string | null,
  after: WaitingForRate | null,
  limit: number,
): Promise<WaitingForRate[]> {
  const { rows } = await db.query<Row & { cap_currencies: string[] }>(
    `SELECT shop_id, id, currency, payout_terms, flags,
            ARRAY(SELECT DISTINCT cap.currency FROM cap WHERE cap.shop_id = conversion.shop_id AND measure = 'payout'
               AND (cap.offer_id IS NULL OR cap.offer_id = conversion.offer_id)
               AND (cap.partner_id IS NULL OR cap.partner_id = conversion.partner_id)) AS cap_currencies
       FROM conversion
      WHERE flags ?| ARRAY['rate_missing', 'cap_rate_missing'] AND ($1::uuid IS NULL OR shop_id = $1)
        AND ($2::uuid IS NULL OR (shop_id, id) > ($2, $3)) ORDER BY shop_id, id LIMIT $4`,
    [shopId, after?.shopId ?? null, after?.id ?? null, limit],
  )
  return rows.map(({ shop_id, id, currency, payout_terms, flags, cap_currencies }) => ({
    shopId: shop_id,
    id,
    currency,
    payoutTerms: payout_terms,
    flags,
    capCurrencies: cap_currencies,
  }))
}
