// What products and collections are called is asked of Shopify, through its library and over HTTP, against the sandbox's platform.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findTitles } from '#app/insight/offer-page/resource-titles.server.ts'
import { createAdminApi, type AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { startPlatform, type Platform } from '../setup/platform.ts'
import { startSystem, type System } from '../setup/system.ts'

const SOCKS = 'gid://shopify/Product/8000000000005'
const COSY = 'gid://shopify/Collection/410000000002'

let system: System
let platform: Platform
let asked: string[][] = []
let admin: AdminApi
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  platform = await startPlatform(system, 'read_products')
  const api = createAdminApi({ db: system.runtime.db, shopify: system.runtime.shopify })
  admin = {
    ask(domain, query, variables) {
      asked.push(variables['ids'] as string[])
      return api.ask(domain, query, variables)
    },
  }
})
afterAll(async () => {
  await platform.close()
  await system.close()
})

const find = (gids: readonly string[]) =>
  findTitles({ db: system.runtime.db.pool, admin }, { shopId: system.shop.id, partnerId: null }, gids)

test('what there is has its title, and what there is not has none', async () => {
  expect(await find([SOCKS, COSY, 'gid://shopify/Product/1'])).toEqual({
    titles: { [SOCKS]: 'Wool socks', [COSY]: 'Cosy evenings' },
  })
})

test('only ids of products and collections are asked for, each once, and none is no question', async () => {
  asked = []
  await find([SOCKS, SOCKS, 'gid://shopify/Order/1', '8000000000005', ''])
  expect(asked).toEqual([[SOCKS]])
  expect(await find(['gid://shopify/Order/1', ''])).toEqual({ titles: {} })
  expect(asked).toHaveLength(1)
})

test('where Shopify refuses there are no titles, and nothing breaks', async () => {
  platform.options.scopes = 'read_orders'
  expect(await find([SOCKS])).toEqual({ titles: {} })
})
