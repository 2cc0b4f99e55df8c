// What offers and partners demand of conversions: read for a whole batch at once, inside its transaction. The rules of payout and
// the caps come as JSON with the row they belong to, so that one query brings all.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Cap } from './cap.ts'
import type { Flat, PayoutRule, Period } from './payout/rule.ts'
import type { Reference } from './reading.ts'
import { readRule, type PayoutRuleRow } from './payout/read-rule.ts'

export interface ReferenceTerms {
  offer: { id: string; slug: string }
  partner: { id: string; slug: string; customerId: string | null; buyerHash: string | null }
  holdDays: number
  /** Whether its conversions wait for a person before they are approved. */
  manualApproval: boolean
  flatProRata: boolean
  payoutCap: Flat | null
  /** For the event, and for everybody or this partner. */
  rules: readonly PayoutRule[]
  /** Of the offer, the partner, or both. */
  caps: readonly Cap[]
  /** Of tiers for any event: what they count is of every event. */
  tierPeriods: readonly Period[]
}

/** Money as text: JSON has no bigint. */
type RuleJson = Omit<PayoutRuleRow, 'flat_minor'> & { flat_minor: string | null }
type CapJson = Omit<Cap, 'limit'> & { limit: string }

interface TermsRow {
  shop_id: string
  offer_id: string
  partner_id: string
  event: string
  offer_slug: string
  hold_days: number
  approval: 'automatic' | 'manual'
  flat_pro_rata: boolean
  payout_cap_minor: bigint | null
  payout_cap_currency: string | null
  partner_slug: string
  customer_id: string | null
  buyer_hash: string | null
  rules: RuleJson[]
  caps: CapJson[]
  tier_periods: Period[]
}

/** The terms of every reference, in the same order. Throws where offer or partner does not exist: a bug. */
export async function readTerms(db: Queryable, references: readonly Reference[]): Promise<ReferenceTerms[]> {
  if (references.length === 0) return []
  const keyOf = ({ shopId, offerId, partnerId, event }: Reference) =>
    `${shopId} ${offerId} ${partnerId} ${event}`
  const asked = [...new Map(references.map((reference) => [keyOf(reference), reference])).values()]
  const { rows } = await db.query<TermsRow>({
    name: 'terms',
    text: `SELECT asked.*, offer.slug AS offer_slug, offer.hold_days, offer.approval, offer.flat_pro_rata, offer.payout_cap_minor,
                  offer.payout_cap_currency, partner.slug AS partner_slug, partner.customer_id, partner.buyer_hash,
                  coalesce((SELECT json_agg(json_build_object('id', id, 'partner_id', rule.partner_id, 'position', position,
                      'conditions', conditions, 'kind', kind, 'flat_minor', flat_minor::text, 'flat_currency', flat_currency,
                      'basis_points', basis_points, 'tiers', tiers))
                    FROM payout_rule AS rule WHERE rule.shop_id = asked.shop_id AND rule.offer_id = asked.offer_id
                     AND rule.event = asked.event AND (rule.partner_id IS NULL OR rule.partner_id = asked.partner_id)), '[]') AS rules,
                  coalesce((SELECT json_agg(json_build_object('offerId', cap.offer_id, 'partnerId', cap.partner_id, 'measure', measure,
                      'period', period, 'limit', "limit"::text, 'currency', currency, 'effect', effect))
                    FROM cap WHERE cap.shop_id = asked.shop_id AND (cap.offer_id IS NULL OR cap.offer_id = asked.offer_id)
                     AND (cap.partner_id IS NULL OR cap.partner_id = asked.partner_id)), '[]') AS caps,
                  ARRAY(SELECT DISTINCT rule.tiers ->> 'period' FROM payout_rule AS rule WHERE rule.shop_id = asked.shop_id
                     AND rule.offer_id = asked.offer_id AND rule.kind = 'tiers'
                     AND (rule.partner_id IS NULL OR rule.partner_id = asked.partner_id)) AS tier_periods
             FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) AS asked(shop_id, offer_id, partner_id, event)
             JOIN offer ON offer.shop_id = asked.shop_id AND offer.id = asked.offer_id
             JOIN partner ON partner.shop_id = asked.shop_id AND partner.id = asked.partner_id`,
    values: [
      asked.map(({ shopId }) => shopId),
      asked.map(({ offerId }) => offerId),
      asked.map(({ partnerId }) => partnerId),
      asked.map(({ event }) => event),
    ],
  })
  const terms = new Map(
    rows.map((row) => [`${row.shop_id} ${row.offer_id} ${row.partner_id} ${row.event}`, toTerms(row)]),
  )
  return references.map((reference) => {
    const found = terms.get(keyOf(reference))
    if (!found) throw new Error('a conversion refers to an offer or partner that does not exist')
    return found
  })
}

function toTerms(row: TermsRow): ReferenceTerms {
  const { payout_cap_minor: capMinor, payout_cap_currency: capCurrency } = row
  return {
    offer: { id: row.offer_id, slug: row.offer_slug },
    partner: {
      id: row.partner_id,
      slug: row.partner_slug,
      customerId: row.customer_id,
      buyerHash: row.buyer_hash,
    },
    holdDays: row.hold_days,
    manualApproval: row.approval === 'manual',
    flatProRata: row.flat_pro_rata,
    payoutCap:
      capMinor === null || capCurrency === null
        ? null
        : { minor: capMinor.toString(), currency: capCurrency },
    rules: row.rules.map(({ flat_minor: flat, ...rule }) =>
      readRule({ ...rule, flat_minor: flat === null ? null : BigInt(flat) }),
    ),
    caps: row.caps.map((cap) => ({ ...cap, limit: BigInt(cap.limit) })),
    tierPeriods: row.tier_periods,
  }
}
