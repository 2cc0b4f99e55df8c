// What the pipelines need to know of shops, by domain or by id.
import type { Queryable } from '#app/platform/database.server.ts'

export interface ShopRow {
  id: string
  domain: string
  slug: string
  currency: string
  timeZone: string
  revenueVisible: boolean
  followTestOrders: boolean
  /** Which of several clicks is credited. */
  clickChoice: 'last' | 'first'
  /** A conversion whose buyer is the partner waits for a person. */
  reviewSelfReferrals: boolean
  /** Sealed key for buyers' e-mail addresses; null: none is hashed. */
  matchKey: string | null
  /** The parameters by which visitors of partners that are networks arrive. */
  arrivalNames: string[]
}

const COLUMNS = `id, domain, slug, currency, time_zone AS "timeZone", revenue_visible AS "revenueVisible",
  test_orders = 'follow' AS "followTestOrders", click_choice AS "clickChoice",
  self_referral = 'review' AS "reviewSelfReferrals", match_key AS "matchKey",
  ARRAY(SELECT arrival_parameter FROM partner WHERE partner.shop_id = shop.id AND arrival_parameter IS NOT NULL) AS "arrivalNames"`

/** The shops of these myshopify domains, by domain; unknown ones are missing. */
export async function readShopsByDomain(
  db: Queryable,
  domains: readonly string[],
): Promise<Map<string, ShopRow>> {
  const { rows } = await db.query<ShopRow>({
    name: 'shops by domain',
    text: `SELECT ${COLUMNS} FROM shop WHERE domain = ANY($1)`,
    values: [domains],
  })
  return new Map(rows.map((row) => [row.domain, row]))
}

/** The shops of these ids, by id. */
export async function readShopsById(db: Queryable, ids: readonly string[]): Promise<Map<string, ShopRow>> {
  const { rows } = await db.query<ShopRow>({
    name: 'shops by id',
    text: `SELECT ${COLUMNS} FROM shop WHERE id = ANY($1::uuid[])`,
    values: [ids],
  })
  return new Map(rows.map((row) => [row.id, row]))
}
