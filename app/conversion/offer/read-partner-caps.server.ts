// All caps of a partner, on single offers and over all of them, as their form shows them.
import type { Queryable } from '#app/platform/database.server.ts'
import { showCap, type CapRow, type PartnerCapsDraft } from './cap-draft.ts'
import { rowsVersion } from './rows-version.server.ts'
import type { Versioned } from './save-versioned.server.ts'

type Row = CapRow & { offerId: string | null }

/**
 * Those over all offers first.
 * @param currency the shop's, of caps that count conversions
 * @param forUpdate they stay as they are until the transaction ends
 */
export async function readPartnerCaps(
  db: Queryable,
  { shopId, partnerId }: { shopId: string; partnerId: string },
  currency: string,
  { forUpdate = false } = {},
): Promise<Versioned<PartnerCapsDraft>> {
  const { rows } = await db.query<Row>(
    `SELECT id, offer_id AS "offerId", measure, period, "limit", currency, effect FROM cap
      WHERE shop_id = $1 AND partner_id = $2 ORDER BY offer_id NULLS FIRST, measure, period, id ${forUpdate ? 'FOR UPDATE' : ''}`,
    [shopId, partnerId],
  )
  const caps = rows.map((row) => ({ ...showCap(row, currency), offerId: row.offerId ?? '' }))
  return { version: rowsVersion(rows), draft: { caps } }
}
