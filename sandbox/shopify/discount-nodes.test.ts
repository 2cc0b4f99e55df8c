// The stand-in answers what the app asks about discount codes, from the codes that its checkout takes.
import { expect, test } from 'vitest'
import { DISCOUNTS_QUERY } from '#app/platform/shopify/discount-queries.ts'
import { executeGraphql } from './graphql.ts'
import { openState } from './state.ts'

const state = openState()
const shop = state.addShop({
  domain: 'demo.myshopify.com',
  name: 'Demo',
  currency: 'USD',
  timeZone: 'UTC',
  storefrontUrl: 'https://shop.example',
})
const ask = (variables: object, scopes = 'read_discounts') =>
  executeGraphql(
    { state, shop, scopes, app: { apiKey: 'key' }, nowMs: 0 },
    { query: DISCOUNTS_QUERY, variables },
  )
const found = async (search: string | null, code = '') => {
  const { data } = await ask({ search, code })
  const codesOf = (node: { codeDiscount: { codes: { nodes: { code: string }[] } } } | null) =>
    node?.codeDiscount.codes.nodes.map((each) => each.code) ?? []
  const answer = JSON.parse(JSON.stringify(data)) as {
    exact: Parameters<typeof codesOf>[0]
    found: { nodes: Parameters<typeof codesOf>[0][] }
  }
  return { exact: codesOf(answer.exact), found: answer.found.nodes.flatMap(codesOf) }
}

test.each([
  [null, ['PARTNER20', 'WELCOME10', 'FREESHIP']],
  ['"welcome"', ['WELCOME10']],
  ['"free shipping"', ['FREESHIP']],
  ['"no \\"such\\" code"', []],
])('of the search %j it shows %j', async (search, codes) => {
  expect((await found(search)).found).toEqual(codes)
})

test('one code is found whatever its case, another not', async () => {
  expect((await found('"x"', 'welcome10')).exact).toEqual(['WELCOME10'])
  expect((await found('"x"', 'gone')).exact).toEqual([])
})

test('without the scope it answers nothing', async () => {
  const { errors } = await ask({ search: null, code: '' }, 'read_orders')
  expect(errors?.map(({ extensions }) => extensions['code'])).toContain('ACCESS_DENIED')
})
