// What credited offers count as revenue, and how long they take something back: read before an order's amounts are.
import type { Queryable } from '#app/platform/database.server.ts'

export interface Basis {
  /** As stored: some of AmountOptions. */
  options: unknown
  refundWindowDays: number | null
}

/** @returns the basis of an offer that was asked about; throws for another one: a bug */
export async function readBases(
  db: Queryable,
  offers: readonly { shopId: string; offerId: string }[],
): Promise<(shopId: string, offerId: string) => Basis> {
  const asked = [...new Map(offers.map((offer) => [`${offer.shopId} ${offer.offerId}`, offer])).values()]
  const bases = new Map<string, Basis>()
  if (asked.length > 0) {
    const { rows } = await db.query<{
      shop_id: string
      id: string
      basis: unknown
      refund_window_days: number | null
    }>({
      name: 'bases of offers',
      text: `SELECT offer.shop_id, offer.id, offer.basis, offer.refund_window_days
               FROM unnest($1::uuid[], $2::uuid[]) AS asked(shop_id, id)
               JOIN offer ON offer.shop_id = asked.shop_id AND offer.id = asked.id`,
      values: [asked.map(({ shopId }) => shopId), asked.map(({ offerId }) => offerId)],
    })
    for (const row of rows)
      bases.set(`${row.shop_id} ${row.id}`, { options: row.basis, refundWindowDays: row.refund_window_days })
  }
  return (shopId, offerId) => {
    const basis = bases.get(`${shopId} ${offerId}`)
    if (!basis) throw new Error('an order is credited for an offer that does not exist')
    return basis
  }
}
