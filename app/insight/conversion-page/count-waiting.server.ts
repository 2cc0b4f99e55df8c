// How many conversions wait, pending and on hold; counted no further than a page can be of use for.
import type { Locale } from '#app/language/locales.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { findIds } from './find-ids.server.ts'
import { ALWAYS } from './list-query.ts'

const MOST = 500

export interface Waiting {
  /** `12`, `500+` */
  pending: string
  hold: string
  isEmpty: boolean
}

type Status = 'pending' | 'hold'

export async function countWaiting(db: Queryable, viewer: Viewer, locale: Locale): Promise<Waiting> {
  const count = viewer.partnerId === null ? countAll : countOwn
  const [pending, hold] = await Promise.all([count(db, viewer, 'pending'), count(db, viewer, 'hold')])
  const show = ({ number, isAll }: Counted) => number.toLocaleString(locale) + (isAll ? '' : '+')
  return { pending: show(pending), hold: show(hold), isEmpty: pending.number + hold.number === 0 }
}

interface Counted {
  number: number
  isAll: boolean
}

async function countAll(db: Queryable, { shopId }: Viewer, status: Status): Promise<Counted> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT FROM conversion WHERE shop_id = (SELECT $1::uuid) AND status = '${status}' AND status <> 'approved' LIMIT ${MOST + 1}) AS waiting`,
    [shopId],
  )
  const count = rows[0]?.count ?? 0
  return { number: Math.min(count, MOST), isAll: count <= MOST }
}

/** Found as the list finds them: neither all that waits in the shop nor all that is the partner's has to be looked at. */
async function countOwn(db: Queryable, viewer: Viewer, status: Status): Promise<Counted> {
  const asked = { order: 'DESC', from: null, limit: MOST } as const
  const { ids, goesOnAt } = await findIds(db, viewer, {
    filter: { statuses: [status], period: ALWAYS },
    ...asked,
  })
  return { number: ids.length, isAll: goesOnAt === null }
}
