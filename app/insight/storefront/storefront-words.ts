// How the parts of a storefront stand, in words a merchant understands, said by the page: the app embed, the settings that it
// reads, the web pixel, and what the pixel reported. Pure.
import type { Reader } from '#app/language/reader.ts'
import { mark } from '#app/language/say.ts'
import type { Sentence } from '#app/language/sentence.ts'
import { sayShopify } from '#app/program/shopify-words.ts'
import { showMoment } from '../shop-day.ts'

export interface PartStanding {
  kind: 'good' | 'waiting' | 'bad'
  /** A text to be said. */
  badge: string
  /** What went wrong with it, ready to be shown; what Shopify or the network answered stands in it as it came. */
  error: string | null
  /** Why, and what to do where there is something to do. */
  text: Sentence[]
}

/** @param clicks that came through the embed in the last days, at most `most` counted */
export function embedStanding(clicks: number, most: number, days: number): PartStanding {
  if (clicks > 0)
    return {
      kind: 'good',
      badge: mark('Working'),
      error: null,
      text: [
        {
          text:
            clicks >= most
              ? mark('{{most, number}} or more clicks came through it in the last {{days}} days.')
              : mark('{{count, number}} clicks came through it in the last {{days}} days.'),
          values: { count: clicks, most, days },
        },
      ],
    }
  return {
    kind: 'waiting',
    badge: mark('No sign of it yet'),
    error: null,
    text: [
      { text: mark('No click came through it in the last {{days}} days.'), values: { days } },
      {
        text: mark(
          'Switch it on in the theme editor and save; then the first visitor who follows a partner’s link shows that it works.',
        ),
      },
    ],
  }
}

/** As the admin says of the published theme; unknown where it does not say. */
export type EmbedStatus = 'on' | 'off' | 'unknown'

/** What the clicks show, and what the theme says: a theme in which the embed is off is what there is to mend. */
export function embedInTheme(seen: PartStanding, status: EmbedStatus): PartStanding {
  if (status === 'off')
    return {
      kind: 'bad',
      badge: mark('Switched off'),
      error: null,
      text: [
        { text: mark('It is off in your published theme: clicks are kept by tracking links only.') },
        { text: mark('Switch it on in the theme editor and save.') },
      ],
    }
  if (status === 'on' && seen.kind === 'waiting')
    return {
      kind: 'good',
      badge: mark('Switched on'),
      error: null,
      text: [{ text: mark('It is on in your published theme. No click has come through it yet.') }],
    }
  return seen
}

export interface Publication {
  /** null: not since the app was installed. */
  publishedAtMs: number | null
  error: string | null
  /** When it is tried again. */
  dueAtMs: number | null
}

export function settingsStanding(
  { publishedAtMs, error, dueAtMs }: Publication,
  reader: Reader,
): PartStanding {
  if (error !== null) {
    const again =
      dueAtMs === null
        ? { text: mark('It is tried again.') }
        : { text: mark('It is tried again: {{moment}}.'), values: { moment: at(dueAtMs, reader) } }
    return { kind: 'bad', badge: mark('Not published'), error: sentence(error, reader), text: [again] }
  }
  if (publishedAtMs === null) return waiting(mark('They are published within a minute.'))
  const since = { text: mark('Since {{moment}}.'), values: { moment: at(publishedAtMs, reader) } }
  return { kind: 'good', badge: mark('Published'), error: null, text: [since] }
}

export interface PixelFacts {
  state: 'unknown' | 'live' | 'missing' | 'failed'
  error: string | null
  checkedAtMs: number | null
  dueAtMs: number | null
}

export function pixelStanding(
  { state, error, checkedAtMs, dueAtMs }: PixelFacts,
  reader: Reader,
): PartStanding {
  const checked =
    checkedAtMs === null
      ? []
      : [{ text: mark('Checked: {{moment}}.'), values: { moment: at(checkedAtMs, reader) } }]
  const next =
    dueAtMs === null
      ? []
      : [{ text: mark('Next check: {{moment}}.'), values: { moment: at(dueAtMs, reader) } }]
  const bad = (badge: string, unknown: string): PartStanding => ({
    kind: 'bad',
    badge,
    error: error === null ? null : sentence(error, reader),
    text: [...(error === null ? [{ text: unknown }] : []), ...checked, ...next],
  })
  switch (state) {
    case 'unknown':
      return waiting(mark('It is switched on within a minute.'))
    case 'live':
      return {
        kind: 'good',
        badge: mark('Live'),
        error: null,
        text: [{ text: mark('It runs in your checkout, with the right settings.') }, ...checked],
      }
    case 'missing':
      return bad(mark('Missing'), mark('It is not there.'))
    case 'failed':
      return bad(mark('Failed'), mark('It failed.'))
  }
}

function waiting(text: string): PartStanding {
  return { kind: 'waiting', badge: mark('Soon'), error: null, text: [{ text }] }
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

/** What the pixel's reports came to. */
export function reportSentences(counts: ReportCounts, days: number): Sentence[] {
  const { reported, arrived, fetched, missing, givenUp } = counts
  if (reported === 0)
    return [
      {
        text: mark(
          'No checkout was reported in the last {{days}} days. Visitors who refuse marketing are not reported, nor are those whose browser blocks it.',
        ),
        values: { days },
      },
    ]
  const told = {
    text: mark('{{count, number}} checkouts reported in the last {{days}} days.'),
    values: { count: reported, days },
  }
  if (arrived === reported)
    return [told, { text: mark('Shopify told of every one of those orders by itself.') }]
  const rest = [
    {
      count: fetched,
      text: mark(
        '{{count, number}} orders fetched from Shopify, because no webhook had come within the hour.',
      ),
    },
    { count: missing, text: mark('{{count, number}} orders not there yet, and asked for again.') },
    {
      count: givenUp,
      text: mark('{{count, number}} orders given up: Shopify knows no such order, or did not answer.'),
    },
  ]
  return [
    told,
    ...rest.filter(({ count }) => count > 0).map(({ count, text }) => ({ text, values: { count } })),
  ]
}

const at = (ms: number, { nowMs, timeZone, locale }: Reader) => showMoment(ms, nowMs, timeZone, locale)

function sentence(kept: string, { say }: Reader): string {
  const text = sayShopify(kept, say)
  return /[.!?]$/.test(text) ? text : `${text}.`
}
