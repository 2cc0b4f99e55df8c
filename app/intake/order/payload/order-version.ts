// An order as we keep it: one version of it, as one webhook (or one answer of the Admin API) showed it.
// Plain JSON, because it is stored as jsonb in shop_order.snapshot and read back. Made by parse-order.ts.
import type { NameValue } from './evidence-text.ts'
import type { OrderRefund } from './order-refund.ts'

/** `index` points into `discountApplications`; null where the payload gave none. */
export type Allocation = { amount: string; index: number | null }

/** One line; all money in shop money, decimal text as it arrived. */
export type OrderLine = {
  id: string
  /** Units ordered, refunded and removed ones included. */
  quantity: number
  /** Units left; null where the payload does not say. */
  currentQuantity: number | null
  /** Of one unit, before discounts; contains tax where `taxesIncluded`. */
  price: string
  productId: string | null
  variantId: string | null
  sku: string | null
  vendor: string | null
  giftCard: boolean
  tip: boolean
  taxable: boolean
  properties: NameValue[]
  allocations: Allocation[]
  /** The tax of all its units. */
  taxes: string[]
  sellingPlanId: string | null
}

export type ShippingLine = {
  id: string
  price: string
  /** After discounts, as first charged. */
  discounted: string
  /** After refunds; null where the payload does not say. */
  currentDiscounted: string | null
  removed: boolean
  taxes: string[]
  allocations: Allocation[]
}

export type DiscountApplication = { type: string; targetType: string | null; code: string | null }
export type DiscountCode = { code: string; amount: string | null; type: string | null }

/** All money is decimal text in shop money (`currency`) unless it says otherwise. */
export type OrderVersion = {
  id: string
  name: string | null
  createdAt: string | null
  processedAt: string | null
  updatedAt: string | null
  cancelledAt: string | null
  financialStatus: string | null
  test: boolean
  sourceName: string | null
  appId: string | null
  /** As it arrived, upper case; 'XXX' (ISO 4217 for "no currency") where none did. */
  currency: string
  presentmentCurrency: string | null
  taxesIncluded: boolean
  customerId: string | null
  /** Where it is sent to, else billed to: ISO 3166 alpha-2. Absent in orders stored before it was read, which is null. */
  country: string | null
  /** Tells a buyer again without saying who it is. Absent in orders stored before it was read, which is null. */
  buyerHash: string | null
  cartToken: string | null
  checkoutToken: string | null
  landingSite: string | null
  /** Shopify may have cut the landing page, so that its last parameter is not to be trusted. */
  landingSiteCut: boolean
  referringSite: string | null
  noteAttributes: NameValue[]
  tags: string[]
  paymentTerms: boolean
  lines: OrderLine[]
  shippingLines: ShippingLine[]
  discountApplications: DiscountApplication[]
  discountCodes: DiscountCode[]
  refunds: OrderRefund[]
  totalLineItemsPrice: string | null
  subtotalPrice: string | null
  currentSubtotalPrice: string | null
  totalDiscounts: string | null
  totalTax: string | null
  /** Everything the customer was charged: lines, tax, shipping, tips. */
  totalPrice: string | null
  /** The same in `presentmentCurrency`. */
  totalPricePresentment: string | null
  currentTotalPrice: string | null
  totalTip: string | null
}
