// What the shop sells. Invented things; prices in minor units of the shop's currency.
import type { BoughtLine } from '../shopify/order-lines.ts'

export type Collection = { id: number; title: string }

export type Product = {
  id: number
  variantId: number
  handle: string
  title: string
  vendor: string
  sku: string
  priceMinor: bigint
  giftCard: boolean
  about: string
  productType: string
  tags: readonly string[]
  collections: readonly Collection[]
}

export const SHOP_NAME = 'Harbour & Pine'

const TABLE: Collection = { id: 410_000_000_001, title: 'For the table' }
const COSY: Collection = { id: 410_000_000_002, title: 'Cosy evenings' }
const NEW: Collection = { id: 410_000_000_003, title: 'New this season' }

/** Type, tags and collections of each, by its handle: what payout rules may ask for. */
const SORTED: Record<string, Pick<Product, 'productType' | 'tags' | 'collections'>> = {
  'stoneware-mug': { productType: 'Ceramics', tags: ['handmade', 'kitchen'], collections: [TABLE, COSY] },
  'linen-throw': { productType: 'Textiles', tags: ['linen'], collections: [COSY, NEW] },
  'beeswax-candle': { productType: 'Candles', tags: ['handmade', 'gift'], collections: [COSY] },
  'walnut-tray': { productType: 'Woodware', tags: ['handmade', 'kitchen'], collections: [TABLE, NEW] },
  'wool-socks': { productType: 'Textiles', tags: ['wool', 'gift'], collections: [COSY] },
  'gift-card': { productType: 'Gift cards', tags: [], collections: [] },
}

export const PRODUCTS: readonly Product[] = [
  product(
    1,
    'stoneware-mug',
    'Stoneware mug',
    2400n,
    'Thrown by hand and glazed in two tones. Holds 350 ml.',
  ),
  product(2, 'linen-throw', 'Linen throw', 8900n, 'Washed linen, 130 by 170 cm, in the colour of oats.'),
  product(
    3,
    'beeswax-candle',
    'Beeswax candle',
    1850n,
    'Burns for about forty hours and smells of very little.',
  ),
  product(4, 'walnut-tray', 'Walnut tray', 6400n, 'Turned from one piece of walnut and oiled three times.'),
  product(5, 'wool-socks', 'Wool socks', 1600n, 'A warm pair from undyed wool, for cold floors.'),
  product(
    6,
    'gift-card',
    'Gift card',
    5000n,
    'For somebody who would rather choose. It earns a partner nothing.',
    true,
  ),
]

/** By the id of its variant: what carts hold. */
export function findByVariant(variantId: number): Product | undefined {
  return PRODUCTS.find((each) => each.variantId === variantId)
}

export function findByHandle(handle: string): Product | undefined {
  return PRODUCTS.find((each) => each.handle === handle)
}

/** A product as a line of a purchase. */
export function boughtLine(item: Product, quantity: number, properties: Record<string, string>): BoughtLine {
  const { id, variantId, title, sku, vendor, priceMinor, giftCard } = item
  return { productId: id, variantId, title, sku, vendor, priceMinor, giftCard, quantity, properties }
}

function product(
  n: number,
  handle: string,
  title: string,
  priceMinor: bigint,
  about: string,
  giftCard = false,
): Product {
  return {
    id: 8_000_000_000_000 + n,
    variantId: 45_000_000_000_000 + n,
    handle,
    title,
    vendor: SHOP_NAME,
    sku: `HP-${String(n).padStart(3, '0')}`,
    priceMinor,
    giftCard,
    about,
    ...SORTED[handle]!,
  }
}
