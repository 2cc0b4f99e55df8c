// Gives a coupon code to a partner for an offer. A code has one owner in a shop: the unique index on its key decides, so
// that of two assignments at the same moment one is refused.
import type { Queryable } from '#app/platform/database.server.ts'
import { couponKey } from './coupon-key.ts'

export interface NewCoupon {
  shopId: string
  id: string
  /** As the merchant wrote it; kept without the space around it. */
  code: string
  partnerId: string
  offerId: string
}

export type AssignedCoupon =
  | { kind: 'assigned' }
  | {
      kind: 'refused'
      code: 'coupon_taken' | 'invalid_code' | 'unknown_partner' | 'unknown_offer'
      /** For the merchant. */
      message: string
      /** Of a code that is taken: who has it, as it is written there. */
      owner?: { code: string; partner: string; offer: string; isSamePartner: boolean }
    }

/** As long as Shopify lets a code be. */
const MAX_CODE_LENGTH = 255
/** An owner can go between the two statements; one that comes and goes every time is no accident. */
const TRIES = 3

/**
 * Assigning a code again to the partner and offer that have it changes nothing and is `assigned`.
 * Throws only where the database does.
 * @param db where it is a transaction, one of READ COMMITTED
 * @param coupon `id` is the new row's
 */
export async function assignCoupon(db: Queryable, coupon: NewCoupon): Promise<AssignedCoupon> {
  const code = coupon.code.trim()
  const key = couponKey(code)
  if (key === '' || code.length > MAX_CODE_LENGTH || /[\p{Cc}\p{Cs}]/u.test(code)) return INVALID_CODE
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    if (await insert(db, { ...coupon, code }, key)) return { kind: 'assigned' }
    const answer = judge(coupon, await findObstacles(db, coupon, key))
    if (answer !== null) return answer
  }
  throw new Error(`the coupon could not be assigned: its owner changed ${TRIES} times meanwhile`)
}

/** @returns false where the code is taken, or partner or offer are not the shop's */
async function insert(db: Queryable, coupon: NewCoupon, key: string): Promise<boolean> {
  const { rows } = await db.query(
    `INSERT INTO coupon (shop_id, id, code, code_key, partner_id, offer_id)
     SELECT partner.shop_id, $2, $3, $4, partner.id, offer.id
       FROM partner JOIN offer ON offer.shop_id = partner.shop_id AND offer.id = $6
      WHERE partner.shop_id = $1 AND partner.id = $5
         ON CONFLICT (shop_id, code_key) DO NOTHING RETURNING id`,
    [coupon.shopId, coupon.id, coupon.code, key, coupon.partnerId, coupon.offerId],
  )
  return rows.length === 1
}

interface Obstacles {
  partner_known: boolean
  offer_known: boolean
  /** Of the coupon that has the key; null: none. */
  code: string | null
  partner_id: string | null
  partner_name: string | null
  offer_id: string | null
  offer_name: string | null
}

async function findObstacles(db: Queryable, coupon: NewCoupon, key: string): Promise<Obstacles | undefined> {
  const { rows } = await db.query<Obstacles>(
    `SELECT EXISTS (SELECT FROM partner WHERE shop_id = $1 AND id = $3) AS partner_known,
            EXISTS (SELECT FROM offer WHERE shop_id = $1 AND id = $4) AS offer_known,
            coupon.code, coupon.partner_id, partner.name AS partner_name, coupon.offer_id, offer.name AS offer_name
       FROM (VALUES (1)) AS asked
       LEFT JOIN coupon ON coupon.shop_id = $1 AND coupon.code_key = $2
       LEFT JOIN partner ON partner.shop_id = coupon.shop_id AND partner.id = coupon.partner_id
       LEFT JOIN offer ON offer.shop_id = coupon.shop_id AND offer.id = coupon.offer_id`,
    [coupon.shopId, key, coupon.partnerId, coupon.offerId],
  )
  return rows[0]
}

/** @returns null where nothing stands in the way any more */
function judge(coupon: NewCoupon, found: Obstacles | undefined): AssignedCoupon | null {
  if (!found?.partner_known) return UNKNOWN_PARTNER
  if (!found.offer_known) return UNKNOWN_OFFER
  if (found.code === null) return null
  const isSamePartner = found.partner_id === coupon.partnerId
  if (isSamePartner && found.offer_id === coupon.offerId) return { kind: 'assigned' }
  const owner = {
    code: found.code,
    partner: found.partner_name ?? '',
    offer: found.offer_name ?? '',
    isSamePartner,
  }
  const message = isSamePartner
    ? `${owner.partner} already has the code ${owner.code} for the offer ${owner.offer}, and a code is for ` +
      `one offer. Choose another code for this offer, or remove this one from ${owner.offer} first.`
    : `The code ${owner.code} already belongs to ${owner.partner}, and a code has one owner. ` +
      `Choose another code, or remove this one from ${owner.partner} first.`
  return { ...refuse('coupon_taken', message), owner }
}

type Refused = Extract<AssignedCoupon, { kind: 'refused' }>

function refuse(code: Refused['code'], message: string): Refused {
  return { kind: 'refused', code, message }
}

const INVALID_CODE = refuse(
  'invalid_code',
  `A coupon code has 1 to ${MAX_CODE_LENGTH} characters, without line breaks and other control characters.`,
)
const UNKNOWN_PARTNER = refuse(
  'unknown_partner',
  'This shop has no such partner. Choose one of its partners.',
)
const UNKNOWN_OFFER = refuse('unknown_offer', 'This shop has no such offer. Choose one of its offers.')
