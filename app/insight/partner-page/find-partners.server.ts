// A page of a shop's partners by name: keyset pages over an index, so that the first page of a hundred thousand partners is read as
// quickly as that of ten.
import { couponKey } from '#app/attribution/coupon-key.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import type { PartnerListQuery } from './list-query.ts'

export interface FoundPartner {
  id: string
  name: string
  slug: string
  email: string | null
  status: 'active' | 'paused'
  arrivalParameter: string | null
}

export interface FoundPage {
  partners: FoundPartner[]
  /** Whether there is more on either side. */
  hasBefore: boolean
  hasAfter: boolean
}

/** Pages go by it; a cursor whose partner is not there any more counts as none. */
type Place = { key: string; id: string }

export async function findPartners(
  db: Queryable,
  { shopId }: Merchant,
  query: PartnerListQuery,
  limit: number,
): Promise<FoundPage> {
  const place = query.from && (await placeOf(db, shopId, query.from.partnerId))
  const isBack = place !== null && query.from?.side === 'before'
  const rows = await readRows(db, shopId, query, { place, isBack, limit: limit + 1 })
  const goesOn = rows.length > limit
  const partners = rows.slice(0, limit)
  if (isBack) partners.reverse()
  return { partners, hasBefore: isBack ? goesOn : place !== null, hasAfter: isBack ? true : goesOn }
}

async function placeOf(db: Queryable, shopId: string, partnerId: string): Promise<Place | null> {
  const { rows } = await db.query<Place>(
    'SELECT lower(name) AS key, id FROM partner WHERE shop_id = $1 AND id = $2',
    [shopId, partnerId],
  )
  return rows[0] ?? null
}

async function readRows(
  db: Queryable,
  shopId: string,
  { search, status }: PartnerListQuery,
  page: { place: Place | null; isBack: boolean; limit: number },
): Promise<FoundPartner[]> {
  const values: unknown[] = [shopId, page.limit]
  const value = (given: unknown) => `$${values.push(given)}`
  const conditions = ['shop_id = $1']
  if (status !== 'all') conditions.push(`status = ${value(status)}`)
  if (search !== '') conditions.push(searchCondition(value(search.toLowerCase()), value(couponKey(search))))
  if (page.place) {
    const { key, id } = page.place
    conditions.push(`(lower(name), id) ${page.isBack ? '<' : '>'} (${value(key)}, ${value(id)}::uuid)`)
  }
  const order = page.isBack ? 'DESC' : 'ASC'
  const { rows } = await db.query<FoundPartner>(
    `SELECT id, name, slug, email, status, arrival_parameter AS "arrivalParameter" FROM partner
      WHERE ${conditions.join(' AND ')} ORDER BY lower(name) ${order}, id ${order} LIMIT $2`,
    values,
  )
  return rows
}

/**
 * Anywhere in a name, short name, address or code: no index knows that, so every partner of the shop is looked at once until the page
 * is full. The codes are looked through once, not once a partner.
 */
function searchCondition(text: string, code: string): string {
  return `(strpos(lower(name || E'\\n' || slug || E'\\n' || coalesce(email, '')), ${text}) > 0
           OR id = ANY (ARRAY(SELECT partner_id FROM coupon WHERE shop_id = $1 AND strpos(code_key, ${code}) > 0)))`
}
