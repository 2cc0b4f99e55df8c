// How many conversions wait, pending and on hold; counted no further than a page can be of use for.
import type { Locale } from '#app/language/locales.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'

const MOST = 10_000

export interface Waiting {
  /** `12`, `10,000+` */
  pending: string
  hold: string
  isEmpty: boolean
}

export async function countWaiting(
  db: Queryable,
  { shopId, partnerId }: Viewer,
  locale: Locale,
): Promise<Waiting> {
  const count = async (status: 'pending' | 'hold') => {
    const { rows } = await db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM (
         SELECT FROM conversion WHERE shop_id = $1 AND status = '${status}' AND status <> 'approved'
            AND partner_id = coalesce($2::uuid, partner_id) LIMIT ${MOST + 1}) AS waiting`,
      [shopId, partnerId],
    )
    return rows[0]?.count ?? 0
  }
  const [pending, hold] = await Promise.all([count('pending'), count('hold')])
  const show = (number: number) =>
    number > MOST ? `${MOST.toLocaleString(locale)}+` : number.toLocaleString(locale)
  return { pending: show(pending), hold: show(hold), isEmpty: pending + hold === 0 }
}
