// Which facts of products a batch of conversions needs to be paid, and what of them is known. Part of settler.server.ts.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Conversion, ConversionInput } from './conversion.ts'
import { keptFacts, paidSale } from './derive.ts'
import { calculatePayout } from './payout/calculate.ts'
import type { PayoutTerms } from './payout/rule.ts'
import type { ProductFacts } from './payout/sale.ts'
import { readProductFacts } from './product-facts.server.ts'

interface Needing {
  input: ConversionInput
  before: Conversion | null
  terms: PayoutTerms
}

/** @returns what is known of the products that the terms ask about, by product id */
export async function readNeededFacts(
  db: Queryable,
  needing: readonly Needing[],
  nowMs: number,
): Promise<(input: ConversionInput) => ReadonlyMap<string, ProductFacts>> {
  const wanted = needing.flatMap(({ input, before, terms }) => {
    const sale = before ? paidSale(before, input) : input.sale
    const { missingProducts: products } = calculatePayout(terms, sale, keptFacts(terms))
    return products.map((productId) => ({ shopId: input.shop.id, productId }))
  })
  const byShop = new Map<string, Map<string, ProductFacts>>()
  if (wanted.length > 0) {
    const found = await readProductFacts(db, wanted, nowMs)
    for (const { shopId, productId } of wanted) {
      const facts = found.get(`${shopId} ${productId}`)
      const ofShop = byShop.get(shopId) ?? new Map<string, ProductFacts>()
      if (facts) byShop.set(shopId, ofShop.set(productId, facts))
    }
  }
  return ({ shop }) => byShop.get(shop.id) ?? new Map<string, ProductFacts>()
}

/** The products that it waits for. */
export function missingProducts(
  conversion: Conversion,
  input: ConversionInput,
  facts: ReadonlyMap<string, ProductFacts>,
): readonly string[] {
  if (!conversion.flags.includes('products_unknown')) return []
  const { payoutTerms: terms } = conversion
  const known = new Map([...facts, ...keptFacts(terms)])
  return calculatePayout(terms, paidSale(conversion, input), known).missingProducts
}
