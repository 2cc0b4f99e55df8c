// For tests: a shop of the stand-in platform, in a state in memory.
import { openState } from './state.ts'
import type { NewShop, PlatformState, Shop } from './state.ts'

const DEMO_SHOP: NewShop = {
  domain: 'demo.myshopify.com',
  name: 'Demo',
  currency: 'USD',
  timeZone: 'UTC',
  storefrontUrl: 'https://shop.example',
}

/** @param change what is different from the demo shop */
export function openShop(change: Partial<NewShop> = {}): { state: PlatformState; shop: Shop } {
  const state = openState()
  return { state, shop: state.addShop({ ...DEMO_SHOP, ...change }) }
}
