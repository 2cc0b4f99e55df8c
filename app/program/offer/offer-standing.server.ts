// What is done to an offer beside editing it: pausing, resuming, choosing it as the shop's default. Links in memory hear of it by the
// database's own word (click/link-cache). None of it is in the form, so it is no conflict with somebody who edits.
import type { Database } from '#app/platform/database.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { Merchant } from '../viewer.ts'

type Db = Pick<Database, 'pool'>

/** While it is paused its links lead on without a click; clicks of before still count. @returns false: the shop has no such offer */
export async function setOfferStatus(
  { pool }: Db,
  { shopId }: Merchant,
  id: string,
  status: 'active' | 'paused',
  nowMs: number,
): Promise<boolean> {
  if (!isUuid(id)) return false
  const { rowCount } = await pool.query(
    'UPDATE offer SET status = $3, updated_at = $4 WHERE shop_id = $1 AND id = $2',
    [shopId, id, status, new Date(nowMs)],
  )
  return rowCount === 1
}

/** It counts where a link or a coupon names none. @returns false: the shop has no such offer */
export async function chooseDefaultOffer(
  { pool }: Db,
  { shopId }: Merchant,
  id: string,
  nowMs: number,
): Promise<boolean> {
  if (!isUuid(id)) return false
  const { rowCount } = await pool.query(
    `UPDATE shop SET default_offer_id = $2, updated_at = $3
      WHERE id = $1 AND EXISTS (SELECT FROM offer WHERE shop_id = $1 AND offer.id = $2)`,
    [shopId, id, new Date(nowMs)],
  )
  return rowCount === 1
}
