// Writes the caps of an offer. One that stays the same is not touched, as with rules. Part of save-offer.
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { CheckedOffer } from './check-offer.ts'
import { rowIds, type KnownRow } from './row-ids.ts'

const SAME = ['measure', 'period', '"limit"', 'currency', 'effect']

/** @param caps all that the offer is to have for everybody; those of a partner on it stay */
export async function writeCaps(
  db: Queryable,
  { shopId, id: offerId }: { shopId: string; id: string },
  caps: CheckedOffer['caps'],
  newId: NewId,
): Promise<void> {
  const sent = caps.map(({ id }) => id)
  const { rows: known } = await db.query<KnownRow>(
    `SELECT id, offer_id = $2 AND partner_id IS NULL AS own FROM cap
      WHERE shop_id = $1 AND ((offer_id = $2 AND partner_id IS NULL) OR id = ANY ($3::uuid[]))`,
    [shopId, offerId, sent.filter((id) => id !== null)],
  )
  const { ids, gone } = rowIds(sent, known, newId)
  if (gone.length > 0)
    await db.query('DELETE FROM cap WHERE shop_id = $1 AND id = ANY ($2::uuid[])', [shopId, gone])
  const written = caps.map((cap, index) => ({ ...cap, limit: cap.limit.toString(), id: ids[index] }))
  if (written.length === 0) return
  await db.query(
    `INSERT INTO cap (shop_id, id, offer_id, measure, period, "limit", currency, effect)
     SELECT $1, given.id, $2, given.measure, given.period, given."limit", given.currency, given.effect
       FROM json_to_recordset($3) AS given(id uuid, measure text, period text, "limit" bigint, currency text, effect text)
         ON CONFLICT (shop_id, id) DO UPDATE SET ${SAME.map((name) => `${name} = excluded.${name}`).join(', ')}
      WHERE (${SAME.map((name) => `cap.${name}`).join(', ')})
         IS DISTINCT FROM (${SAME.map((name) => `excluded.${name}`).join(', ')})`,
    [shopId, offerId, JSON.stringify(written)],
  )
}
