// The list of a shop's offers, a page at a time by name, ready to be shown: what each pays, and what it brought in the last 30 days.
import { readRule } from '#app/conversion/payout/read-rule.ts'
import type { RuleRow } from '#app/conversion/offer/show-draft.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { readFigures, type OfferFigures } from './figures.server.ts'
import { ruleWords } from './payout-words.ts'

export interface OfferListRow {
  id: string
  name: string
  slug: string
  status: 'active' | 'paused'
  isDefault: boolean
  payout: string
  partners: string
  coupons: string
  conversions: string
  /** A text a currency. */
  revenue: string[]
}

export interface OfferList {
  rows: OfferListRow[]
  /** `after` of the next page; null on the last. */
  next: string | null
  isFirst: boolean
}

const PAGE = 50

interface OfferRow {
  id: string
  name: string
  slug: string
  status: OfferListRow['status']
  is_default: boolean
}

/** @param after the last offer of the page before; one that is not the shop's counts as none */
export async function readOfferList(
  db: Queryable,
  viewer: Merchant,
  reader: Reader,
  after: string | null,
): Promise<OfferList> {
  const { shopId } = viewer
  const { rows: found } = await db.query<OfferRow>(
    `SELECT offer.id, offer.name, offer.slug, offer.status, coalesce(shop.default_offer_id = offer.id, false) AS is_default
       FROM offer JOIN shop ON shop.id = offer.shop_id
      WHERE offer.shop_id = $1 AND ($2::uuid IS NULL OR (offer.name, offer.id) >
            (SELECT last.name, last.id FROM offer AS last WHERE last.shop_id = $1 AND last.id = $2))
      ORDER BY offer.name, offer.id LIMIT $3`,
    [shopId, after !== null && isUuid(after) ? after : null, PAGE + 1],
  )
  const offers = found.slice(0, PAGE)
  const ids = offers.map(({ id }) => id)
  const [rules, counts, figures] = await Promise.all([
    readFirstRules(db, shopId, ids),
    readCounts(db, shopId, ids),
    readFigures(db, viewer, reader),
  ])
  const number = new Intl.NumberFormat(reader.locale)
  return {
    rows: offers.map(({ is_default: isDefault, ...offer }) => ({
      ...offer,
      isDefault,
      payout: payoutWords(rules.get(offer.id), reader),
      partners: number.format(counts.get(offer.id)?.partners ?? 0),
      coupons: number.format(counts.get(offer.id)?.coupons ?? 0),
      ...shown(figures.get(offer.id), number),
    })),
    next: found.length > PAGE ? (ids.at(-1) ?? null) : null,
    isFirst: after === null,
  }
}

function shown(figures: OfferFigures | undefined, number: Intl.NumberFormat) {
  return { conversions: number.format(figures?.conversions ?? 0), revenue: figures?.revenue ?? [] }
}

type FirstRule = RuleRow & { offer_id: string; total: number }

/** The rule that is tried first of each offer, that of sales where there is one, and how many there are. */
async function readFirstRules(
  db: Queryable,
  shopId: string,
  ids: readonly string[],
): Promise<Map<string, FirstRule>> {
  const { rows } = await db.query<FirstRule>(
    `SELECT * FROM (SELECT rule.*, (count(*) OVER mine)::int AS total,
                     row_number() OVER (mine ORDER BY event <> 'sale', event, position, id) AS number
                      FROM payout_rule AS rule
                     WHERE shop_id = $1 AND offer_id = ANY ($2::uuid[]) AND partner_id IS NULL
                    WINDOW mine AS (PARTITION BY offer_id)) AS rule
      WHERE number = 1`,
    [shopId, ids],
  )
  return new Map(rows.map((row) => [row.offer_id, row]))
}

function payoutWords(rule: FirstRule | undefined, reader: Reader): string {
  const { say } = reader
  if (rule === undefined) return say('No payout rule')
  const text = ruleWords(readRule(rule), reader)
  const payout = rule.event === 'sale' ? text : `${rule.event}: ${text}`
  if (rule.total === 1) return payout
  return `${payout} ${say('(and {{count, number}} more)', { count: rule.total - 1 })}`
}

/** Coupons, and partners that have something to do with the offer: a code, a payout of their own, or it is their default. */
async function readCounts(
  db: Queryable,
  shopId: string,
  ids: readonly string[],
): Promise<Map<string, { partners: number; coupons: number }>> {
  const { rows } = await db.query<{ id: string; partners: number; coupons: number }>(
    `SELECT asked.id, (SELECT count(*)::int FROM coupon WHERE shop_id = $1 AND offer_id = asked.id) AS coupons,
            (SELECT count(DISTINCT partner_id)::int FROM (
               SELECT partner_id FROM coupon WHERE shop_id = $1 AND offer_id = asked.id
               UNION ALL SELECT partner_id FROM payout_rule WHERE shop_id = $1 AND offer_id = asked.id AND partner_id IS NOT NULL
               UNION ALL SELECT partner.id FROM partner WHERE shop_id = $1 AND default_offer_id = asked.id) AS mine) AS partners
       FROM unnest($2::uuid[]) AS asked(id)`,
    [shopId, ids],
  )
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}
