// What the stand-in answers is what Shopify would: every type and field of its schema stands in the published one.
import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from 'graphql'
import type { GraphQLInterfaceType, GraphQLObjectType, GraphQLOutputType } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { QUERIES } from '#app/platform/shopify/queries.ts'
import { adminSchema } from '../../test/shopify/admin-schema.ts'
import { changeKnownOrder, receiveOrder } from './platform.ts'
import { boughtLine, PRODUCTS } from '../storefront/catalog.ts'
import { executeGraphql } from './graphql.ts'
import { schema } from './graphql-schema.ts'
import { findDiscount } from './order-discounts.ts'
import { purchaseOf } from './purchase.fixture.ts'
import { openShop } from './shop.fixture.ts'
import { createWebhookSender } from './webhooks.ts'

const FETCH_TIMEOUT_MS = 120_000
let published: Awaited<ReturnType<typeof adminSchema>>['schema']
beforeAll(async () => void (published = (await adminSchema('2026-10')).schema), FETCH_TIMEOUT_MS)

const isOurs = (name: string) => !name.startsWith('__')

/** A list stays a list, an object an object; where Shopify has an enumeration or a scalar of its own, we have text. */
function shape(type: GraphQLOutputType): string {
  const named = getNamedType(type)
  const isLeaf = !(isObjectType(named) || isInterfaceType(named) || isUnionType(named))
  return `${String(type).includes('[') || isListType(type) ? 'list of ' : ''}${isLeaf ? 'text' : named.name}`
}

function inventedFields(type: GraphQLObjectType | GraphQLInterfaceType): string[] {
  const theirs = published.getType(type.name)
  const known = isObjectType(theirs) || isInterfaceType(theirs) ? theirs.getFields() : {}
  return Object.values(type.getFields()).flatMap(({ name, type: of, args }) => {
    const field = known[name]
    if (!field || shape(field.type) !== shape(of)) return [`${type.name}.${name}`]
    const isKnown = (argument: string) => field.args.some((each) => each.name === argument)
    return args.filter((each) => !isKnown(each.name)).map((each) => `${type.name}.${name}(${each.name})`)
  })
}

test('no type, field or argument is invented', () => {
  const invented: string[] = []
  for (const type of Object.values(schema.getTypeMap()).filter(({ name }) => isOurs(name))) {
    if (isInputObjectType(type)) {
      const theirs = published.getType(type.name)
      const known = isInputObjectType(theirs) ? theirs.getFields() : {}
      const fields = Object.values(type.getFields())
      invented.push(...fields.filter(({ name }) => !known[name]).map(({ name }) => `${type.name}.${name}`))
    }
    if (isObjectType(type) || isInterfaceType(type)) invented.push(...inventedFields(type))
  }
  expect(invented).toEqual([])
})

test.each(QUERIES)('it answers what the app asks for in $name', ({ query }) => {
  expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([])
})

test('an order is told whole: lines, discounts, taxes, refunds, payments', async () => {
  const { state, shop } = openShop()
  const webhooks = createWebhookSender({ url: () => 'http://127.0.0.1:9', apiSecret: 's', retryAfterMs: [] })
  webhooks.close()
  const platform = { app: { apiKey: 'key', apiSecret: 's' }, scopes: '', state, shop, webhooks }
  const purchase = purchaseOf({
    lines: [boughtLine(PRODUCTS[0]!, 2, { _click_id: 'c1' })],
    discounts: [findDiscount('PARTNER20')!],
    attributes: { click_id: 'c1' },
    landingSite: '/?click_id=c1',
    customerId: 7,
  })
  const order = receiveOrder(platform, purchase)
  changeKnownOrder(platform, order.admin_graphql_api_id.split('/').at(-1)!, { action: 'refund_all' })
  const bag = '{ shopMoney { amount currencyCode } }'
  const query = `query Whole($id: ID!) { order(id: $id) {
    name cartToken checkoutToken displayFinancialStatus taxesIncluded customAttributes { key value } discountCodes
    subtotalPriceSet ${bag} totalPriceSet ${bag} currentSubtotalPriceSet ${bag} totalRefundedSet ${bag}
    discountApplications(first: 5) { nodes { targetType value { ... on PricingPercentageValue { percentage } }
      ... on DiscountCodeApplication { code } } pageInfo { hasNextPage } }
    lineItems(first: 50) { nodes { title quantity currentQuantity isGiftCard customAttributes { key value }
      product { id } variant { id } originalUnitPriceSet ${bag} taxLines { priceSet ${bag} }
      discountAllocations { allocatedAmountSet ${bag} discountApplication { index } } } }
    shippingLines(first: 5) { nodes { discountedPriceSet ${bag} isRemoved } }
    refunds { totalRefundedSet ${bag} transactions(first: 5) { nodes { kind status amountSet ${bag} } }
      refundLineItems(first: 50) { nodes { quantity lineItem { id } subtotalSet ${bag} totalTaxSet ${bag} } } }
    transactions { kind status amountSet ${bag} parentTransaction { kind } }
  } }`
  const context = { state, shop, scopes: 'read_orders', app: { apiKey: 'key' }, nowMs: 0 }
  const variables = { id: order.admin_graphql_api_id }
  const { data, errors } = await executeGraphql(context, { query, variables })
  expect(errors).toBeUndefined()
  const money = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } })
  expect(JSON.parse(JSON.stringify(data))).toMatchObject({
    order: {
      cartToken: 'cart',
      displayFinancialStatus: 'REFUNDED',
      customAttributes: [{ key: 'click_id', value: 'c1' }],
      discountCodes: ['PARTNER20'],
      subtotalPriceSet: money('38.40'),
      totalPriceSet: money('46.47'),
      currentSubtotalPriceSet: money('0.00'),
      totalRefundedSet: money('46.47'),
      discountApplications: {
        nodes: [{ targetType: 'LINE_ITEM', value: { percentage: 20 }, code: 'PARTNER20' }],
      },
      lineItems: {
        nodes: [
          {
            currentQuantity: 0,
            customAttributes: [{ key: '_click_id', value: 'c1' }],
            originalUnitPriceSet: money('24.00'),
            taxLines: [{ priceSet: money('3.07') }],
            discountAllocations: [{ allocatedAmountSet: money('9.60'), discountApplication: { index: 0 } }],
          },
        ],
      },
      shippingLines: { nodes: [{ discountedPriceSet: money('5.00'), isRemoved: true }] },
      refunds: [{ refundLineItems: { nodes: [{ quantity: 2, subtotalSet: money('38.40') }] } }],
      transactions: [
        { kind: 'SALE', status: 'SUCCESS', amountSet: money('46.47'), parentTransaction: null },
        { kind: 'REFUND', status: 'SUCCESS', parentTransaction: { kind: 'SALE' } },
      ],
    },
  })
  const asked = await executeGraphql(context, { query: `query Who($id: ID!) { order(id: $id) { customer { id } } }`, variables }) // prettier-ignore
  expect(asked).toMatchObject({ errors: [{ extensions: { code: 'ACCESS_DENIED' } }] })
})
