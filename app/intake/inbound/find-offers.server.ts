// The offers that calls are made to, with what authenticates them: always read from the row, never from a cache, so that
// a regenerated secret counts at once.
import type { ConversionShop } from '#app/conversion/conversion.ts'
import type { Queryable } from '#app/platform/database.server.ts'

/** Where a call goes: a brand's offer, or (the form without a brand) whatever offer its click is of. */
export type Target = { kind: 'offer'; brand: string; offer: string } | { kind: 'click'; clickId: string }

export interface CalledOffer {
  shopId: string
  shop: ConversionShop
  /** null: the brand exists, the offer does not. */
  offerId: string | null
  secretDigest: Buffer | null
  /** Addresses and networks that it takes calls from; empty: any. */
  inboundIps: readonly string[]
  currency: string
  defaultAmountMinor: bigint | null
}

interface Row {
  ordinality: bigint
  shop_id: string
  offer_id: string | null
  postback_secret_digest: Buffer | null
  /** null: there is no such offer. */
  inbound_ips: string[] | null
  inbound_currency: string | null
  shop_currency: string | null
  time_zone: string
  revenue_visible: boolean
  test_orders: string
  self_referral: string
  default_amount_minor: bigint | null
}

/** @returns in the order of the targets; null for an unknown brand or click */
export async function findOffers(db: Queryable, targets: readonly Target[]): Promise<(CalledOffer | null)[]> {
  const found: (CalledOffer | null)[] = targets.map(() => null)
  const [byName, byClick] = [indexesOf(targets, 'offer'), indexesOf(targets, 'click')]
  if (byName.length > 0) {
    const nameOf = ({ brand, offer }: { brand: string; offer: string }) => `${brand}/${offer}`
    const named = byName.map((index) => targets[index] as Extract<Target, { kind: 'offer' }>)
    const asked = [...new Map(named.map((target) => [nameOf(target), target])).values()]
    const { rows } = await db.query<Row & { brand: string; offer: string }>({
      name: 'called offers',
      text: `SELECT asked.brand, asked.offer, shop.id AS shop_id, offer.id AS offer_id, offer.postback_secret_digest, offer.inbound_ips, offer.inbound_currency,
                    shop.currency AS shop_currency, shop.time_zone, shop.revenue_visible, shop.test_orders, shop.self_referral, offer.default_amount_minor
               FROM unnest($1::text[], $2::text[]) AS asked(brand, offer)
               JOIN shop_slug ON shop_slug.slug = asked.brand
               JOIN shop ON shop.id = shop_slug.shop_id
               LEFT JOIN offer ON offer.shop_id = shop.id AND offer.slug = asked.offer`,
      values: [asked.map(({ brand }) => brand), asked.map(({ offer }) => offer)],
    })
    const offers = new Map(rows.map((row) => [nameOf(row), toOffer(row)]))
    named.forEach((target, at) => (found[byName[at] as number] = offers.get(nameOf(target)) ?? null))
  }
  if (byClick.length > 0) {
    const clicks = byClick.map((index) => (targets[index] as Extract<Target, { kind: 'click' }>).clickId)
    const { rows } = await db.query<Row>({
      // The one look-up of a click without its shop: the form without a brand knows nothing else.
      text: `SELECT ordinality, click.shop_id, offer.id AS offer_id, offer.postback_secret_digest, offer.inbound_ips, offer.inbound_currency,
                    shop.currency AS shop_currency, shop.time_zone, shop.revenue_visible, shop.test_orders, shop.self_referral, offer.default_amount_minor
               FROM unnest($1::uuid[]) WITH ORDINALITY AS asked(id)
               JOIN click ON click.id = asked.id
               JOIN shop ON shop.id = click.shop_id
               JOIN offer ON offer.shop_id = click.shop_id AND offer.id = click.offer_id`,
      values: [clicks],
    })
    for (const row of rows) found[byClick[Number(row.ordinality) - 1] as number] = toOffer(row)
  }
  return found
}

function indexesOf(targets: readonly Target[], kind: Target['kind']): number[] {
  return targets.flatMap((target, index) => (target.kind === kind ? [index] : []))
}

function toOffer(row: Row): CalledOffer {
  return {
    shopId: row.shop_id,
    shop: {
      id: row.shop_id,
      timeZone: row.time_zone,
      revenueVisible: row.revenue_visible,
      followTestOrders: row.test_orders === 'follow',
      reviewSelfReferrals: row.self_referral === 'review',
    },
    offerId: row.offer_id,
    secretDigest: row.postback_secret_digest,
    inboundIps: row.inbound_ips ?? [],
    currency: row.inbound_currency ?? row.shop_currency ?? 'USD',
    defaultAmountMinor: row.default_amount_minor,
  }
}
