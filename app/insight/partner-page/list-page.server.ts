// The list of partners, ready to be shown: who they are, how they stand, what they have brought and are owed.
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import type { ShopSetup } from '../shop-setup.server.ts'
import { findPartners } from './find-partners.server.ts'
import type { FoundPartner } from './found-partner.ts'
import { listAddress, type PartnerListQuery } from './list-query.ts'
import { readPartnerFigures } from './partner-figures.server.ts'
import { showFigures, type ShownFigures } from './show-figures.ts'

export const PAGE_PARTNERS = 25

export type PartnerRow = Pick<FoundPartner, 'id' | 'name' | 'slug' | 'email' | 'status'> & {
  figures: ShownFigures
}

export interface PartnerListPage {
  query: Pick<PartnerListQuery, 'search' | 'status'>
  rows: PartnerRow[]
  /** Queries of the pages on either side; null: there is none. */
  before: string | null
  after: string | null
}

export async function readPartnerList(
  db: Queryable,
  viewer: Merchant,
  shop: Pick<ShopSetup, 'currency'>,
  query: PartnerListQuery,
  reader: Pick<Reader, 'locale' | 'nowMs'>,
): Promise<PartnerListPage> {
  const { partners, hasBefore, hasAfter } = await findPartners(db, viewer, query, PAGE_PARTNERS)
  const ids = partners.map(({ id }) => id)
  const figures = await readPartnerFigures(db, viewer, ids, reader.nowMs)
  const address = (side: 'before' | 'after', partner: FoundPartner | undefined) =>
    partner ? listAddress(query, { side, partnerId: partner.id }) : null
  return {
    query: { search: query.search, status: query.status },
    rows: partners.map(({ id, name, slug, email, status }) => ({
      id,
      name,
      slug,
      email,
      status,
      figures: showFigures(figures.get(id)!, shop.currency, reader),
    })),
    before: hasBefore ? address('before', partners[0]) : null,
    after: hasAfter ? address('after', partners.at(-1)) : null,
  }
}
