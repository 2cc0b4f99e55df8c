// What a checkout_completed event says, and what the storefront's script has stored. Pure, and it takes any shape: what
// Shopify hands a pixel has changed before, and a store may write anything into its attributes.
import { readUuid } from '../../click-capture/src/arrival.ts'

export interface CheckoutReport {
  /** Digits. */
  orderId: string
  checkoutToken: string | null
  clickId: string | null
  codes: string[]
}

/** Where the storefront's script puts the newest click: the cart's attributes, hidden and not, and a line's properties. */
const ATTRIBUTES = ['click_id', '__click_id']
const PROPERTIES = ['_click_id']
const MAX_CODES = 25
const MAX_CHARS = 255

/** @returns null where it names no order: then there is nothing to report */
export function readCheckout(event: unknown): CheckoutReport | null {
  const checkout = at(event, 'data', 'checkout')
  const orderId = readOrderId(at(checkout, 'order', 'id'))
  if (orderId === null) return null
  const lines = list(at(checkout, 'lineItems'))
  return {
    orderId,
    checkoutToken: readText(at(checkout, 'token')),
    clickId:
      findClick([at(checkout, 'attributes')], ATTRIBUTES) ??
      findClick(
        lines.map((line) => at(line, 'properties')),
        PROPERTIES,
      ),
    codes: readCodes(at(checkout, 'discountApplications')),
  }
}

/**
 * The click that the storefront's script keeps.
 * @param cookie `newestId.timeSec~firstId.timeSec`
 * @param stored JSON, `{"n":{"id":…}}`
 */
export function readStoredClick(cookie: unknown, stored: unknown): string | null {
  const newest = typeof cookie === 'string' ? cookie.split('~', 1)[0]?.split('.', 1)[0] : null
  return readUuid(newest) ?? readUuid(at(parse(stored), 'n', 'id'))
}

/** `gid://shopify/Order/123`, `123` or 123; a number past 2^53 has lost digits and names another order. */
function readOrderId(value: unknown): string | null {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return null
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return /^(?:gid:\/\/shopify\/\w+\/)?([1-9]\d{0,18})(?:\?|$)/.exec(text)?.[1] ?? null
}

/** @param sets lists of `{ key, value }` */
function findClick(sets: unknown[], keys: string[]): string | null {
  for (const key of keys)
    for (const set of sets)
      for (const pair of list(set)) {
        const click = at(pair, 'key') === key ? readUuid(at(pair, 'value')) : null
        if (click !== null) return click
      }
  return null
}

/** Shopify puts a code into its application's title. */
function readCodes(applications: unknown): string[] {
  const codes = list(applications).flatMap((each) =>
    at(each, 'type') === 'DISCOUNT_CODE' ? (readText(at(each, 'title')) ?? []) : [],
  )
  return [...new Set(codes)].slice(0, MAX_CODES)
}

function readText(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' || text.length > MAX_CHARS ? null : text
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null
  } catch {
    return null
  }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined,
    value,
  )
}
