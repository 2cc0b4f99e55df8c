// Keeps the cart's attributes at what the kept clicks say. Shopify merges attributes, so only ours are touched, and only
// where they differ: the cart is read first. Nobody waits for any of this.
import { readUuid } from './arrival.ts'
import { readAnswer } from './ask-click.ts'
import { changeAttributes, wantedAttributes } from './cart-words.ts'
import { readCookie, withEarlier, type Kept } from './kept-clicks.ts'
import type { CaptureSettings } from './settings.ts'
import type { Storage } from './storage.ts'

interface Cart {
  token?: string
  attributes?: Record<string, unknown>
  items?: { key: string; quantity: number; properties: Record<string, unknown> | null }[]
}

export interface CartPorts {
  storage: Storage
  settings: CaptureSettings
  customer: boolean
  nowSec(): number
  /** Consent stands; it may be withdrawn while the cart answers. */
  isAllowed(): boolean
  /** Counts an error. */
  count(): void
  /**
   * The page's fetch as it was before we watched it: our own calls are no news.
   * @param path on the storefront, without a leading slash
   */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Tells the app with which cart the clicks were seen; without clicks: to forget this cart's. */
  seen(kept: Kept, cartToken: string): void
}

/**
 * Brings the cart in line with what is kept, and tells the app which cart carries the clicks.
 * @param verify looks at the cart even where nothing is new since it was last told
 */
export async function tellCart(ports: CartPorts, verify: boolean): Promise<void> {
  const { storage, settings } = ports
  const kept = storage.read()
  const [saidText, saidToken, saidCookie] = storage.said().split(' ')
  const text = summary(kept, ports)
  if (!saidText && !kept.n && !kept.w) return
  if (!verify && text === saidText && cartCookie() === saidCookie) return

  let cart = await askCart(ports)
  if (!ports.isAllowed()) return
  const attributes = Object(cart.attributes)
  const earlier = readUuid(attributes.first_click_id) || readUuid(attributes.click_id)
  const whole = withEarlier(kept, earlier, settings.days, ports.nowSec())
  if (whole !== kept) storage.write(whole)
  const change = changeAttributes(attributes, wantedAttributes(whole), settings.arrivals)
  if (change) cart = await askCart(ports, UPDATE, { attributes: change })
  if (!ports.isAllowed()) return

  const token = tokenOf(cart)
  const told = summary(whole, ports)
  storage.say([told, token, cartCookie()].join(' '))
  if (whole.n && (told !== saidText || token !== saidToken)) ports.seen(whole, token)
}

/** Says it once more as the checkout opens: without looking first, and outliving the page. */
export function tellBeforeCheckout(ports: CartPorts): void {
  const wanted = wantedAttributes(ports.storage.read())
  if (Object.keys(wanted)[0]) askCart(ports, UPDATE, { attributes: wanted }).catch(ports.count)
}

/**
 * Takes everything of ours out of the cart and its lines, and has the app forget what it was told of this cart. What fails
 * is counted and keeps nothing of the rest from being done.
 * @param wasTold the cart was told a click, also where it does not show it any more
 */
export async function blankCart(ports: CartPorts, wasTold: boolean): Promise<void> {
  if (!wasTold && !cartCookie()) return
  const cart = await askCart(ports)
  const change = changeAttributes(Object(cart.attributes), {}, ports.settings.arrivals)
  const lines = (cart.items || []).filter(({ properties }) => properties && properties._click_id)
  if (!change && !wasTold && !lines[0]) return
  ports.seen({}, tokenOf(cart))
  const attributes = { click_id: '', __click_id: '', ...change }
  await askCart(ports, UPDATE, { attributes }).catch(ports.count)
  // One after another, as they all change one cart. A line's key is made of its properties: another line's stays.
  for (const { key, quantity, properties } of lines) {
    const { _click_id, ...others } = Object(properties)
    await askCart(ports, 'cart/change.js', { id: key, quantity, properties: others }).catch(ports.count)
  }
}

const UPDATE = 'cart/update.js'

/** The cart as it is, or as it is once `change` has been made by one of the cart's paths. */
async function askCart({ fetch }: CartPorts, path = 'cart.js', change?: object): Promise<Cart> {
  const init = change && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(change),
    keepalive: true,
  }
  return readAnswer(await fetch(path, init))
}

/** What the cart is told, in one word without spaces. A customer who signs in makes it another one. */
function summary(kept: Kept, { customer }: CartPorts): string {
  return `${new URLSearchParams(wantedAttributes(kept))}&${customer}`
}

/** Without the key that the token carries in the browser and that an order's token lacks. */
function tokenOf({ token }: Cart): string {
  return String(token || '').split('?')[0] as string
}

/** Changes with the cart; empty where there is none, or where it cannot be read. */
function cartCookie(): string {
  return readCookie(document.cookie, 'cart').replace(/ /g, '')
}
