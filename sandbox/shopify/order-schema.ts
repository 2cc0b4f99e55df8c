// Orders in the part of the Admin schema that the stand-in answers, under Shopify's own names: order-schema.test.ts holds
// them against the published schema. A field with a reason to be asked for is resolved in order-node.ts.

export const ORDER_SCHEMA = `
  type Order implements Node {
    id: ID! legacyResourceId: UnsignedInt64! name: String! number: Int! confirmationNumber: String
    createdAt: DateTime! updatedAt: DateTime! processedAt: DateTime! closedAt: DateTime closed: Boolean!
    cancelledAt: DateTime cancelReason: String confirmed: Boolean! edited: Boolean! note: String tags: [String!]!
    displayFinancialStatus: String displayFulfillmentStatus: String! test: Boolean! currencyCode: String!
    presentmentCurrencyCode: String! taxesIncluded: Boolean! taxExempt: Boolean! dutiesIncluded: Boolean!
    sourceName: String sourceIdentifier: String app: OrderApp paymentGatewayNames: [String!]!
    cartToken: String checkoutToken: String landingPageUrl: URL referrerUrl: URL customer: Customer
    discountCode: String discountCodes: [String!]! customAttributes: [Attribute!]!
    subtotalPriceSet: MoneyBag totalPriceSet: MoneyBag! totalTaxSet: MoneyBag totalDiscountsSet: MoneyBag
    totalShippingPriceSet: MoneyBag! totalTipReceivedSet: MoneyBag! totalOutstandingSet: MoneyBag!
    totalReceivedSet: MoneyBag! totalRefundedSet: MoneyBag! originalTotalPriceSet: MoneyBag!
    currentSubtotalPriceSet: MoneyBag! currentTotalPriceSet: MoneyBag! currentTotalTaxSet: MoneyBag!
    currentTotalDiscountsSet: MoneyBag! currentShippingPriceSet: MoneyBag! netPaymentSet: MoneyBag!
    originalTotalDutiesSet: MoneyBag currentTotalDutiesSet: MoneyBag
    taxLines: [TaxLine!]! currentTaxLines: [TaxLine!]!
    discountApplications(first: Int, after: String): DiscountApplicationConnection!
    lineItems(first: Int, after: String): LineItemConnection!
    shippingLines(first: Int, after: String, includeRemovals: Boolean): ShippingLineConnection!
    refunds(first: Int): [Refund!]! transactions(first: Int): [OrderTransaction!]!
    agreements(first: Int, after: String): SalesAgreementConnection!
    customerJourneySummary: CustomerJourneySummary
  }
  type SalesAgreementConnection { nodes: [SalesAgreement!]! pageInfo: PageInfo! }
  interface SalesAgreement { id: ID! sales(first: Int, after: String): SaleConnection! }
  type OrderAgreement implements SalesAgreement { id: ID! sales(first: Int, after: String): SaleConnection! }
  type SaleConnection { nodes: [Sale!]! pageInfo: PageInfo! }
  interface Sale { id: ID! quantity: Int }
  type ProductSale implements Sale { id: ID! quantity: Int lineItem: LineItem! }
  type TipSale implements Sale { id: ID! quantity: Int lineItem: LineItem! }
  type OrderApp { id: ID! name: String! }
  type Customer implements Node { id: ID! legacyResourceId: UnsignedInt64! }
  type Attribute { key: String! value: String }
  type MoneyBag { shopMoney: MoneyV2! presentmentMoney: MoneyV2! }
  type MoneyV2 { amount: Decimal! currencyCode: String! }
  type TaxLine { title: String! rate: Float priceSet: MoneyBag! channelLiable: Boolean }
  type LineItemConnection { nodes: [LineItem!]! pageInfo: PageInfo! }
  type LineItem implements Node {
    id: ID! title: String! name: String! sku: String vendor: String variantTitle: String
    quantity: Int! currentQuantity: Int! isGiftCard: Boolean! taxable: Boolean! requiresShipping: Boolean!
    customAttributes: [Attribute!]! product: Product variant: ProductVariant sellingPlan: LineItemSellingPlan
    originalUnitPriceSet: MoneyBag! originalTotalSet: MoneyBag! totalDiscountSet: MoneyBag!
    discountedTotalSet(withCodeDiscounts: Boolean): MoneyBag!
    discountAllocations: [DiscountAllocation!]! taxLines(first: Int): [TaxLine!]!
  }
  type LineItemSellingPlan { name: String! sellingPlanId: ID }
  type ProductVariant implements Node { id: ID! sku: String title: String! }
  type DiscountAllocation { allocatedAmountSet: MoneyBag! discountApplication: DiscountApplication! }
  type DiscountApplicationConnection { nodes: [DiscountApplication!]! pageInfo: PageInfo! }
  interface DiscountApplication {
    index: Int! allocationMethod: String! targetSelection: String! targetType: String! value: PricingValue!
  }
  type DiscountCodeApplication implements DiscountApplication {
    index: Int! allocationMethod: String! targetSelection: String! targetType: String! value: PricingValue!
    code: String!
  }
  type AutomaticDiscountApplication implements DiscountApplication {
    index: Int! allocationMethod: String! targetSelection: String! targetType: String! value: PricingValue!
    title: String!
  }
  type ManualDiscountApplication implements DiscountApplication {
    index: Int! allocationMethod: String! targetSelection: String! targetType: String! value: PricingValue!
    title: String! description: String
  }
  type ScriptDiscountApplication implements DiscountApplication {
    index: Int! allocationMethod: String! targetSelection: String! targetType: String! value: PricingValue!
    title: String!
  }
  union PricingValue = MoneyV2 | PricingPercentageValue
  type PricingPercentageValue { percentage: Float! }
  type ShippingLineConnection { nodes: [ShippingLine!]! pageInfo: PageInfo! }
  type ShippingLine {
    id: ID title: String! code: String isRemoved: Boolean! originalPriceSet: MoneyBag! discountedPriceSet: MoneyBag!
    currentDiscountedPriceSet: MoneyBag! discountAllocations: [DiscountAllocation!]! taxLines: [TaxLine!]!
  }
  type Refund implements Node {
    id: ID! legacyResourceId: UnsignedInt64! createdAt: DateTime processedAt: DateTime! note: String
    totalRefundedSet: MoneyBag!
    refundLineItems(first: Int, after: String): RefundLineItemConnection!
    refundShippingLines(first: Int, after: String): RefundShippingLineConnection!
    orderAdjustments(first: Int, after: String): OrderAdjustmentConnection!
    transactions(first: Int, after: String): OrderTransactionConnection!
  }
  type RefundLineItemConnection { nodes: [RefundLineItem!]! pageInfo: PageInfo! }
  type RefundLineItem {
    id: ID quantity: Int! restockType: String! lineItem: LineItem! subtotalSet: MoneyBag! totalTaxSet: MoneyBag!
  }
  type RefundShippingLineConnection { nodes: [RefundShippingLine!]! pageInfo: PageInfo! }
  type RefundShippingLine implements Node { id: ID! shippingLine: ShippingLine! subtotalAmountSet: MoneyBag! taxAmountSet: MoneyBag! }
  type OrderAdjustmentConnection { nodes: [OrderAdjustment!]! pageInfo: PageInfo! }
  type OrderAdjustment implements Node { id: ID! reason: String amountSet: MoneyBag! taxAmountSet: MoneyBag! }
  type OrderTransactionConnection { nodes: [OrderTransaction!]! pageInfo: PageInfo! }
  type OrderTransaction implements Node {
    id: ID! kind: String! status: String! gateway: String errorCode: String test: Boolean! amountSet: MoneyBag!
    createdAt: DateTime! processedAt: DateTime parentTransaction: OrderTransaction
  }
`
