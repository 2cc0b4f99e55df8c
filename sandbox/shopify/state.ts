// What the stand-in platform remembers: its shops, their access tokens and orders. In memory, and in one JSON file
// so that a second start goes on where the first left off.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { exactNumber, idText, parseExact } from '../web/exact-json.ts'
import type { Order } from './order.ts'
import { NEW_SHOP_SETTINGS } from './shop-settings.ts'
import type { ShopSettings } from './shop-settings.ts'

/** Times in milliseconds since the epoch; null: the token does not run out. */
export type AccessToken = {
  token: string
  userId: string | null
  expiresAt: number | null
  refreshToken: string | null
  refreshExpiresAt: number | null
}

/** What an app keeps with its own installation; themes read it. */
export type Metafield = { id: string; namespace: string; key: string; type: string; value: string }
/** `settings`: JSON text. */
export type WebPixel = { id: string; settings: string }

export type Shop = {
  id: string
  domain: string
  name: string
  currency: string
  timeZone: string
  storefrontUrl: string
  installed: boolean
  tokens: AccessToken[]
  orders: Order[]
  nextOrderNumber: number
  /** How often the app was installed: each time it is another installation. */
  installs: number
  settings: ShopSettings
  metafields: Metafield[]
  webPixel: WebPixel | null
}

export type NewShop = Pick<Shop, 'domain' | 'name' | 'currency' | 'timeZone' | 'storefrontUrl'>

export type PlatformState = {
  shop(domain: string): Shop | undefined
  addShop(shop: NewShop): Shop
  keepOrder(shop: Shop, order: Order): void
  findOrder(shop: Shop, id: string): Order | undefined
  nextId(): ReturnType<typeof exactNumber>
  save(): void
}

const ORDERS_KEPT = 500
const SAVE_AFTER_MS = 100

/**
 * Opens the state.
 * @param file where it is kept; absent: in memory only
 */
export function openState(file?: string): PlatformState {
  const shops = new Map(readShops(file).map((shop) => [shop.domain, shop]))
  let lastId = 0n
  let pending: NodeJS.Timeout | undefined
  const save = () => {
    clearTimeout(pending)
    pending = undefined
    if (file !== undefined) writeWhole(file, JSON.stringify({ shops: [...shops.values()] }))
  }
  return {
    shop: (domain) => shops.get(domain),
    addShop(wanted) {
      const known = shops.get(wanted.domain)
      const shop = known ? Object.assign(known, wanted) : newShop(wanted, shops.size)
      shops.set(shop.domain, shop)
      save()
      return shop
    },
    keepOrder(shop, order) {
      const at = shop.orders.findIndex((known) => idText(known.id) === idText(order.id))
      if (at >= 0) shop.orders[at] = order
      else shop.orders.push(order)
      if (shop.orders.length > ORDERS_KEPT) shop.orders.shift()
      pending ??= setTimeout(save, SAVE_AFTER_MS)
    },
    findOrder: (shop, id) => shop.orders.find((order) => idText(order.id) === id),
    nextId() {
      // Odd and past 2^53, so that whoever reads it into a float loses it. The clock in it keeps ids unique over restarts.
      const now = BigInt(Date.now()) * 10_000n + 1n
      lastId = now > lastId ? now : lastId + 2n
      return exactNumber(lastId)
    },
    save,
  }
}

function newShop(wanted: NewShop, index: number): Shop {
  return { ...emptyShop(), id: String(71_000_000_001 + index), ...wanted }
}

function emptyShop() {
  return {
    installed: true,
    tokens: [],
    orders: [],
    nextOrderNumber: 1001,
    installs: 1,
    settings: NEW_SHOP_SETTINGS,
    metafields: [],
    webPixel: null,
  }
}

function readShops(file: string | undefined): Shop[] {
  if (file === undefined) return []
  try {
    const { shops } = parseExact(readFileSync(file, 'utf8')) as { shops: Shop[] }
    // A file of an older sandbox lacks what was added since.
    return shops.map((shop) => ({
      ...emptyShop(),
      ...shop,
      settings: { ...NEW_SHOP_SETTINGS, ...shop.settings },
    }))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new Error(`${file} cannot be read; start with --fresh to begin anew`, { cause: error })
  }
}

/** Written beside and renamed, so that a crash leaves the old file or the new one. Tokens are in it: owner only. */
function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
