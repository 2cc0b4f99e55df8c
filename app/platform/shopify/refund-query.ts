// One refund of the Admin API: an order tells only which it has (order-queries).
import { MONEY, SHOP_MONEY } from './money-fields.ts'

/** `$id`: gid://shopify/Refund/… */
export const REFUND_QUERY = `#graphql
  query OrderRefund($id: ID!, $lines: Int!, $after: String) {
    refund(id: $id) {
      id
      createdAt
      processedAt
      refundLineItems(first: $lines, after: $after) {
        nodes {
          quantity
          lineItem {
            id
          }
          subtotalSet ${SHOP_MONEY}
          totalTaxSet ${SHOP_MONEY}
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      refundShippingLines(first: 10) {
        nodes {
          subtotalAmountSet ${SHOP_MONEY}
        }
      }
      orderAdjustments(first: 10) {
        nodes {
          amountSet ${MONEY}
          taxAmountSet ${SHOP_MONEY}
        }
      }
      transactions(first: 10) {
        nodes {
          kind
          status
          amountSet ${MONEY}
        }
      }
    }
  }`
