// The partner whom a viewer is bound to.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'

export interface OwnPartner {
  name: string
  /** `via` in links */
  slug: string
  isPaused: boolean
}

/** @throws where there is none: nobody is bound to a partner that does not exist */
export async function readOwnPartner(db: Queryable, { shopId, partnerId }: Viewer): Promise<OwnPartner> {
  const { rows } = await db.query<OwnPartner>(
    `SELECT name, slug, status <> 'active' AS "isPaused" FROM partner WHERE shop_id = $1 AND id = $2`,
    [shopId, partnerId],
  )
  if (!rows[0]) throw new Error(`no partner ${partnerId} in shop ${shopId}`)
  return rows[0]
}
