// What the editor of a postback shows and offers to choose from; texts with times are made here, in the shop's zone.
import type { Reader } from '#app/language/reader.ts'
import type { OfferChoice, PartnerChoice, SavedPostback } from '#app/postback/configuration/configuration.ts'
import { isMerchant, type Viewer } from '#app/program/viewer.ts'
import { listOffers, listPartners } from '#app/postback/configuration/list-choices.server.ts'
import { readPostback } from '#app/postback/configuration/read-postbacks.server.ts'
import type { Database } from '#app/platform/database.server.ts'
import { trackingLink } from '../shop-links.ts'
import type { ShopSetup } from '../shop-setup.server.ts'
import { postbackStanding, untilWords, type Standing } from './standing.ts'

export interface EditorPage {
  saved: SavedPostback | null
  /** How the saved one stands; null for a new one. */
  standing: Standing | null
  /** Until when the signing secret before counts too, in the shop's time; null where none does. */
  previousSecretUntil: string | null
  partners: (PartnerChoice & { trackingLink: string | null })[]
  offers: OfferChoice[]
  shop: { currency: string; revenueVisible: boolean }
  /** Ports that a URL may name. */
  ports: number[]
  /** A partner edits it: whose it is and how his visitors are recognised is not for him to say. */
  isPartners: boolean
}

export interface EditorPorts {
  db: Pick<Database, 'pool'>
  reader: Reader
  appUrl: string
  ports: number[]
}

/** @returns null where `id` names no postback of the viewer's */
export async function readEditorPage(
  { db, reader, appUrl, ports }: EditorPorts,
  viewer: Viewer,
  shop: ShopSetup,
  id: string | null,
): Promise<EditorPage | null> {
  const [saved, partners, offers] = await Promise.all([
    id === null ? null : readPostback(db, viewer, id),
    listPartners(db, viewer),
    listOffers(db, viewer),
  ])
  if (id !== null && saved === null) return null
  const until = saved?.signing.previousUntilMs ?? null
  return {
    saved,
    standing: saved && postbackStanding(saved, reader),
    previousSecretUntil: until === null ? null : untilWords(until, reader),
    partners: partners.map((partner) => ({
      ...partner,
      trackingLink: shop.offer && trackingLink(appUrl, shop.slug, shop.offer, partner.slug),
    })),
    offers,
    shop: { currency: shop.currency, revenueVisible: shop.revenueVisible },
    ports,
    isPartners: !isMerchant(viewer),
  }
}
