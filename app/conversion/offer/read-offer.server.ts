// A saved offer with its rules and caps, as its form shows it, and the rules of partners, which are shown beside it.
import type { Queryable } from '#app/platform/database.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { CapRow } from './cap-draft.ts'
import type { OfferDraft } from './offer-draft.ts'
import type { RuleDraft } from './rule-draft.ts'
import { showDraft, showRule, type OfferRow, type RuleRow } from './show-draft.ts'

export interface SavedOffer {
  id: string
  version: number
  status: 'active' | 'paused'
  hasSecret: boolean
  /** Whether it is the shop's default offer. */
  isDefault: boolean
  draft: OfferDraft
  /** Rules of single partners, which come before those of the draft. */
  overrides: { partner: { id: string; name: string }; rule: RuleDraft }[]
}

type Row = OfferRow & {
  version: number
  status: SavedOffer['status']
  has_secret: boolean
  is_default: boolean
  shop_currency: string | null
}

/** More than a page would show. */
const MAX_OVERRIDES = 100

/** @returns null where the shop has no such offer */
export async function readOffer(db: Queryable, shopId: string, id: string): Promise<SavedOffer | null> {
  if (!isUuid(id)) return null
  const { rows } = await db.query<Row>(
    `SELECT offer.*, offer.postback_secret_digest IS NOT NULL AS has_secret, shop.currency AS shop_currency,
            coalesce(shop.default_offer_id = offer.id, false) AS is_default
       FROM offer JOIN shop ON shop.id = offer.shop_id WHERE offer.shop_id = $1 AND offer.id = $2`,
    [shopId, id],
  )
  const [row] = rows
  if (!row) return null
  const currency = row.shop_currency ?? 'USD'
  const rules = await readRules(db, shopId, id)
  const caps = await readCaps(db, shopId, id)
  return {
    id,
    version: row.version,
    status: row.status,
    hasSecret: row.has_secret,
    isDefault: row.is_default,
    draft: showDraft(
      row,
      rules.filter(({ partner_id }) => partner_id === null),
      caps,
      currency,
    ),
    overrides: rules.flatMap((rule) =>
      rule.partner_id === null
        ? []
        : [
            {
              partner: { id: rule.partner_id, name: rule.partner_name ?? '' },
              rule: showRule(rule, currency),
            },
          ],
    ),
  }
}

/** Those for everybody, in their order, and then the first of those for partners. */
async function readRules(
  db: Queryable,
  shopId: string,
  offerId: string,
): Promise<(RuleRow & { partner_name: string | null })[]> {
  const { rows } = await db.query<RuleRow & { partner_name: string | null }>(
    `(SELECT rule.*, NULL AS partner_name FROM payout_rule AS rule
       WHERE rule.shop_id = $1 AND offer_id = $2 AND partner_id IS NULL ORDER BY position, rule.id)
     UNION ALL
     (SELECT rule.*, partner.name FROM payout_rule AS rule
        JOIN partner ON partner.shop_id = rule.shop_id AND partner.id = rule.partner_id
       WHERE rule.shop_id = $1 AND offer_id = $2 ORDER BY partner.name, rule.event, position, rule.id LIMIT $3)`,
    [shopId, offerId, MAX_OVERRIDES],
  )
  return rows
}

/** Of the offer for everybody; those of a partner on it are the partner's page's. */
async function readCaps(db: Queryable, shopId: string, offerId: string): Promise<CapRow[]> {
  const { rows } = await db.query<CapRow>(
    `SELECT id, measure, period, "limit", currency, effect FROM cap
      WHERE shop_id = $1 AND offer_id = $2 AND partner_id IS NULL ORDER BY id`,
    [shopId, offerId],
  )
  return rows
}
