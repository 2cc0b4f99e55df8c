import { describe, expect, test } from 'vitest'
import { completePageHeaders } from './page-headers.ts'

const SHOP = 'frame-ancestors https://demo.myshopify.com https://admin.shopify.com;'
const STAND_IN = 'http://127.0.0.1:4001'

function complete(before: Record<string, string>, FRAME_ANCESTORS: string[] = [], APP_BRIDGE_URL?: string) {
  const headers = new Headers(before)
  completePageHeaders(headers, { FRAME_ANCESTORS, APP_BRIDGE_URL })
  return headers
}

describe('the frames that may show a page', () => {
  test.each([
    ['a page of a shop: its admin', SHOP, [], SHOP],
    [
      'a page of a shop on a developer’s machine: the stand-in too',
      SHOP,
      [STAND_IN],
      `frame-ancestors https://demo.myshopify.com https://admin.shopify.com ${STAND_IN};`,
    ],
    [
      'other directives stay as they are',
      `img-src 'self'; ${SHOP}`,
      [STAND_IN],
      `img-src 'self'; frame-ancestors https://demo.myshopify.com https://admin.shopify.com ${STAND_IN};`,
    ],
  ])('%s', (_, before, origins, after) => {
    expect(complete({ 'content-security-policy': before }, origins).get('content-security-policy')).toBe(
      after,
    )
  })

  test.each([[[]], [[STAND_IN]]])('a page of no shop: none, whatever the settings name (%j)', (origins) => {
    expect(complete({}, origins).get('content-security-policy')).toBe("frame-ancestors 'none'")
  })
})

test('Shopify’s App Bridge is not preloaded where another one is used', () => {
  const link = { link: '<https://cdn.shopify.com/shopifycloud/app-bridge.js>; rel="preload"; as="script";' }
  expect(complete(link).get('link')).toBe(link.link)
  expect(complete(link, [], `${STAND_IN}/app-bridge.js`).get('link')).toBeNull()
})
