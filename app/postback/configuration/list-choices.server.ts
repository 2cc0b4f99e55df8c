// What a postback's editor offers to choose from: the shop's partners and offers; a partner is offered himself only.
import type { Database } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import type { OfferChoice, PartnerChoice } from './configuration.ts'

type Db = Pick<Database, 'pool'>

export async function listPartners(db: Db, { shopId, partnerId }: Viewer): Promise<PartnerChoice[]> {
  const { rows } = await db.pool.query<PartnerChoice>(
    `SELECT id, name, slug, arrival_parameter AS "arrivalParameter" FROM partner
      WHERE shop_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY name, id`,
    [shopId, partnerId],
  )
  return rows
}

export async function listOffers(db: Db, { shopId }: Viewer): Promise<OfferChoice[]> {
  const { rows } = await db.pool.query<OfferChoice>(
    'SELECT id, name, slug FROM offer WHERE shop_id = $1 ORDER BY name, id',
    [shopId],
  )
  return rows
}
