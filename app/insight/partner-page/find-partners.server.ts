// A page of a shop's partners: keyset pages over an index, so that the first page of a hundred thousand partners is read as quickly
// as that of ten. By name where all are listed; a search has pages of its own (search-partners).
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { FOUND_COLUMNS, type FoundPartner, type ListPlace, type ReadList } from './found-partner.ts'
import type { PartnerListQuery } from './list-query.ts'
import { searchPartners } from './search-partners.server.ts'

export interface FoundPage {
  partners: FoundPartner[]
  /** Whether there is more on either side. */
  hasBefore: boolean
  hasAfter: boolean
}

export async function findPartners(
  db: Queryable,
  { shopId }: Merchant,
  query: PartnerListQuery,
  limit: number,
): Promise<FoundPage> {
  const list = query.search === '' ? allPartners(db, shopId, query) : await searchPartners(db, shopId, query)
  const place = query.from && (await list.placeOf(query.from.partnerId))
  const isBack = place !== null && query.from?.side === 'before'
  const rows = await list.read({ place, isBack, limit: limit + 1 })
  const goesOn = rows.length > limit
  const partners = rows.slice(0, limit)
  if (isBack) partners.reverse()
  return { partners, hasBefore: isBack ? goesOn : place !== null, hasAfter: isBack ? true : goesOn }
}

/** By name, whatever its case. */
function allPartners(db: Queryable, shopId: string, { status }: PartnerListQuery): ReadList {
  return {
    async placeOf(partnerId) {
      const { rows } = await db.query<ListPlace>(
        'SELECT lower(name) AS key, id FROM partner WHERE shop_id = $1 AND id = $2',
        [shopId, partnerId],
      )
      return rows[0] ?? null
    },
    async read({ place, isBack, limit }) {
      const values: unknown[] = [shopId, limit]
      const value = (given: unknown) => `$${values.push(given)}`
      const conditions = ['shop_id = $1']
      if (status !== 'all') conditions.push(`status = ${value(status)}`)
      if (place)
        conditions.push(
          `(lower(name), id) ${isBack ? '<' : '>'} (${value(place.key)}, ${value(place.id)}::uuid)`,
        )
      const order = isBack ? 'DESC' : 'ASC'
      const { rows } = await db.query<FoundPartner>(
        `SELECT ${FOUND_COLUMNS} FROM partner
          WHERE ${conditions.join(' AND ')} ORDER BY lower(name) ${order}, id ${order} LIMIT $2`,
        values,
      )
      return rows
    },
  }
}
