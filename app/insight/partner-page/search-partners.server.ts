// The partners that a search finds: by the beginning of a word of their name, short name or e-mail address, or by a whole coupon code.
// What partners are called stands in partner_term from each word on, sorted; a search is one stretch of it, read page by page. Each
// partner stands where the first of its terms does that fits, and whose coupon it is stands in front.
import { couponKey } from '#app/attribution/coupon-key.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { createParameters, type Parameters } from '../parameters.ts'
import {
  FOUND_COLUMNS,
  type FoundPartner,
  type ListPlace,
  type ReadList,
  type Stretch,
} from './found-partner.ts'
import type { PartnerListQuery } from './list-query.ts'

/** Behind every character. */
const GREATEST = '\u{10FFFF}'
/** Where the owner of a coupon stands: in front of every term. */
const COUPON = ''
/** Of a term (the migration's search_terms). */
const MAX_TERM_CHARS = 100
const STATUSES = ['active', 'paused'] as const

interface Asked {
  shopId: string
  /** Terms that fit lie between them; null: the search has no word in it. */
  words: { from: string; to: string } | null
  /** Whose coupon code it is. */
  owner: string | null
  statuses: readonly FoundPartner['status'][]
}

/** @param query its search is not empty */
export async function searchPartners(
  db: Queryable,
  shopId: string,
  { search, status }: PartnerListQuery,
): Promise<ReadList> {
  const { rows } = await db.query<{ key: string; owner: string | null }>(
    `SELECT left(search_key($2), ${MAX_TERM_CHARS}) AS key, (SELECT partner_id FROM coupon WHERE shop_id = $1 AND code_key = $3) AS owner`,
    [shopId, search, couponKey(search)],
  )
  const { key = '', owner = null } = rows[0] ?? {}
  const asked: Asked = {
    shopId,
    words: key === '' ? null : { from: key, to: key + GREATEST },
    owner,
    statuses: status === 'all' ? STATUSES : [status],
  }
  return {
    placeOf: (partnerId) => placeOf(db, asked, partnerId),
    read: (stretch) => readFound(db, asked, stretch),
  }
}

async function placeOf(db: Queryable, { shopId, words, owner }: Asked, partnerId: string) {
  if (partnerId === owner) return { key: COUPON, id: partnerId }
  if (words === null) return null
  const { rows } = await db.query<{ key: string | null }>(
    `SELECT min(term) AS key FROM partner_term WHERE shop_id = $1 AND partner_id = $2 AND term >= $3 AND term < $4`,
    [shopId, partnerId, words.from, words.to],
  )
  const key = rows[0]?.key ?? null
  return key === null ? null : { key, id: partnerId }
}

async function readFound(db: Queryable, asked: Asked, stretch: Stretch): Promise<FoundPartner[]> {
  const { values, add } = createParameters()
  const order = stretch.isBack ? 'DESC' : 'ASC'
  const sorted = `ORDER BY term ${order}, partner_id ${order} LIMIT ${add(stretch.limit)}`
  const parts = [
    ...ownerPart(add, asked, stretch),
    // One status after the other, because only then the index gives them in order.
    ...asked.statuses.flatMap((status) => termPart(add, asked, status, stretch)),
  ].map((part) => `(${part} ${sorted})`)
  if (parts.length === 0) return []
  const { rows } = await db.query<FoundPartner>(
    `SELECT ${FOUND_COLUMNS} FROM (SELECT * FROM (${parts.join(' UNION ALL ')}) AS each ${sorted}) AS found
       JOIN partner ON partner.shop_id = ${add(asked.shopId)} AND partner.id = found.partner_id
      ORDER BY term ${order}, partner_id ${order}`,
    values,
  )
  return rows
}

type Add = Parameters['add']

/** In front of all terms: behind a place there is no owner, before one of a term there is. */
function ownerPart(add: Add, { shopId, owner, statuses }: Asked, { place, isBack }: Stretch): string[] {
  if (owner === null || (place !== null && (!isBack || place.key === COUPON))) return []
  return [
    `SELECT '${COUPON}' COLLATE "C" AS term, id AS partner_id FROM partner
      WHERE shop_id = ${add(shopId)} AND id = ${add(owner)} AND status = ANY (${add(statuses)}::text[])`,
  ]
}

/**
 * Those whose first fitting term it is. The shop is something that the planner cannot look up in its statistics, and the earlier term
 * is asked for row by row (OFFSET 0): of a shop that has grown since they were made it would take any index that begins with it.
 */
function termPart(
  add: Add,
  { shopId, words, owner }: Asked,
  status: FoundPartner['status'],
  stretch: Stretch,
): string[] {
  if (words === null) return []
  const shop = `(SELECT ${add(shopId)}::uuid)`
  return [
    `SELECT term, partner_id FROM partner_term
      WHERE shop_id = ${shop} AND status = ${add(status)} AND ${bounds(add, words, stretch)}
        AND partner_id IS DISTINCT FROM ${add(owner)}::uuid
        AND NOT EXISTS (SELECT FROM partner_term AS earlier
              WHERE earlier.shop_id = ${shop} AND earlier.partner_id = partner_term.partner_id
                AND earlier.term >= ${add(words.from)} AND earlier.term < partner_term.term OFFSET 0)`,
  ]
}

/** One at either end: of two at the same end the index may begin at the one that is further away. */
function bounds(add: Add, words: { from: string; to: string }, { place, isBack }: Stretch): string {
  const at = ({ key, id }: ListPlace) => `(${add(key)}, ${add(id)}::uuid)`
  const above =
    place && !isBack && place.key !== COUPON
      ? `(term, partner_id) > ${at(place)}`
      : `term >= ${add(words.from)}`
  const below = place && isBack ? `(term, partner_id) < ${at(place)}` : `term < ${add(words.to)}`
  return `${above} AND ${below}`
}
