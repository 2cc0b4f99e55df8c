// Talks to the app: asks for a click, and tells it where a click was seen. Through the app proxy on Shopify's own
// storefront, through the app's API elsewhere; both speak the same.
import { readUuid } from './arrival.ts'
import type { Kept } from './kept-clicks.ts'

/** A click id; null where the server makes no click of this visit; undefined where it could not be asked. */
export type Answer = string | null | undefined

const PATIENCE_MS = 8_000
let told: Promise<unknown> = Promise.resolve()

/**
 * Asks for the click of a visit.
 * @param url where clicks are made
 * @param words the visit's own words (arrival.ts)
 * @returns undefined for a network that fails, a blocker, an answer that is no click's, and eight seconds of silence
 */
export async function askClick(url: string, words: string): Promise<Answer> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    const response = await fetch(`${url}?${words}`, { method: 'POST', signal: patience.signal })
    const { click_id: id } = await readAnswer(response)
    return id === null ? null : readUuid(id) || undefined
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** The JSON of an answer, as an object. Throws for one that says no. */
export async function readAnswer(response: Response): Promise<Record<string, unknown>> {
  if (!response.ok) throw new Error()
  return Object(await response.json())
}

/**
 * Tells with which cart the kept clicks were seen, or, without a click, that this cart was seen with none and whatever was
 * told of it is to be forgotten. A hint: whether it arrives does not matter to the caller.
 */
export function tellSeen(url: string, { n, f }: Kept, cartToken: string): void {
  const query = new URLSearchParams(n ? { click_id: n.id } : { forget: '1' })
  if (f) query.set('first_click_id', f.id)
  if (cartToken) query.set('cart_token', cartToken)
  const send = () => fetch(`${url}?${query}`, { method: 'POST', keepalive: true })
  // What is to be forgotten must not be overtaken.
  told = told.then(send).catch(() => undefined)
}
