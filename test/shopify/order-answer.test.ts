// One order, told by a webhook and told by the Admin API, is one order: the same amounts, codes and carriers. Every fixture and
// every worked example, asked with the app's own queries of a server that speaks Shopify's published schema.
import { readdirSync, readFileSync } from 'node:fs'
import { graphql } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseExactJson } from '#app/intake/exact-json.ts'
import { DEFAULT_AMOUNT_OPTIONS } from '#app/intake/order/amounts/amount-options.ts'
import { makeBaseline } from '#app/intake/order/amounts/baseline.ts'
import { readAmounts } from '#app/intake/order/amounts/read-amounts.ts'
import { readCarriers } from '#app/intake/order/origin/carriers.ts'
import { readCodes } from '#app/intake/order/origin/codes.ts'
import type { OrderVersion } from '#app/intake/order/payload/order-version.ts'
import { parseOrder } from '#app/intake/order/payload/parse-order.ts'
import { askOrder } from '#app/intake/pixel/ask-order.server.ts'
import type { AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { API_VERSION } from '#app/shopify.server.ts'
import { buildOrder, wireText } from '../fixtures/orders/build-order.ts'
import { buildRefund } from '../fixtures/orders/build-refund.ts'
import { EXAMPLES } from '../fixtures/orders/worked-examples.ts'
import { adminRoot } from './admin-order.ts'
import { adminSchema, type AdminSchema } from './admin-schema.ts'

const FETCH_TIMEOUT_MS = 120_000
let admin: AdminSchema
beforeAll(async () => {
  admin = await adminSchema(API_VERSION)
}, FETCH_TIMEOUT_MS)

type Json = Record<string, unknown>

/** @param maxLines of a page: a query for more costs too much */
function serve(body: Json, maxLines = 250) {
  const asked: string[] = []
  const api: AdminApi = {
    async ask(_, query, variables) {
      asked.push(/(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '')
      if (Number(variables['lines'] ?? 0) > maxLines) return { outcome: 'too_costly', reason: 'too much' }
      const { data, errors } = await graphql({
        schema: admin.schema,
        source: query,
        rootValue: adminRoot(body),
        variableValues: variables,
      })
      expect(errors).toBeUndefined()
      return { outcome: 'answered', data: JSON.parse(JSON.stringify(data)) as unknown }
    },
  }
  return { api, asked }
}

/** The body as the worker reads it. */
function read(text: string) {
  const reading = parseOrder(parseExactJson(text))
  if (!reading.ok) throw new Error(reading.message)
  return reading
}

async function fetched(text: string, maxLines?: number) {
  const { id } = read(text).order
  const body = { ...(parseExactJson(text) as Json), admin_graphql_api_id: `gid://shopify/Order/${id}` }
  const { api, asked } = serve(body, maxLines)
  const found = await askOrder(api, 'asked.myshopify.com', id)
  if (found.outcome !== 'order') throw new Error(JSON.stringify(found))
  return { ...read(JSON.stringify(found.body)), asked }
}

/** What the Admin API does not tell, or is not asked. */
function comparable(order: OrderVersion): Partial<OrderVersion> {
  return {
    ...order,
    customerId: null,
    country: null,
    paymentTerms: false,
    totalLineItemsPrice: null,
    // A webhook has the path, now and then the whole address.
    landingSite: order.landingSite?.replace('https://shop.example', '') ?? null,
    discountCodes: order.discountCodes.map(({ code }) => ({ code, amount: null, type: null })),
    // Shipping given back stands a second time among a webhook's adjustments.
    refunds: order.refunds.map((refund) => ({
      ...refund,
      adjustments: refund.adjustments.filter(({ shipping }) => !shipping),
    })),
  }
}

function amounts(order: OrderVersion, options = {}) {
  return readAmounts({
    order,
    refunds: order.refunds,
    baseline: makeBaseline(order),
    options: { ...DEFAULT_AMOUNT_OPTIONS, ...options },
    refundWindowEndMs: null,
  })
}

function expectTheSame(fromApi: OrderVersion, fromWebhook: OrderVersion): void {
  expect(comparable(fromApi)).toEqual(comparable(fromWebhook))
  const everything = { includeTax: true, includeShipping: true, includeTips: true, excludeGiftCards: false }
  for (const options of [{}, everything])
    expect(amounts(fromApi, options)).toEqual(amounts(fromWebhook, options))
  expect(readCarriers(fromApi)).toEqual(readCarriers(fromWebhook))
  // Of a code that no application names, the Admin API does not tell the amount.
  const codes = (order: OrderVersion) =>
    readCodes(order).map((each) => ({
      ...each,
      discountMinor: each.strength === 'weak' ? null : each.discountMinor,
    }))
  expect(codes(fromApi)).toEqual(codes(fromWebhook))
}

const FOLDER = new URL('../fixtures/orders/', import.meta.url)
const fixtures = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && !name.startsWith('refund-'))

describe.each(fixtures)('%s', (name) => {
  const text = readFileSync(new URL(name, FOLDER), 'utf8')

  test('reads the same from the Admin API, without a warning', async () => {
    const { order, warnings } = await fetched(text)
    expect(warnings).toEqual([])
    expectTheSame(order, read(text).order)
  })
})

/** The examples leave out what their amounts do not need: applications of discounts, and that tips are no products. */
function asShopifyHasIt(body: Json): Json {
  const lines = body['line_items'] as Json[]
  const applications = body['discount_applications'] as Json[]
  const used = [...lines, ...(body['shipping_lines'] as Json[])].flatMap((line) =>
    (line['discount_allocations'] as Json[]).map((each) => Number(each['discount_application_index'])),
  )
  const missing = Math.max(0, Math.max(-1, ...used) + 1 - applications.length)
  const invented = Array.from({ length: missing }, () => ({ type: 'automatic', target_type: 'line_item' }))
  return {
    ...body,
    discount_applications: [...applications, ...invented],
    line_items: lines.map((line) => (line['tip_payment_method'] ? { ...line, product_id: null } : line)),
  }
}

describe('worked example', () => {
  const bodies = EXAMPLES.flatMap(({ name, first, later, refunds = [] }) =>
    [first, ...(later ? [later] : [])].map((spec, version) => ({
      name: `${name}, version ${version + 1}`,
      text: wireText({
        ...asShopifyHasIt(buildOrder(spec)),
        refunds: version === 1 || !later ? refunds.map((refund) => buildRefund(spec, refund)) : [],
      }),
    })),
  )

  test.each(bodies)('$name', async ({ text }) => {
    expectTheSame((await fetched(text)).order, read(text).order)
  })
})

describe('a long order', () => {
  const lines = Array.from({ length: 23 }, (_, n) => ({ price: `${n + 1}.00`, quantity: 2 }))
  const refunded = lines.slice(0, 12).map((_, line) => ({ line, subtotal: `${line + 1}.00` }))
  const refunds = [buildRefund({ lines }, { lines: refunded })]
  const text = wireText({ ...buildOrder({ lines }), refunds })

  test('is read page by page, in pages as large as may be', async () => {
    const { order, asked } = await fetched(text, 10)
    expectTheSame(order, read(text).order)
    // 40 and 20 lines cost too much, 10 do not.
    expect(asked).toEqual([
      'WholeOrder',
      'WholeOrder',
      'WholeOrder',
      'OrderLines',
      'OrderLines',
      'OrderRefund',
      'OrderRefund',
    ])
  })

  test('of which not even the smallest page may be asked is not read', async () => {
    const { api } = serve(parseExactJson(text) as Json, 1)
    expect(await askOrder(api, 'asked.myshopify.com', '6000000000001')).toEqual({
      outcome: 'nothing',
      reason: 'too much',
    })
  })

  test('that changes while it is read is not read', async () => {
    const body = parseExactJson(text) as Json
    const { api } = serve(body, 10)
    const changing: AdminApi = {
      async ask(...question) {
        const answer = await api.ask(...question)
        if (answer.outcome === 'answered') body['updated_at'] = '2026-10-09T09:12:45-04:00'
        return answer
      },
    }
    expect(await askOrder(changing, 'asked.myshopify.com', '6000000000001')).toEqual({
      outcome: 'nothing',
      reason: 'the order changed while it was read',
    })
  })
})

test('an order that the shop does not have', async () => {
  const { api } = serve(buildOrder({ lines: [] }))
  expect(await askOrder(api, 'asked.myshopify.com', '17')).toEqual({ outcome: 'unknown' })
})

test.each([[null], [{}], [{ order: {} }], [{ order: 'none' }], ['text']])(
  'the answer %j is none',
  async (data) => {
    const api: AdminApi = { ask: async () => ({ outcome: 'answered', data }) }
    expect(await askOrder(api, 'asked.myshopify.com', '17')).toEqual({
      outcome: 'nothing',
      reason: 'Shopify’s answer could not be read',
    })
  },
)
