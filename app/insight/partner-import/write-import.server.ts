// Writes what an import has planned, in three statements whatever its size. Of import-partners.
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { PlannedPartner } from './plan-import.ts'

type Identified = PlannedPartner & { id: string }

/**
 * In a transaction that holds the shop's row.
 * @throws unique_violation where a code was assigned meanwhile
 */
export async function writeImport(
  db: Queryable,
  shopId: string,
  planned: readonly PlannedPartner[],
  newId: NewId,
  nowMs: number,
): Promise<void> {
  const isNew = new Set(planned.filter(({ id }) => id === null).map(({ slug }) => slug))
  const partners = planned.map((partner): Identified => ({ ...partner, id: partner.id ?? newId() }))
  await insertPartners(
    db,
    shopId,
    partners.filter(({ slug }) => isNew.has(slug)),
    nowMs,
  )
  await updatePartners(
    db,
    shopId,
    partners.filter(({ slug, isChanged }) => isChanged && !isNew.has(slug)),
    nowMs,
  )
  await insertCoupons(db, shopId, partners, newId)
}

/** A row each of: id, slug, name, e-mail address, default offer, arrival parameter. */
const COLUMNS = `unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[])
                   AS given (id, slug, name, email, default_offer_id, arrival_parameter)`

function values(shopId: string, partners: readonly Identified[], nowMs: number): unknown[] {
  return [
    shopId,
    partners.map(({ id }) => id),
    partners.map(({ slug }) => slug),
    partners.map(({ name }) => name),
    partners.map(({ email }) => email),
    partners.map(({ defaultOfferId }) => defaultOfferId),
    partners.map(({ arrivalParameter }) => arrivalParameter),
    new Date(nowMs),
  ]
}

async function insertPartners(db: Queryable, shopId: string, partners: readonly Identified[], nowMs: number) {
  if (partners.length === 0) return
  await db.query(
    `INSERT INTO partner (shop_id, id, slug, name, email, default_offer_id, arrival_parameter, created_at, updated_at)
     SELECT $1, given.*, $8, $8 FROM ${COLUMNS}`,
    values(shopId, partners, nowMs),
  )
}

/** Counted as an edit, so that a form that is open meanwhile does not save over it. */
async function updatePartners(db: Queryable, shopId: string, partners: readonly Identified[], nowMs: number) {
  if (partners.length === 0) return
  await db.query(
    `UPDATE partner SET name = given.name, email = given.email, default_offer_id = given.default_offer_id,
            arrival_parameter = given.arrival_parameter, version = version + 1, updated_at = $8
       FROM ${COLUMNS} WHERE partner.shop_id = $1 AND partner.id = given.id AND partner.slug = given.slug`,
    values(shopId, partners, nowMs),
  )
}

async function insertCoupons(db: Queryable, shopId: string, partners: readonly Identified[], newId: NewId) {
  const coupons = partners.flatMap(({ id, coupons: own }) => own.map((each) => ({ ...each, partnerId: id })))
  if (coupons.length === 0) return
  await db.query(
    `INSERT INTO coupon (shop_id, id, code, code_key, partner_id, offer_id)
     SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[])`,
    [
      shopId,
      coupons.map(() => newId()),
      coupons.map(({ code }) => code),
      coupons.map(({ key }) => key),
      coupons.map(({ partnerId }) => partnerId),
      coupons.map(({ offerId }) => offerId),
    ],
  )
}
