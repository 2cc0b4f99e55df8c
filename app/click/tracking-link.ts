// Reads a tracking link: the first step of a click. Pure; what the link points at is looked up later (links).
import { cleanText } from '#app/platform/text.ts'

/** Where a link says it leads: a brand and an offer of it. On a shop's own link host the brand is known by the host. */
export interface LinkPath {
  brand: string
  offer: string
}

/** What a link says about the visit. Empty parameters count as absent. */
export interface LinkQuery {
  via: string | null
  subs: [string | null, string | null, string | null, string | null, string | null]
  affClickId: string | null
  url: string | null
}

const MAX_VALUE_CHARS = 255
const BRAND_LINK = /^\/(?:api\/)?r\/([^/]{1,255})\/([^/]{1,255})\/?$/
const ONE_SEGMENT = /^\/([^/]{1,255})\/?$/

/**
 * `/r/{brand}/{offer}` and Trcker's `/api/r/{brand}/{offer}`.
 * @param path the request's path without its query, still encoded
 */
export function parseBrandPath(path: string): LinkPath | null {
  const match = BRAND_LINK.exec(path)
  if (!match) return null
  const brand = decodeSegment(match[1] as string)
  const offer = decodeSegment(match[2] as string)
  return brand === null || offer === null ? null : { brand, offer }
}

/** The offer of `https://{link host}/{offer}`, and of the app proxy's `/r/{offer}` once its prefix is taken off. */
export function parseOfferPath(path: string): string | null {
  const match = ONE_SEGMENT.exec(path)
  return match ? decodeSegment(match[1] as string) : null
}

/**
 * The parameters of a link. The first of a repeated parameter counts; `sub1` beats `affS1`.
 * @param query without the question mark; broken percent escapes are kept as they stand
 */
export function parseLinkQuery(query: string): LinkQuery {
  const parameters = new URLSearchParams(query)
  const value = (name: string) => cleanText(parameters.get(name), MAX_VALUE_CHARS)
  const sub = (n: number) => value(`sub${n}`) ?? value(`affS${n}`)
  return {
    via: value('via')?.toLowerCase() ?? null,
    subs: [sub(1), sub(2), sub(3), sub(4), sub(5)],
    affClickId: value('aff_click_id'),
    url: parameters.get('url') || null,
  }
}

/** A part of a path, in lower case; null where it is no text that anything could be called by. */
export function decodeSegment(segment: string): string | null {
  try {
    const text = decodeURIComponent(segment).toLowerCase()
    return text.includes('\0') ? null : text // which the database would not take
  } catch {
    return null
  }
}
