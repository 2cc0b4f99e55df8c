// What the page of an offer shows: the form's offer, what stands beside it, and the addresses that it is known by.
import { readOffer, type SavedOffer } from '#app/conversion/offer/read-offer.server.ts'
import { blankOffer, type OfferDraft } from '#app/conversion/offer/offer-draft.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import type { ShopSetup } from '../shop-setup.server.ts'
import { readCoupons, type OfferCoupons } from './coupons.server.ts'
import { draftWords } from './payout-words.ts'

export interface OfferPage {
  /** null: a new one. */
  saved: Omit<SavedOffer, 'overrides'> | null
  blank: OfferDraft
  /** Payouts of single partners, ready to be read. */
  overrides: { key: string; partner: { id: string; name: string }; event: string; payout: string }[]
  coupons: OfferCoupons | null
  shop: { currency: string; brand: string }
  appUrl: string
}

export interface OfferPagePorts {
  db: Queryable
  appUrl: string
}

/** @param id null for a new one; @returns null where the shop has no such offer */
export async function readOfferPage(
  { db, appUrl }: OfferPagePorts,
  shop: ShopSetup,
  viewer: Merchant,
  reader: Reader,
  asked: { id: string | null; couponsAfter: string | null },
): Promise<OfferPage | null> {
  const found = asked.id === null ? null : await readOffer(db, viewer.shopId, asked.id)
  if (asked.id !== null && found === null) return null
  const coupons = found && (await readCoupons(db, viewer, found.id, asked.couponsAfter))
  const { overrides = [], ...saved } = found ?? {}
  return {
    saved: found === null ? null : (saved as OfferPage['saved']),
    blank: blankOffer({ currency: shop.currency, address: await readAddress(db, viewer) }),
    overrides: overrides.map(({ partner, rule }, index) => ({
      key: rule.id,
      partner,
      event: rule.event,
      payout: draftWords(rule, index, true, reader),
    })),
    coupons,
    shop: { currency: shop.currency, brand: shop.slug },
    appUrl,
  }
}

/** Where the shop's default offer leads, else its own host: what a new offer begins with. */
async function readAddress(db: Queryable, { shopId }: Merchant): Promise<string> {
  const { rows } = await db.query<{ address: string }>(
    `SELECT coalesce((SELECT destination_url FROM offer WHERE offer.shop_id = shop.id AND offer.id = shop.default_offer_id),
                     'https://' || coalesce(own_hosts[1], domain) || '/') AS address FROM shop WHERE id = $1`,
    [shopId],
  )
  return rows[0]?.address ?? ''
}
