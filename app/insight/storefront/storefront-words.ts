// How the parts of a storefront stand, in words a merchant understands: the app embed, the settings that it reads, the web
// pixel, and what the pixel reported. Pure.
import { showMoment } from '../shop-day.ts'

/** `text` says why, and what to do where there is something to do. */
export interface PartStanding {
  kind: 'good' | 'waiting' | 'bad'
  badge: string
  text: string
}

export interface Period {
  nowMs: number
  /** The shop's IANA zone. */
  timeZone: string
}

/** @param clicks that came through the embed in the last days, at most `most` counted */
export function embedStanding(clicks: number, most: number, days: number): PartStanding {
  if (clicks > 0)
    return {
      kind: 'good',
      badge: 'Working',
      text: `${atMost(clicks, most)} ${plural(clicks, 'click')} came through it in the last ${days} days.`,
    }
  return {
    kind: 'waiting',
    badge: 'No sign of it yet',
    text: `No click came through it in the last ${days} days. Switch it on in the theme editor and save; then the first visitor who follows a partner’s link shows that it works.`,
  }
}

/** As the admin says of the published theme; unknown where it does not say. */
export type EmbedStatus = 'on' | 'off' | 'unknown'

/** What the clicks show, and what the theme says: a theme in which the embed is off is what there is to mend. */
export function embedInTheme(seen: PartStanding, status: EmbedStatus): PartStanding {
  if (status === 'off')
    return {
      kind: 'bad',
      badge: 'Switched off',
      text: 'It is off in your published theme: clicks are kept by tracking links only. Switch it on in the theme editor and save.',
    }
  if (status === 'on' && seen.kind === 'waiting')
    return {
      kind: 'good',
      badge: 'Switched on',
      text: 'It is on in your published theme. No click has come through it yet.',
    }
  return seen
}

export interface Publication extends Period {
  /** null: not since the app was installed. */
  publishedAtMs: number | null
  error: string | null
  /** When it is tried again. */
  dueAtMs: number | null
}

export function settingsStanding(publication: Publication): PartStanding {
  const { publishedAtMs, error, dueAtMs } = publication
  if (error !== null) {
    const again = dueAtMs === null ? 'It is tried again.' : `It is tried again: ${at(dueAtMs, publication)}.`
    return { kind: 'bad', badge: 'Not published', text: `${sentence(error)} ${again}` }
  }
  if (publishedAtMs === null)
    return { kind: 'waiting', badge: 'Soon', text: 'They are published within a minute.' }
  return { kind: 'good', badge: 'Published', text: `Since ${at(publishedAtMs, publication)}.` }
}

export interface PixelFacts extends Period {
  state: 'unknown' | 'live' | 'missing' | 'failed'
  error: string | null
  checkedAtMs: number | null
  dueAtMs: number | null
}

export function pixelStanding(facts: PixelFacts): PartStanding {
  const { state, error, checkedAtMs, dueAtMs } = facts
  const checked = checkedAtMs === null ? '' : ` Checked: ${at(checkedAtMs, facts)}.`
  const next = dueAtMs === null ? '' : ` Next check: ${at(dueAtMs, facts)}.`
  switch (state) {
    case 'unknown':
      return { kind: 'waiting', badge: 'Soon', text: 'It is switched on within a minute.' }
    case 'live':
      return {
        kind: 'good',
        badge: 'Live',
        text: `It runs in your checkout, with the right settings.${checked}`,
      }
    case 'missing':
      return {
        kind: 'bad',
        badge: 'Missing',
        text: `${sentence(error ?? 'It is not there')}${checked}${next}`,
      }
    case 'failed':
      return { kind: 'bad', badge: 'Failed', text: `${sentence(error ?? 'It failed')}${checked}${next}` }
  }
}

export interface ReportCounts {
  reported: number
  /** Orders whose webhook came by itself. */
  arrived: number
  /** Orders that no webhook brought, and that were asked for. */
  fetched: number
  /** Asked for already, and not there yet. */
  missing: number
  givenUp: number
}

/** What the pixel's reports came to, a sentence each. */
export function reportSentences(counts: ReportCounts, days: number): string[] {
  const { reported, arrived, fetched, missing, givenUp } = counts
  if (reported === 0)
    return [
      `No checkout was reported in the last ${days} days. Visitors who refuse marketing are not reported, nor are those whose browser blocks it.`,
    ]
  const told = `${count(reported)} ${plural(reported, 'checkout')} reported in the last ${days} days.`
  if (arrived === reported) return [told, 'Shopify told of every one of those orders by itself.']
  const orders = (number: number) => `${count(number)} ${plural(number, 'order')}`
  const rest: [number, string][] = [
    [fetched, 'fetched from Shopify, because no webhook had come within the hour.'],
    [missing, 'not there yet, and asked for again.'],
    [givenUp, 'given up: Shopify knows no such order, or did not answer.'],
  ]
  return [told, ...rest.flatMap(([number, what]) => (number > 0 ? `${orders(number)} ${what}` : []))]
}

const at = (ms: number, { nowMs, timeZone }: Period) => showMoment(ms, nowMs, timeZone)
const count = (number: number) => number.toLocaleString('en')
const atMost = (number: number, most: number) => (number >= most ? `${count(most)} or more` : count(number))
const plural = (number: number, word: string) => (number === 1 ? word : `${word}s`)
const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)
