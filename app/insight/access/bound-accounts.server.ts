// All staff accounts of a shop that are bound to a partner, whichever it is: for the merchant, who wants to know who sees what.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '#app/program/viewer.ts'

export interface BoundAccounts {
  partners: { id: string; name: string; accounts: number }[]
}

/** Of partners with accounts, so many are listed. */
const MOST = 200

export async function readBoundAccounts(db: Queryable, { shopId }: Merchant): Promise<BoundAccounts> {
  const { rows } = await db.query<BoundAccounts['partners'][number]>(
    `SELECT p.id, p.name, count(*)::int AS accounts
       FROM admin_user u JOIN partner p ON p.shop_id = u.shop_id AND p.id = u.partner_id
      WHERE u.shop_id = $1 GROUP BY p.id, p.name ORDER BY lower(p.name), p.id LIMIT ${MOST}`,
    [shopId],
  )
  return { partners: rows }
}
