// The books in the database, read by SQL alone: every query names what does not add up, so that each must come back empty.
import type pg from 'pg'

/** held, approved, reversed and paid, as docs/conversions.md says what a conversion is worth in each. */
const ACCOUNTS = `
  CASE WHEN NOT test AND status IN ('pending', 'hold') THEN payout_minor ELSE 0 END AS held,
  CASE WHEN NOT test AND status = 'approved' THEN payout_minor ELSE 0 END AS approved,
  CASE WHEN NOT test THEN original_payout_minor - payout_minor ELSE 0 END AS reversed,
  CASE WHEN NOT test THEN paid_minor ELSE 0 END AS paid`
const ENTRIES = `sum(held_minor) AS held, sum(approved_minor) AS approved, sum(reversed_minor) AS reversed, sum(paid_minor) AS paid`
const SUMS = `sum(held) AS held, sum(approved) AS approved, sum(reversed) AS reversed, sum(paid) AS paid`

/** Where ledger and conversions do not give the same four sums, by what they are grouped by. */
const unbalanced = (keys: string, ofConversions: string, ofEntries: string) => `
  SELECT ${keys}, ledger.held, owed.held AS owed_held, ledger.approved, owed.approved AS owed_approved,
         ledger.reversed, owed.reversed AS owed_reversed, ledger.paid, owed.paid AS owed_paid
    FROM (SELECT ${ofConversions}, ${SUMS} FROM (SELECT *, ${ACCOUNTS} FROM conversion WHERE shop_id = $1) AS each GROUP BY ${keys}) AS owed
    FULL JOIN (SELECT ${ofEntries}, ${ENTRIES} FROM ledger_entry WHERE shop_id = $1 GROUP BY ${keys}) AS ledger USING (${keys})
   WHERE (coalesce(ledger.held, 0), coalesce(ledger.approved, 0), coalesce(ledger.reversed, 0), coalesce(ledger.paid, 0))
      IS DISTINCT FROM (coalesce(owed.held, 0), coalesce(owed.approved, 0), coalesce(owed.reversed, 0), coalesce(owed.paid, 0))`

const COUNTED = `
  count(*) FILTER (WHERE status = 'pending') AS pending, count(*) FILTER (WHERE status = 'hold') AS hold,
  count(*) FILTER (WHERE status = 'approved') AS approved, count(*) FILTER (WHERE status = 'rejected') AS rejected,
  count(*) FILTER (WHERE status = 'reversed') AS reversed, sum(amount_minor) AS amount, sum(payout_minor) AS payout,
  coalesce(sum(payout_minor) FILTER (WHERE status IN ('pending', 'hold')), 0) AS held_payout,
  coalesce(sum(payout_minor) FILTER (WHERE status = 'approved'), 0) AS approved_payout,
  coalesce(sum(amount_minor) FILTER (WHERE status = 'pending'), 0) AS pending_amount,
  coalesce(sum(amount_minor) FILTER (WHERE status = 'hold'), 0) AS hold_amount,
  coalesce(sum(payout_minor) FILTER (WHERE status = 'pending'), 0) AS pending_payout`
const FIGURES = `sum(pending) AS pending, sum(hold) AS hold, sum(approved) AS approved, sum(rejected) AS rejected, sum(reversed) AS reversed,
  sum(amount_minor) AS amount, sum(payout_minor) AS payout, sum(held_minor) AS held_payout, sum(approved_minor) AS approved_payout,
  sum(pending_amount_minor) AS pending_amount, sum(hold_amount_minor) AS hold_amount, sum(pending_payout_minor) AS pending_payout`
const STORED = `pending, hold, approved, rejected, reversed, amount_minor, payout_minor, held_minor, approved_minor, pending_amount_minor,
  hold_amount_minor, pending_payout_minor`

/** Hours of a table, with what is not folded into it yet, that are not a count of the conversions. All zero is no figure. */
const miscounted = (table: string, place: string) => `
  SELECT ${place}, figures, counted FROM
    (SELECT ${place}, to_jsonb(each) - string_to_array('${place}', ', ') AS figures FROM (SELECT ${place}, ${FIGURES} FROM
      (SELECT shop_id, ${place}, ${STORED} FROM ${table} UNION ALL SELECT shop_id, ${place}, ${STORED} FROM figure_delta) AS both_tables
      WHERE shop_id = $1 GROUP BY ${place}) AS each) AS kept
    FULL JOIN
    (SELECT ${place}, to_jsonb(each) - string_to_array('${place}', ', ') AS counted FROM (
      SELECT ${place}, ${COUNTED} FROM (
        SELECT *, date_trunc('hour', created_at, 'UTC') AS hour FROM conversion WHERE shop_id = $1 AND NOT test) AS hours
       GROUP BY ${place}) AS each) AS there USING (${place})
   WHERE coalesce(figures, '{}') IS DISTINCT FROM coalesce(counted, '{}')
     AND EXISTS (SELECT FROM jsonb_each_text(coalesce(figures, '{}') || coalesce(counted, '{}')) WHERE value <> '0')`

