// Whether a rule's conditions hold for a sale and for one of its lines. Asked by calculate.ts, rule by rule.
import type { Conditions } from './rule.ts'
import type { ProductFacts, Sale, SaleLine } from './sale.ts'

/** Whether what the rule asks of the sale as a whole is so. A customer of whom nothing is known is neither new nor returning. */
export function fitsSale({ customer, countries, coupons }: Conditions, sale: Sale): boolean {
  return (
    (customer === undefined || customer === sale.customerType) &&
    isAmong(countries, sale.country) &&
    (coupons === undefined || coupons.some((key) => sale.couponKeys.includes(key)))
  )
}

/**
 * Whether what the rule asks of a line is so. Shipping, tips and a sale without lines are no goods: a rule that asks
 * anything of the goods does not fit them.
 * @param facts by product id
 * @returns `facts_missing` where all else is so and only the product's facts can tell
 */
export function fitsLine(
  conditions: Conditions,
  line: SaleLine,
  facts: ReadonlyMap<string, ProductFacts>,
): 'fits' | 'fits_not' | 'facts_missing' {
  const { products, variants, skus, vendors, collections, tags, productTypes } = conditions
  const asksFacts = [collections, tags, productTypes].some((list) => list !== undefined)
  const asksGoods = asksFacts || [products, variants, skus, vendors].some((list) => list !== undefined)
  if (!asksGoods) return 'fits'
  if (line.kind !== 'product') return 'fits_not'
  const sold =
    isAmong(products, line.productId) &&
    isAmong(variants, line.variantId) &&
    isAmong(skus, line.sku) &&
    isAmong(vendors, line.vendor)
  if (!sold) return 'fits_not'
  if (!asksFacts) return 'fits'
  if (line.productId === null) return 'fits_not'
  const known = facts.get(line.productId)
  if (known === undefined) return 'facts_missing'
  return fitsFacts(conditions, known) ? 'fits' : 'fits_not'
}

/** Shopify compares tags without case, and merchants write product types both ways. */
function fitsFacts({ collections, tags, productTypes }: Conditions, facts: ProductFacts): boolean {
  return (
    (collections === undefined || collections.some((id) => facts.collections.includes(id))) &&
    sharesWord(tags, facts.tags) &&
    sharesWord(productTypes, facts.productType === null ? [] : [facts.productType])
  )
}

function isAmong(list: readonly string[] | undefined, value: string | null): boolean {
  return list === undefined || (value !== null && list.includes(value))
}

function sharesWord(wanted: readonly string[] | undefined, had: readonly string[]): boolean {
  if (wanted === undefined) return true
  const words = new Set(had.map((word) => word.toLowerCase()))
  return wanted.some((word) => words.has(word.toLowerCase()))
}
