// The offers of offers.ts in a database, in every currency, with partners who bring orders by clicks and by coupons, and who hear
// of every change.
import type { Runtime } from '#app/runtime.ts'
import { CURRENCIES, type Currency } from './history.ts'
import { HELD_DAYS, OFFER_KINDS, planOf, resultsOf, type OfferKind } from './offers.ts'

const PARTNERS = 5

/** How an order is credited to one of the partners for one of the offers. */
export interface Credit {
  partnerId: string
  offerId: string
  clickId: string
  coupon: string
}

export interface Program {
  /** @param number any: partners take turns */
  creditOf(kind: OfferKind, currency: Currency, number: number): Credit
}

type Ports = Pick<Runtime, 'db' | 'newId'>

export async function seedProgram(
  { db, newId }: Ports,
  shopId: string,
  options: { postbackUrl: string; clickedAtMs: number },
): Promise<Program> {
  const partners = Array.from({ length: PARTNERS }, (_, number) => ({
    shopId,
    id: newId(),
    slug: `partner-${number}`,
  }))
  const offers = CURRENCIES.flatMap((currency) =>
    OFFER_KINDS.map((kind) => ({ id: newId(), kind, currency })),
  )
  const credits = offers.flatMap((offer) =>
    partners.map(({ id: partnerId, slug }, number) => ({
      key: `${offer.kind} ${offer.currency} ${number}`,
      credit: {
        partnerId,
        offerId: offer.id,
        clickId: newId(),
        coupon: `${slug}-${offer.kind}-${offer.currency}`,
      },
    })),
  )
  await db.prisma.partner.createMany({
    data: partners.map((partner) => ({ ...partner, name: partner.slug })),
  })
  await db.prisma.offer.createMany({ data: offers.map((offer) => offerRow(shopId, offer)) })
  await db.prisma.payoutRule.createMany({ data: offers.flatMap((offer) => ruleRows(shopId, offer, newId)) })
  await db.prisma.coupon.createMany({
    data: credits.map(({ credit: { partnerId, offerId, coupon } }) => ({
      shopId,
      id: newId(),
      code: coupon,
      codeKey: coupon.toLowerCase(),
      partnerId,
      offerId,
    })),
  })
  await db.prisma.click.createMany({
    data: credits.map(({ credit: { partnerId, offerId, clickId } }) => ({
      shopId,
      id: clickId,
      offerId,
      partnerId,
      source: 'link',
      createdAt: new Date(options.clickedAtMs),
    })),
  })
  const statuses = ['pending', 'hold', 'approved', 'rejected', 'reversed']
  await db.prisma.postback.createMany({
    data: partners.map(({ id }) => ({
      shopId,
      id: newId(),
      partnerId: id,
      url: options.postbackUrl,
      statuses,
      adjustments: true,
    })),
  })
  const byKey = new Map(credits.map(({ key, credit }) => [key, credit]))
  return {
    creditOf: (kind, currency, number) => byKey.get(`${kind} ${currency} ${number % PARTNERS}`) as Credit,
  }
}

interface Offer {
  id: string
  kind: OfferKind
  currency: Currency
}

function offerRow(shopId: string, { id, kind, currency }: Offer) {
  const plan = planOf(kind)
  const slug = `${kind.replaceAll('_', '-')}-${currency.toLowerCase()}`
  return {
    shopId,
    id,
    slug,
    name: slug,
    destinationUrl: 'https://shop.example/',
    holdDays: plan.held ? HELD_DAYS : 0,
    flatProRata: plan.flatProRata ?? false,
    refundWindowDays: plan.refundWindowDays ?? null,
    ...(plan.basis && { basis: plan.basis as object }),
    ...(plan.capMinor !== undefined && {
      payoutCapMinor: BigInt(plan.capMinor),
      payoutCapCurrency: currency,
    }),
  }
}

function ruleRows(shopId: string, { id: offerId, kind, currency }: Offer, newId: () => string) {
  return resultsOf(planOf(kind), currency).map(({ conditions, basisPoints, flat }, position) => ({
    shopId,
    id: newId(),
    offerId,
    event: 'sale',
    position,
    conditions: { ...conditions, ...(conditions.products && { products: [...conditions.products] }) },
    kind: flat ? (basisPoints === null ? 'flat' : 'both') : 'percent',
    flatMinor: flat ? BigInt(flat.minor) : null,
    flatCurrency: flat ? flat.currency : null,
    basisPoints,
  }))
}
