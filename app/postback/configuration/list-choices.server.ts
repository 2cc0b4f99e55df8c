// What a postback's editor offers to choose from: the shop's partners and offers.
import type { Database } from '#app/platform/database.server.ts'
import type { OfferChoice, PartnerChoice } from './configuration.ts'

type Db = Pick<Database, 'pool'>

export async function listPartners(db: Db, shopId: string): Promise<PartnerChoice[]> {
  const { rows } = await db.pool.query<PartnerChoice>(
    `SELECT id, name, slug, arrival_parameter AS "arrivalParameter" FROM partner WHERE shop_id = $1 ORDER BY name, id`,
    [shopId],
  )
  return rows
}

export async function listOffers(db: Db, shopId: string): Promise<OfferChoice[]> {
  const { rows } = await db.pool.query<OfferChoice>(
    'SELECT id, name, slug FROM offer WHERE shop_id = $1 ORDER BY name, id',
    [shopId],
  )
  return rows
}