const CHECKS = {
  'hours whose figures are not a count of their conversions': miscounted(
    'figure_hour',
    'hour, partner_id, offer_id, currency',
  ),
  'hours of all partners whose figures are not a count of their conversions': miscounted(
    'figure_offer_hour',
    'hour, offer_id, currency',
  ),
  'balances that are not the sum of the ledger': `
    SELECT partner_id, currency, balance.*, ledger.* FROM
      (SELECT partner_id, currency, sum(held_minor) AS held, sum(approved_minor) AS approved, sum(paid_minor) AS paid FROM
        (TABLE partner_balance UNION ALL
         SELECT shop_id, partner_id, currency, held_minor, approved_minor, paid_minor FROM figure_delta) AS both_tables
        WHERE shop_id = $1 GROUP BY 1, 2) AS balance
      FULL JOIN (SELECT partner_id, currency, ${ENTRIES} FROM ledger_entry WHERE shop_id = $1 GROUP BY 1, 2) AS ledger
        USING (partner_id, currency)
     WHERE (coalesce(balance.held, 0), coalesce(balance.approved, 0), coalesce(balance.paid, 0))
        IS DISTINCT FROM (coalesce(ledger.held, 0), coalesce(ledger.approved, 0), coalesce(ledger.paid, 0))`,
  'webhooks that were not applied, or not at once': `
    SELECT topic, state, attempts, outcome FROM webhook_inbox
     WHERE (state <> 'applied' OR attempts <> 1 OR outcome <> 'applied') AND $1::uuid IS NOT NULL`,
  'partners whose ledger is not the sum of their conversions': unbalanced(
    'partner_id, currency',
    'partner_id, currency',
    'partner_id, currency',
  ),
  'conversions whose ledger entries are not what they are worth': unbalanced(
    'conversion_id',
    'id AS conversion_id',
    'conversion_id',
  ),
  'conversions of which held, approved and reversed are not the payout as sold': `
    SELECT id FROM (SELECT *, ${ACCOUNTS} FROM conversion WHERE shop_id = $1) AS each
     WHERE held + approved + reversed <> CASE WHEN test THEN 0 ELSE original_payout_minor END
        OR payout_minor NOT BETWEEN 0 AND original_payout_minor OR amount_minor NOT BETWEEN 0 AND original_amount_minor`,
  // A change names the net, an adjustment moves it: what each did to the net, one after the other, is the net.
  'conversions that their history does not lead to': `
    WITH last_change AS (
      SELECT DISTINCT ON (conversion_id) conversion_id, id, to_status, amount_minor, payout_minor
        FROM conversion_change WHERE shop_id = $1 ORDER BY conversion_id, id DESC),
    moved AS (
      SELECT last_change.conversion_id, coalesce(sum(amount_delta_minor), 0) AS amount, coalesce(sum(payout_delta_minor), 0) AS payout
        FROM last_change LEFT JOIN conversion_adjustment AS later
          ON later.shop_id = $1 AND later.conversion_id = last_change.conversion_id AND later.id > last_change.id
       GROUP BY last_change.conversion_id)
    SELECT conversion.id, status, to_status FROM conversion
      LEFT JOIN last_change ON last_change.conversion_id = conversion.id LEFT JOIN moved ON moved.conversion_id = conversion.id
     WHERE shop_id = $1 AND (status, conversion.amount_minor, conversion.payout_minor)
       IS DISTINCT FROM (to_status, last_change.amount_minor + moved.amount, last_change.payout_minor + moved.payout)`,
  'changes that do not go on from the one before': `
    SELECT * FROM (SELECT conversion_id, from_status, lag(to_status) OVER (PARTITION BY conversion_id ORDER BY id) AS before
      FROM conversion_change WHERE shop_id = $1) AS each WHERE from_status IS DISTINCT FROM before`,
  'deliveries whose deltas up to then do not sum to what they say': `
    SELECT * FROM (SELECT conversion_id, id, (values->>'payout')::numeric AS payout,
        sum((values->>'delta_payout')::numeric) OVER (PARTITION BY postback_id, conversion_id ORDER BY id) AS told
      FROM delivery WHERE shop_id = $1) AS each WHERE payout <> told`,
  'conversions of which a partner was not told last what they are worth': `
    SELECT conversion.id, conversion.payout_minor, told.payout_minor AS told FROM conversion
      JOIN postback ON postback.shop_id = $1 AND postback.partner_id = conversion.partner_id
      LEFT JOIN LATERAL (SELECT payout_minor, values->>'status' AS status FROM delivery
        WHERE delivery.shop_id = $1 AND conversion_id = conversion.id AND postback_id = postback.id ORDER BY id DESC LIMIT 1) AS told ON true
     WHERE conversion.shop_id = $1 AND NOT test AND (told.payout_minor, told.status) IS DISTINCT FROM (conversion.payout_minor, conversion.status)`,
}

/** @returns for every check that found something, what it found */
export async function auditBooks(pool: pg.Pool, shopId: string): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const [name, query] of Object.entries(CHECKS)) {
    const { rows } = await pool.query<Record<string, unknown>>(query, [shopId])
    if (rows.length > 0) found[name] = rows.slice(0, 5)
  }
  return found
}
