// A shop for tests: installed as Shopify would, with an offer, two partners, a coupon and a postback.
import { secretDigest } from '#app/platform/secret-box.server.ts'
import { installShop, newPostbackSecret, secretContext } from '#app/program/install-shop.server.ts'
import type { Runtime } from '#app/runtime.ts'

export interface SeededShop {
  id: string
  domain: string
  brand: string
  offer: { id: string; slug: string; secret: string }
  partner: { id: string; slug: string }
  pausedPartner: { id: string; slug: string }
  coupon: string
  postbackId: string
}

export interface SeedOptions {
  postbackUrl: string
  domain?: string
  /** Whole days; default none. */
  holdDays?: number
  rule?: { kind: 'percent'; basisPoints: number } | { kind: 'flat'; flatMinor: bigint; flatCurrency: string }
}

type Ports = Pick<Runtime, 'db' | 'secretBox' | 'newId'>

export async function seedShop(ports: Ports, options: SeedOptions): Promise<SeededShop> {
  const { db, secretBox, newId } = ports
  const domain = options.domain ?? 'demo.myshopify.com'
  const installed = { domain, name: 'Demo', currency: 'USD', timeZone: 'UTC', primaryHost: 'shop.example' }
  const shopId = await installShop(db, secretBox, newId, installed, new Date('2026-01-01T00:00:00Z'))
  const secret = newPostbackSecret()
  const offer = { id: newId(), slug: 'summer', secret }
  await db.prisma.offer.create({
    data: {
      shopId,
      id: offer.id,
      slug: offer.slug,
      name: 'Summer',
      destinationUrl: 'https://shop.example/collections/summer?utm=1',
      holdDays: options.holdDays ?? 0,
      postbackSecret: secretBox.seal(secret, secretContext(shopId, offer.id)),
      postbackSecretDigest: new Uint8Array(secretDigest(secret)),
    },
  })
  const rule = options.rule ?? { kind: 'percent', basisPoints: 1000 }
  await db.prisma.payoutRule.create({
    data: { shopId, id: newId(), offerId: offer.id, event: 'sale', ...rule },
  })
  const partner = { id: newId(), slug: 'jo' }
  const pausedPartner = { id: newId(), slug: 'gone' }
  await db.prisma.partner.createMany({
    data: [
      { shopId, ...partner, name: 'Jo' },
      { shopId, ...pausedPartner, name: 'Gone', status: 'paused' },
    ],
  })
  const coupon = 'PARTNER20'
  await db.prisma.coupon.create({
    data: {
      shopId,
      id: newId(),
      code: coupon,
      codeKey: 'partner20',
      partnerId: partner.id,
      offerId: offer.id,
    },
  })
  const postbackId = newId()
  await db.prisma.postback.create({
    data: { shopId, id: postbackId, partnerId: partner.id, url: options.postbackUrl },
  })
  return {
    id: shopId,
    domain,
    brand: domain.replace('.myshopify.com', ''),
    offer,
    partner,
    pausedPartner,
    coupon,
    postbackId,
  }
}
