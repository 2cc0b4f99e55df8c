// What is to be done about the app's web pixel in a shop, given what Shopify answers of it, and how it stands then. Pure; the
// asking is in pixel-keep.
import { z } from 'zod'
import { keep } from '#app/language/kept.ts'
import { parseJson } from '#app/platform/parse-json.ts'
import type { AdminAnswer } from '#app/platform/shopify/admin-api.server.ts'
import type { AdminRefusal } from '#app/platform/shopify/judge-admin-error.ts'
import { waitAfterMs } from '#app/platform/shopify/wait-after.ts'
import { PIXEL } from './shopify-words.ts'

/** The fields of extensions/conversion-pixel/shopify.extension.toml. */
export interface PixelSettings {
  endpoint: string
  brand: string
  key: string
}

export type PixelStep =
  | { step: 'create' }
  | { step: 'update'; id: string }
  /** It runs, with the settings that it should have. */
  | { step: 'nothing'; id: string }
  | { step: 'failed'; standing: PixelStanding }

/** As it is kept in storefront. */
export interface PixelStanding {
  state: 'live' | 'missing' | 'failed'
  id: string | null
  /** In words for the merchant; null: nothing is wrong. */
  error: string | null
  /** When it is looked at again, milliseconds from now. */
  waitMs: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const REASON_MAX_CHARS = 300
/** What Shopify says of a pixel that does not exist: an error without a code of its own. */
const NO_PIXEL = /no web ?pixel was found|web ?pixel (?:was )?not found/i

const pixel = z.object({ id: z.string(), settings: z.unknown() })
const asked = z.object({ webPixel: pixel.nullish() })
const userErrors = z.array(z.object({ code: z.string().nullish(), message: z.string() }))
const payload = z.object({ webPixel: z.object({ id: z.string() }).nullish(), userErrors })
const written = z.union([
  z.object({ webPixelCreate: payload }).transform(({ webPixelCreate }) => webPixelCreate),
  z.object({ webPixelUpdate: payload }).transform(({ webPixelUpdate }) => webPixelUpdate),
])

/** @param answer to PIXEL_QUERY */
export function decidePixel(answer: AdminAnswer, wanted: PixelSettings): PixelStep {
  if (answer.outcome !== 'answered') {
    if (answer.outcome === 'failed' && NO_PIXEL.test(answer.reason)) return { step: 'create' }
    return { step: 'failed', standing: refused(answer) }
  }
  const read = asked.safeParse(answer.data)
  if (!read.success) return { step: 'failed', standing: UNREADABLE }
  const { webPixel } = read.data
  if (!webPixel) return { step: 'create' }
  return hasSettings(webPixel.settings, wanted)
    ? { step: 'nothing', id: webPixel.id }
    : { step: 'update', id: webPixel.id }
}

/** How it stands where nothing was to be done. */
export function standsLive(id: string): PixelStanding {
  return { state: 'live', id, error: null, waitMs: HOUR_MS }
}

/** @param answer to PIXEL_CREATE or PIXEL_UPDATE */
export function readWritten(answer: AdminAnswer): PixelStanding {
  if (answer.outcome !== 'answered') return refused(answer)
  const read = written.safeParse(answer.data)
  if (!read.success) return UNREADABLE
  const { webPixel, userErrors: errors } = read.data
  const [error] = errors
  if (error) return errorStanding(error.code ?? '', error.message)
  return webPixel ? standsLive(webPixel.id) : UNREADABLE
}

/** Shopify gives settings back as JSON or as the text of it. */
function hasSettings(given: unknown, wanted: PixelSettings): boolean {
  const settings = typeof given === 'string' ? parseJson(given) : given
  if (typeof settings !== 'object' || settings === null) return false
  const names = Object.keys(wanted) as (keyof PixelSettings)[]
  return names.every((name) => (settings as Record<string, unknown>)[name] === wanted[name])
}

const failed = (error: string, waitMs: number): PixelStanding => ({
  state: 'failed',
  id: null,
  error: error.slice(0, REASON_MAX_CHARS),
  waitMs,
})

const UNREADABLE = failed(PIXEL.unreadable, 10 * MINUTE_MS)

/** What a user's error of Shopify's means, and what would mend it. */
function errorStanding(code: string, message: string): PixelStanding {
  switch (code) {
    case 'NO_EXTENSION':
      // The pixel's code travels with the app: without it there is nothing to switch on, and nothing here is broken.
      return {
        state: 'missing',
        id: null,
        error: PIXEL.notReleased,
        waitMs: HOUR_MS,
      }
    case 'TAKEN':
      return failed(PIXEL.taken, MINUTE_MS)
    case 'NOT_FOUND':
      return failed(PIXEL.removed, MINUTE_MS)
    case 'INVALID_SETTINGS':
    case 'INVALID_SETTINGS_DEFINITION':
    case 'INVALID_CONFIGURATION_JSON':
      return failed(keep(PIXEL.unfit, { reason: message }), HOUR_MS)
    default:
      return failed(keep(PIXEL.notTaken, { reason: message }), HOUR_MS)
  }
}

const refused = (refusal: AdminRefusal) => failed(refusalText(refusal), waitAfterMs(refusal))

function refusalText(refusal: AdminRefusal): string {
  switch (refusal.outcome) {
    case 'throttled':
      return PIXEL.throttled
    case 'no_access':
      return keep(PIXEL.noAccess, { reason: refusal.reason })
    case 'too_costly':
    case 'failed':
      return keep(PIXEL.unexpected, { reason: refusal.reason })
  }
}
