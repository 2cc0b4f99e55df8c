// The clicks that a browser keeps, and how they are written down: a cookie and an entry of localStorage that say the same,
// so that one survives the loss of the other. Pure; storage.ts does the reading and writing, and the web pixel reads too.
import { readUuid } from './arrival.ts'

export interface KeptClick {
  id: string
  /** When it was kept, Unix seconds. */
  t: number
  /** The words (arrival.ts) that it was made from; the cookie has no room for them. */
  q?: string
}

/** Words for which the server has not given a click yet. */
export interface Waiting {
  q: string
  t: number
}

export interface Kept {
  /** The newest click. */
  n?: KeptClick
  /** The first click, where it is another than the newest. */
  f?: KeptClick
  w?: Waiting
}

/** Name of the cookie and of the entry in localStorage. */
export const KEY = 'tl_click'
/** Days that a browser keeps a cookie at most: the answer to a shop without a limit. */
const LONGEST_DAYS = 400
const DAY_SEC = 86_400
const WORDS = /^[\w.*+%&=-]{1,9000}$/

/**
 * What a browser still holds. Whatever is not a valid click of the window is as good as absent.
 * @param cookies `document.cookie`
 * @param stored the entry of localStorage
 * @param days the shop's longest lookback; null is unlimited
 * @param nowSec Unix seconds
 */
export function readKept(
  cookies: string,
  stored: string | null | undefined,
  days: number | null,
  nowSec: number,
): Kept {
  const { n, f, w } = parse(stored)
  const inCookie = readCookie(cookies, KEY).split('~')
  const isInWindow = (t: unknown): t is number =>
    Number.isSafeInteger(t) && (t as number) <= nowSec + DAY_SEC && (t as number) > oldest(days, nowSec)
  const readClick = (value: unknown): KeptClick[] => {
    const { id, t, q } = Object(value)
    const uuid = readUuid(id)
    return uuid && isInWindow(t) ? [{ id: uuid, t, q: readWords(q) }] : []
  }
  const clicks = [n, f, ...inCookie.map(parseClick)].flatMap(readClick)
  clicks.sort((a, b) => b.t - a.t)
  const { q, t } = Object(w)
  const words = readWords(q)
  return clean(clicks[0], clicks[clicks.length - 1], words && isInWindow(t) ? { q: words, t } : undefined)
}

/** A cookie's value; empty where there is none. @param cookies `document.cookie` */
export function readCookie(cookies: string, name: string): string {
  const [, value = ''] = new RegExp(`(?:^|; ?)${name}=([^;]*)`).exec(cookies) || []
  return value
}

/** `kept` with a click that has just come. One that is kept already stays where it is. */
export function withClick(kept: Kept, id: string, t: number, q?: string): Kept {
  const { n, f } = kept
  if ([n, f].some((click) => click && click.id === id)) return clean(n, f)
  return clean({ id, t, q }, f || n)
}

/** `kept` with an earlier click than any that it knows, found in the cart after the browser had lost it. */
export function withEarlier(kept: Kept, id: string | null, days: number | null, nowSec: number): Kept {
  // Our click ids are UUIDv7: their first 48 bits are the time of the click, Unix milliseconds.
  const t = id && id[14] === '7' ? Math.floor(parseInt(id.slice(0, 8) + id.slice(9, 13), 16) / 1000) : 0
  const lost = id && kept.n && !kept.f && kept.n.id !== id && t > oldest(days, nowSec) && t < kept.n.t
  return lost ? clean(kept.n, { id, t }, kept.w) : kept
}

/** The cookie's value: `newestId.timeSec`, and `~firstId.timeSec` where that is another. Empty for no click. */
export function cookieValue({ n, f }: Kept): string {
  return [n, f].flatMap((click) => (click ? `${click.id}.${click.t}` : [])).join('~')
}

/** Seconds that the cookie may live: to the end of the newest click's window; with none left the browser drops it. */
export function cookieSeconds({ n }: Kept, days: number | null, nowSec: number): number {
  const windowDays = Math.min(days || LONGEST_DAYS, LONGEST_DAYS)
  return n ? n.t + windowDays * DAY_SEC - nowSec : 0
}

/** Before this second a click is outside the window. */
function oldest(days: number | null, nowSec: number): number {
  return days ? nowSec - days * DAY_SEC : 0
}

/** A first click only where it is another than the newest. */
function clean(n?: KeptClick, f?: KeptClick, w?: Waiting): Kept {
  return { n, f: n && f && f.id !== n.id ? f : undefined, w }
}

function parse(stored: string | null | undefined): Record<string, unknown> {
  try {
    return Object(JSON.parse(stored || '{}'))
  } catch {
    return {}
  }
}

function parseClick(text: string): unknown {
  const [id, t] = text.split('.')
  return { id, t: Number(t) }
}

/** Nothing else goes into an address: words are a query as arrival.ts writes it. */
function readWords(q: unknown): string | undefined {
  return typeof q === 'string' && WORDS.test(q) ? q : undefined
}
