// One whole order of the Admin API, for where its webhook did not come (intake/pixel). Asked in parts, so that no part costs
// more than a query may: the order with a page of its lines, further pages, each refund by itself, and what was a tip. Of
// customers nothing is asked: a country, a buyer and a customer's id would need protected data or a scope that we do not have.
import { MONEY, SHOP_MONEY } from './money-fields.ts'
import { REFUND_QUERY } from './refund-query.ts'

const ALLOCATIONS = `discountAllocations {
    allocatedAmountSet ${SHOP_MONEY}
    discountApplication {
      index
    }
  }
  taxLines {
    priceSet ${SHOP_MONEY}
  }`

const LINES = `lineItems(first: $lines, after: $after) {
      nodes {
        id
        quantity
        currentQuantity
        originalUnitPriceSet ${SHOP_MONEY}
        product {
          id
        }
        variant {
          id
        }
        sku
        vendor
        isGiftCard
        taxable
        customAttributes {
          key
          value
        }
        sellingPlan {
          sellingPlanId
        }
        ${ALLOCATIONS}
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }`

/** `$id`: gid://shopify/Order/…; `$lines`: how many lines a page. Null where the shop has no such order. */
export const ORDER_QUERY = `#graphql
  query WholeOrder($id: ID!, $lines: Int!, $after: String) {
    order(id: $id) {
      id
      name
      createdAt
      processedAt
      updatedAt
      cancelledAt
      displayFinancialStatus
      test
      sourceName
      app {
        id
      }
      currencyCode
      presentmentCurrencyCode
      taxesIncluded
      cartToken
      checkoutToken
      landingPageUrl
      referrerUrl
      tags
      customAttributes {
        key
        value
      }
      discountCodes
      discountApplications(first: 20) {
        nodes {
          __typename
          index
          targetType
          ... on DiscountCodeApplication {
            code
          }
        }
      }
      subtotalPriceSet ${SHOP_MONEY}
      currentSubtotalPriceSet ${SHOP_MONEY}
      totalDiscountsSet ${SHOP_MONEY}
      totalTaxSet ${SHOP_MONEY}
      totalPriceSet ${MONEY}
      currentTotalPriceSet ${SHOP_MONEY}
      totalTipReceivedSet ${SHOP_MONEY}
      shippingLines(first: 10, includeRemovals: true) {
        nodes {
          id
          isRemoved
          originalPriceSet ${SHOP_MONEY}
          discountedPriceSet ${SHOP_MONEY}
          currentDiscountedPriceSet ${SHOP_MONEY}
          ${ALLOCATIONS}
        }
      }
      refunds {
        id
      }
      ${LINES}
    }
  }`

/** The lines after those. `updatedAt` tells whether it is still the same order. */
export const ORDER_LINES_QUERY = `#graphql
  query OrderLines($id: ID!, $lines: Int!, $after: String) {
    order(id: $id) {
      updatedAt
      ${LINES}
    }
  }`

/** Which lines are tips: a line does not say it of itself. Asked where a tip was given. */
export const ORDER_TIPS_QUERY = `#graphql
  query OrderTips($id: ID!) {
    order(id: $id) {
      agreements(first: 10) {
        nodes {
          sales(first: 40) {
            nodes {
              ... on TipSale {
                lineItem {
                  id
                }
              }
            }
          }
        }
      }
    }
  }`

const SCOPES = ['read_orders', 'read_products']

export const ORDER_QUERIES = [
  { name: 'WholeOrder', query: ORDER_QUERY, scopes: SCOPES },
  { name: 'OrderLines', query: ORDER_LINES_QUERY, scopes: SCOPES },
  { name: 'OrderRefund', query: REFUND_QUERY, scopes: ['read_orders'] },
  { name: 'OrderTips', query: ORDER_TIPS_QUERY, scopes: ['read_orders'] },
] as const
