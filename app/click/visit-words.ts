// What a storefront tells us of a visit: the words of the query with which the embed, or another storefront, asks for a click
// or says where one was seen. Pure; nothing in it is trusted.
import type { SightingKind } from '#app/attribution/sighting.ts'
import { sightingKey } from '#app/attribution/sighting.ts'
import { withoutEmail } from '#app/platform/email-in-address.ts'
import { cleanText } from '#app/platform/text.ts'
import { readUuid } from '#app/platform/uuid.ts'

/** More than a cart's token has with all that is appended to it. */
const TOKEN_MAX_CHARS = 1_024

/** What is said of clicks that were made before: their ids, and beside what they were seen. */
export interface SeenWords {
  /** The visitor has withdrawn consent: what was seen beside the cart is to be forgotten, and nothing kept. */
  isForget: boolean
  clickIds: string[]
  keys: { kind: SightingKind; key: string }[]
}

/**
 * The parameters in their order, the first of a repeated name; empty ones count as absent.
 * @param query without the question mark; broken percent escapes are kept as they stand
 */
export function readWords(query: string): Record<string, string> {
  const words = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(query))
    if (value !== '' && !words.has(name)) words.set(name, value)
  return Object.fromEntries(words)
}

/** @param customerId of a visitor who is signed in, as Shopify has signed it */
export function readSeen(query: string, customerId: string | null): SeenWords {
  const words = readWords(query)
  const clickIds = [words['click_id'], words['first_click_id']].map(readUuid).filter((id) => id !== null)
  const beside: [SightingKind, string | null][] = [
    ['cart_token', cleanText(words['cart_token'], TOKEN_MAX_CHARS)],
    ['customer', customerId],
  ]
  return {
    isForget: words['forget'] === '1',
    clickIds: [...new Set(clickIds)],
    keys: beside.flatMap(([kind, text]) => {
      const key = sightingKey(text)
      return key === null ? [] : [{ kind, key }]
    }),
  }
}

/** The page that a visitor came to, as a browser's Referer tells it, without e-mail addresses: none is stored. */
export function readPage(referer: string | undefined, maxChars: number): string | null {
  return cleanText(withoutEmail(referer ?? ''), maxChars)
}
