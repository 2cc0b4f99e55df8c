// A partner's page, ready to be shown: his fields, how he fares, what his links are made of, his codes, what he is paid otherwise than
// others, his caps and postbacks, and the mail that invites him.
import { listCoupons, type PartnerCoupon } from '#app/attribution/partner-coupons.server.ts'
import { listPartnerRules, type PartnerRule } from '#app/conversion/payout/partner-rules.server.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Database } from '#app/platform/database.server.ts'
import { listPostbacks } from '#app/postback/configuration/read-postbacks.server.ts'
import { readPartner, type SavedPartner } from '#app/program/partner/partner-store.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { ruleWords } from '../offer-page/payout-words.ts'
import { postbackStanding, type Standing } from '../postback-page/standing.ts'
import type { ShopSetup } from '../shop-setup.server.ts'
import { buildLinks, type LinkFacts } from './build-links.ts'
import { inviteText, type Invite } from './invite-text.ts'
import { readCapLines, type CapLine } from './caps-page.server.ts'
import { readLinkFacts } from './link-facts.server.ts'
import { readPartnerFigures } from './partner-figures.server.ts'
import { showFigures, type ShownFigures } from './show-figures.ts'

export interface OverrideRow {
  id: string
  offerId: string
  offerName: string
  event: string
  /** `10% and $5.00 each, under conditions` */
  pays: string
}

export interface PartnerPage {
  partner: SavedPartner
  figures: ShownFigures
  links: LinkFacts
  coupons: PartnerCoupon[]
  overrides: OverrideRow[]
  caps: CapLine[]
  postbacks: { id: string; name: string; standing: Standing }[]
  invite: Invite
}

export interface PartnerPagePorts {
  db: Pick<Database, 'pool'>
  /** The app's address. */
  appUrl: string
  reader: Reader
}

/** @returns null where the shop has no such partner */
export async function readPartnerPage(
  { db, appUrl, reader }: PartnerPagePorts,
  viewer: Merchant,
  shop: ShopSetup,
  id: string,
): Promise<PartnerPage | null> {
  const partner = await readPartner(db.pool, viewer, id)
  if (partner === null) return null
  const [links, coupons, rules, caps, postbacks, figures] = await Promise.all([
    readLinkFacts(db.pool, viewer, appUrl),
    listCoupons(db.pool, viewer.shopId, id),
    listPartnerRules(db.pool, viewer.shopId, id),
    readCapLines(db.pool, viewer, id, reader.locale),
    listPostbacks(db, viewer, { partnerId: id }),
    readPartnerFigures(db.pool, viewer, [id], reader.nowMs),
  ])
  return {
    partner,
    figures: showFigures(figures.get(id)!, shop.currency, reader),
    links,
    coupons,
    overrides: rules.map((rule) => overrideRow(rule, reader)),
    caps,
    postbacks: postbacks.map((postback) => ({
      id: postback.id,
      name: postback.label || postback.host,
      standing: postbackStanding(postback, reader),
    })),
    invite: inviteOf(shop, partner, links, coupons, reader),
  }
}

function inviteOf(
  shop: ShopSetup,
  { draft }: SavedPartner,
  links: LinkFacts,
  coupons: readonly PartnerCoupon[],
  { say }: Reader,
): Invite {
  const offer =
    links.offers.find((each) => each.id === (draft.defaultOfferId || links.defaultOfferId)) ?? links.offers[0]
  const words = { via: draft.slug, subs: [], affClickId: '', page: '' }
  const link = offer ? buildLinks(links, { ...words, offer }).find(({ form }) => form === 'ours')!.url : ''
  const codes = coupons.map(({ code }) => code)
  return inviteText({ shopName: shop.name, partnerName: draft.name, link, codes }, say)
}

function overrideRow(rule: PartnerRule, reader: Reader): OverrideRow {
  const { id, offerId, offerName, event } = rule
  return { id, offerId, offerName, event, pays: ruleWords(rule, reader) }
}
