// What an order consists of, as the Admin API tells it: lines, shipping, the discounts and taxes on them.
import { idText } from '../web/exact-json.ts'
import { bag, pairs } from './graphql-values.ts'
import { lineMoney } from './order-totals.ts'
import { moneySet } from './order.ts'
import type { Allocation, LineItem, MoneySet, Order, ShippingLine, TaxLine } from './order.ts'

export function lineNode(order: Order, line: LineItem) {
  const { currency } = order
  const { gross, net } = lineMoney(line, currency)
  return {
    id: line['admin_graphql_api_id'],
    title: line.title,
    name: line.title,
    sku: line['sku'],
    vendor: line['vendor'],
    quantity: line.quantity,
    currentQuantity: line.current_quantity,
    isGiftCard: line['gift_card'],
    taxable: line['taxable'],
    requiresShipping: line['requires_shipping'],
    customAttributes: pairs(line['properties'] as { name: string; value: string }[]),
    product: line['product_id'] && {
      id: `gid://shopify/Product/${String(line['product_id'])}`,
      title: line.title,
    },
    variant: line['variant_id'] && {
      id: `gid://shopify/ProductVariant/${String(line['variant_id'])}`,
      sku: line['sku'],
      title: 'Default Title',
    },
    sellingPlan: null,
    originalUnitPriceSet: bag(line['price_set'] as MoneySet),
    originalTotalSet: bag(moneySet(gross, currency)),
    discountedTotalSet: bag(moneySet(net, currency)),
    totalDiscountSet: bag(moneySet(gross - net, currency)),
    discountAllocations: allocationNodes(order, line.discount_allocations),
    taxLines: taxNodes(line.tax_lines),
  }
}

export function shippingNode(order: Order, line: ShippingLine) {
  return {
    id: `gid://shopify/ShippingLine/${idText(line.id)}`,
    title: line['title'],
    code: line['code'],
    isRemoved: line.is_removed,
    originalPriceSet: bag(line['price_set'] as MoneySet),
    discountedPriceSet: bag(line['discounted_price_set'] as MoneySet),
    currentDiscountedPriceSet: bag(line['current_discounted_price_set'] as MoneySet),
    discountAllocations: allocationNodes(order, line.discount_allocations),
    taxLines: [],
  }
}

type Application = Record<string, string>
export function applicationsOf(order: Order): Application[] {
  return order['discount_applications'] as Application[]
}

export function applicationNode(application: Application, index: number) {
  const isPercent = application['value_type'] === 'percentage'
  return {
    __typename: 'DiscountCodeApplication',
    index,
    code: application['code'],
    allocationMethod: application['allocation_method']!.toUpperCase(),
    targetSelection: application['target_selection']!.toUpperCase(),
    targetType: application['target_type']!.toUpperCase(),
    value: isPercent
      ? { __typename: 'PricingPercentageValue', percentage: Number(application['value']) }
      : {
          __typename: 'MoneyV2',
          amount: application['value'],
          currencyCode: application['currency'] ?? 'USD',
        },
  }
}

function allocationNodes(order: Order, allocations: Allocation[]) {
  return allocations.map(({ amount_set, discount_application_index: at }) => ({
    allocatedAmountSet: bag(amount_set),
    discountApplication: applicationNode(applicationsOf(order)[at]!, at),
  }))
}

export function taxNodes(lines: TaxLine[]) {
  return lines.map(({ title, rate, price_set, channel_liable }) => ({
    title,
    rate,
    priceSet: bag(price_set),
    channelLiable: channel_liable,
  }))
}
