// What the app tells its storefront scripts, and the one name that they have on the page. Shared by all of them.
import type { Arrival } from './arrival.ts'

/** The shop's settings, as the app publishes them. Nothing in them is secret. */
export interface CaptureSettings {
  /** Path of the app proxy on the storefront, without the locale's prefix. */
  proxy: string
  /** The shop's longest lookback, days; null is unlimited. */
  days: number | null
  /** Parameters by which partners send visitors besides `via`. */
  arrivals: string[]
}

/** `window.Throughline`: what the loader hands to the carry script, and a count for whoever looks for trouble. */
export interface Throughline {
  /** Errors that were swallowed on this page view. */
  errors: number
  settings: CaptureSettings
  /** What the page's address told when the loader ran; other scripts like to tidy addresses. */
  arrival: Arrival | null
  /** A customer is signed in. */
  customer: boolean
  /** Product forms get the hidden line item property. */
  forms: boolean
  /** The visitor has withdrawn consent on this page, before the carry script was there to hear it. */
  revoked?: boolean
}

/** @param value the published JSON, or anything else where the app has published nothing yet */
export function readSettings(value: unknown): CaptureSettings {
  const { proxy, days, arrivals } = Object(value)
  return {
    proxy: proxy || '/apps/throughline',
    days: days === null ? null : days > 0 ? days : 30,
    arrivals: Array.isArray(arrivals) ? arrivals : [],
  }
}
