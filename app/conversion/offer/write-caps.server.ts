// Writes the caps of an offer or of a partner. One that stays the same is not touched, as with rules. Part of save-offer and
// save-partner-caps.
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { CheckedCap } from './check-caps.ts'
import { rowIds, type KnownRow } from './row-ids.ts'

/** Whose list it is: an offer's for everybody, or all that a partner has, on single offers and over all of them. */
export interface CapsOwner {
  shopId: string
  whose: 'offer' | 'partner'
  id: string
}

const OWN = { offer: 'offer_id = $2 AND partner_id IS NULL', partner: 'partner_id = $2' } as const
const SAME = ['offer_id', 'measure', 'period', '"limit"', 'currency', 'effect']

/** @param caps all that the list is to have; `offerId` null: over all offers */
export async function writeCaps(
  db: Queryable,
  { shopId, whose, id: ownerId }: CapsOwner,
  caps: readonly (CheckedCap & { offerId: string | null })[],
  newId: NewId,
): Promise<void> {
  const sent = caps.map(({ id }) => id)
  const own = OWN[whose]
  const { rows: known } = await db.query<KnownRow>(
    `SELECT id, coalesce(${own}, false) AS own FROM cap WHERE shop_id = $1 AND ((${own}) OR id = ANY ($3::uuid[]))`,
    [shopId, ownerId, sent.filter((id) => id !== null)],
  )
  const { ids, gone } = rowIds(sent, known, newId)
  if (gone.length > 0)
    await db.query('DELETE FROM cap WHERE shop_id = $1 AND id = ANY ($2::uuid[])', [shopId, gone])
  if (caps.length === 0) return
  const written = caps.map(({ limit, offerId, measure, period, currency, effect }, index) => ({
    id: ids[index],
    offer_id: offerId,
    measure,
    period,
    limit: limit.toString(),
    currency,
    effect,
  }))
  await db.query(
    `INSERT INTO cap (shop_id, id, partner_id, ${SAME.join(', ')})
     SELECT $1, given.id, $2, ${SAME.map((name) => `given.${name}`).join(', ')}
       FROM json_to_recordset($3)
         AS given(id uuid, offer_id uuid, measure text, period text, "limit" bigint, currency text, effect text)
         ON CONFLICT (shop_id, id) DO UPDATE SET ${SAME.map((name) => `${name} = excluded.${name}`).join(', ')}
      WHERE (${SAME.map((name) => `cap.${name}`).join(', ')})
         IS DISTINCT FROM (${SAME.map((name) => `excluded.${name}`).join(', ')})`,
    [shopId, whose === 'partner' ? ownerId : null, JSON.stringify(written)],
  )
}
