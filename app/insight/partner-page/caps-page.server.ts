// A partner's caps: as lines on his page, and as the form on which they are set.
import type { PartnerCapsDraft } from '#app/conversion/offer/cap-draft.ts'
import { readPartnerCaps } from '#app/conversion/offer/read-partner-caps.server.ts'
import type { Versioned } from '#app/conversion/offer/save-versioned.server.ts'
import type { Cap } from '#app/conversion/cap.ts'
import type { Locale } from '#app/language/locales.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { readPartner } from '#app/program/partner/partner-store.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { readNamed, type Choice } from '../choices.server.ts'
import { showMoney } from '../show-money.ts'

export interface CapLine {
  id: string
  /** null: over all offers together. */
  offerName: string | null
  measure: Cap['measure']
  period: Cap['period']
  /** `100`, `$500.00` */
  limit: string
  effect: Cap['effect']
}

/** Those over all offers first. */
export async function readCapLines(
  db: Queryable,
  { shopId }: Merchant,
  partnerId: string,
  locale: Locale,
): Promise<CapLine[]> {
  const { rows } = await db.query<Omit<CapLine, 'limit'> & { limit: bigint; currency: string | null }>(
    `SELECT cap.id, offer.name AS "offerName", measure, period, "limit", cap.currency, effect
       FROM cap LEFT JOIN offer ON offer.shop_id = cap.shop_id AND offer.id = cap.offer_id
      WHERE cap.shop_id = $1 AND cap.partner_id = $2 ORDER BY offer.name NULLS FIRST, measure, period, cap.id`,
    [shopId, partnerId],
  )
  const number = new Intl.NumberFormat(locale)
  return rows.map(({ currency, limit, ...line }) => ({
    ...line,
    limit: currency === null ? number.format(limit) : showMoney(limit, currency, locale),
  }))
}

export interface CapsPage {
  partner: { id: string; name: string }
  offers: Choice[]
  saved: Versioned<PartnerCapsDraft>
  /** The shop's. */
  currency: string
}

/** @returns null where the shop has no such partner */
export async function readCapsPage(
  db: Queryable,
  viewer: Merchant,
  currency: string,
  partnerId: string,
): Promise<CapsPage | null> {
  const { shopId } = viewer
  const partner = await readPartner(db, viewer, partnerId)
  if (partner === null) return null
  const [offers, saved] = await Promise.all([
    readNamed(db, 'offer', shopId),
    readPartnerCaps(db, { shopId, partnerId }, currency),
  ])
  return { partner: { id: partnerId, name: partner.draft.name }, offers, saved, currency }
}
