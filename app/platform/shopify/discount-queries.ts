// What the app asks of the Admin API about the shop's discount codes. Of queries.ts.

const DISCOUNT = ['Basic', 'Bxgy', 'FreeShipping', 'App']
  .map((kind) => `... on DiscountCode${kind} { title status codes(first: 10) { nodes { code } } }`)
  .join('\n          ')

/**
 * Codes to choose from. `$search`: of Shopify's search syntax, quoted by the caller; `$code`: the same as one exact code, which the
 * search may not have in its index yet.
 */
export const DISCOUNTS_QUERY = `#graphql
  query DiscountCodes($search: String, $code: String!) {
    exact: codeDiscountNodeByCode(code: $code) {
      codeDiscount {
        ${DISCOUNT}
      }
    }
    found: codeDiscountNodes(first: 20, query: $search) {
      nodes {
        codeDiscount {
          ${DISCOUNT}
        }
      }
    }
  }`

export const DISCOUNT_QUERIES: readonly { name: string; query: string; scopes: readonly string[] }[] = [
  { name: 'DiscountCodes', query: DISCOUNTS_QUERY, scopes: ['read_discounts'] },
]
