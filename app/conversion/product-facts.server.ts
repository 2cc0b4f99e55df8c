// What is known of products that payout rules ask for (collections, tags, types): many at a time, inside the transaction that
// calculates payouts. Written by intake/admin.
import type { Queryable } from '#app/platform/database.server.ts'
import type { ProductFacts } from './payout/sale.ts'

export interface ProductKey {
  shopId: string
  productId: string
}

interface FactRow {
  shop_id: string
  product_id: string
  collections: string[]
  tags: string[]
  product_type: string | null
}

/** Older ones are asked for again: products change hands between collections. */
const FRESH_MS = 24 * 3_600_000

/**
 * @returns by `${shopId} ${productId}`. A product that is missing was not asked for of late; one that Shopify does not know
 *   is there and has nothing.
 */
export async function readProductFacts(
  db: Queryable,
  keys: readonly ProductKey[],
  nowMs: number,
): Promise<Map<string, ProductFacts>> {
  if (keys.length === 0) return new Map()
  const { rows } = await db.query<FactRow>({
    name: 'product facts',
    text: `SELECT fact.* FROM unnest($1::uuid[], $2::text[]) AS asked(shop_id, product_id)
            CROSS JOIN LATERAL (SELECT shop_id, product_id, collections, tags, product_type FROM product_fact
              WHERE product_fact.shop_id = asked.shop_id AND product_fact.product_id = asked.product_id
                AND fetched_at > $3 OFFSET 0) AS fact`,
    values: [
      keys.map(({ shopId }) => shopId),
      keys.map(({ productId }) => productId),
      new Date(nowMs - FRESH_MS),
    ],
  })
  return new Map(
    rows.map((row) => [
      `${row.shop_id} ${row.product_id}`,
      { collections: row.collections, tags: row.tags, productType: row.product_type },
    ]),
  )
}
