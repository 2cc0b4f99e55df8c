// What the Admin API answers of one order (platform/shopify/order-queries), and the same order in the shape of a webhook:
// from there on it is read, merged and settled like every other version of an order. Below ask-order.
//
// A webhook knows what is not asked here, for want of a scope or of a protected field: the customer and the buyer's
// address, payment terms; and the Admin API has no sum of lines before discounts.
import { z } from 'zod'
import {
  idOf,
  lineAnswer,
  pageInfo,
  pairs,
  readAllocations,
  shopMoney,
  taxLines,
  toLine,
} from './order-line-answer.ts'
import type { WebhookRefund } from './refund-answer.ts'

const nullableText = z.string().nullish()
const gid = z.object({ id: z.string() })

const application = z.object({
  __typename: z.string(),
  index: z.number(),
  targetType: z.string(),
  code: z.string().optional(),
})

const shippingLine = z.object({
  id: nullableText,
  isRemoved: z.boolean(),
  originalPriceSet: shopMoney,
  discountedPriceSet: shopMoney,
  currentDiscountedPriceSet: shopMoney,
  discountAllocations: readAllocations,
  taxLines,
})

const linePage = z.object({ nodes: z.array(lineAnswer), pageInfo })

const wholeOrder = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  processedAt: z.string(),
  updatedAt: z.string(),
  cancelledAt: nullableText,
  displayFinancialStatus: nullableText,
  test: z.boolean(),
  sourceName: nullableText,
  app: gid.nullish(),
  currencyCode: z.string(),
  presentmentCurrencyCode: z.string(),
  taxesIncluded: z.boolean(),
  cartToken: nullableText,
  checkoutToken: nullableText,
  landingPageUrl: nullableText,
  referrerUrl: nullableText,
  tags: z.array(z.string()),
  customAttributes: pairs,
  discountCodes: z.array(z.string()),
  discountApplications: z.object({ nodes: z.array(application) }),
  subtotalPriceSet: shopMoney.nullish(),
  currentSubtotalPriceSet: shopMoney,
  totalDiscountsSet: shopMoney.nullish(),
  totalTaxSet: shopMoney.nullish(),
  totalPriceSet: shopMoney,
  currentTotalPriceSet: shopMoney,
  totalTipReceivedSet: shopMoney,
  shippingLines: z.object({ nodes: z.array(shippingLine) }),
  refunds: z.array(gid),
  lineItems: linePage,
})

export type OrderAnswer = z.infer<typeof wholeOrder>
export type LineAnswer = z.infer<typeof lineAnswer>

/** Of ORDER_QUERY, ORDER_LINES_QUERY and ORDER_TIPS_QUERY. */
export const orderAnswer = z.object({ order: wholeOrder.nullable() })
export const linesAnswer = z.object({
  order: z.object({ updatedAt: z.string(), lineItems: linePage }).nullable(),
})
const tip = z.object({ lineItem: z.object({ id: z.string() }).optional() })
export const tipsAnswer = z.object({
  order: z
    .object({
      agreements: z.object({ nodes: z.array(z.object({ sales: z.object({ nodes: z.array(tip) }) })) }),
    })
    .nullable(),
})

/** An order with all its pages. */
export interface WholeOrder {
  order: OrderAnswer
  /** All of them, whatever the order's own page held. */
  lines: readonly LineAnswer[]
  refunds: readonly WebhookRefund[]
  /** The global ids of lines that are tips. */
  tips: ReadonlySet<string>
}

/** Webhooks' words for the API's types. */
const APPLICATION_TYPES: Record<string, string> = {
  DiscountCodeApplication: 'discount_code',
  AutomaticDiscountApplication: 'automatic',
  ManualDiscountApplication: 'manual',
  ScriptDiscountApplication: 'script',
}

/** The body that orders/updated would have had. Ids are text: past 2^53 a JSON number loses digits. */
export function toWebhookOrder({ order, lines, refunds, tips }: WholeOrder) {
  const applications = order.discountApplications.nodes.toSorted((a, b) => a.index - b.index)
  // Webhooks count from the first application of the order, whatever the API's index begins with.
  const places = new Map(applications.map(({ index }, place) => [index, place]))
  return {
    id: idOf(order.id),
    admin_graphql_api_id: order.id,
    name: order.name,
    created_at: order.createdAt,
    processed_at: order.processedAt,
    updated_at: order.updatedAt,
    cancelled_at: order.cancelledAt ?? null,
    financial_status: order.displayFinancialStatus?.toLowerCase() ?? null,
    test: order.test,
    source_name: order.sourceName ?? null,
    app_id: order.app ? idOf(order.app.id) : null,
    currency: order.currencyCode,
    presentment_currency: order.presentmentCurrencyCode,
    taxes_included: order.taxesIncluded,
    cart_token: order.cartToken ?? null,
    checkout_token: order.checkoutToken ?? null,
    landing_site: toLandingSite(order.landingPageUrl ?? null),
    referring_site: order.referrerUrl ?? null,
    note_attributes: order.customAttributes,
    tags: order.tags.join(', '),
    line_items: lines.map((line) => toLine(line, places, tips)),
    shipping_lines: order.shippingLines.nodes.map((line) => ({
      id: line.id ? idOf(line.id) : null,
      is_removed: line.isRemoved,
      price_set: line.originalPriceSet,
      discounted_price_set: line.discountedPriceSet,
      current_discounted_price_set: line.currentDiscountedPriceSet,
      discount_allocations: line.discountAllocations(places),
      tax_lines: line.taxLines,
    })),
    discount_applications: applications.map((each) => ({
      type: APPLICATION_TYPES[each.__typename] ?? 'unknown',
      target_type: each.targetType.toLowerCase(),
      ...(each.code !== undefined && { code: each.code }),
    })),
    discount_codes: order.discountCodes.map((code) => ({ code })),
    refunds,
    ...toTotals(order),
  }
}

function toTotals(order: OrderAnswer) {
  return {
    subtotal_price_set: order.subtotalPriceSet ?? null,
    current_subtotal_price_set: order.currentSubtotalPriceSet,
    total_discounts_set: order.totalDiscountsSet ?? null,
    total_tax_set: order.totalTaxSet ?? null,
    total_price_set: order.totalPriceSet,
    current_total_price_set: order.currentTotalPriceSet,
    total_tip_received: order.totalTipReceivedSet.shop_money.amount,
  }
}

/** A webhook has the path alone, whose 255 characters are counted without the host. */
function toLandingSite(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return url
  const { pathname, search } = new URL(url)
  return pathname + search
}
