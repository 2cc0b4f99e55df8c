// How each part stands, in words: what is wrong comes with what it means, and a link leads to where it is mended. Pure.
import type { Reader } from '#app/language/reader.ts'
import { showMoment } from '../shop-day.ts'
import type { HealthFacts } from './health.server.ts'

export type HealthKind = 'good' | 'waiting' | 'bad'

export interface HealthPart {
  id: 'embed' | 'pixel' | 'messages' | 'deliveries' | 'postbacks' | 'notices'
  kind: HealthKind
  title: string
  text: string
  href: string
}

/** What is due later than this is late: the worker looks every few seconds, and a busy minute is nothing to tell of. */
const LATE_MS = 5 * 60_000

export function healthWords(facts: HealthFacts, reader: Reader): HealthPart[] {
  return [
    embed(facts, reader),
    pixel(facts, reader),
    messages(facts, reader),
    deliveries(facts, reader),
    postbacks(facts, reader),
    notices(facts, reader),
  ]
}

function embed({ embedSeen }: HealthFacts, { say }: Reader): HealthPart {
  return {
    id: 'embed',
    kind: embedSeen ? 'good' : 'waiting',
    title: say('App embed'),
    text: embedSeen
      ? say('Clicks come through it.')
      : say('No click has come through it in the last 7 days.'),
    href: '/app/storefront',
  }
}

function pixel({ pixelState }: HealthFacts, { say }: Reader): HealthPart {
  const part = { id: 'pixel' as const, title: say('Web pixel'), href: '/app/storefront' }
  switch (pixelState) {
    case 'live':
      return { ...part, kind: 'good', text: say('It runs in your checkout.') }
    case 'unknown':
      return { ...part, kind: 'waiting', text: say('It is switched on within a minute.') }
    case 'missing':
    case 'failed':
      return {
        ...part,
        kind: 'bad',
        text: say('It does not run in your checkout. Have it checked and repaired.'),
      }
  }
}

function messages({ waitingSince, failedMessages }: HealthFacts, reader: Reader): HealthPart {
  const { say } = reader
  const part = { id: 'messages' as const, title: say('Messages from Shopify'), href: '/app/deliveries' }
  if (isLate(waitingSince, reader))
    return { ...part, kind: 'bad', text: say('Orders wait to be worked on since {{since}}.', { since: since(waitingSince, reader) }) }
  if (failedMessages > 0)
    return { ...part, kind: 'bad', text: say('{{count, number}} messages could not be worked on.', { count: failedMessages }) }
  return { ...part, kind: 'good', text: say('All of them are worked on.') }
} // prettier-ignore

function deliveries({ deliveriesSince }: HealthFacts, reader: Reader): HealthPart {
  const { say } = reader
  const isBad = isLate(deliveriesSince, reader)
  return {
    id: 'deliveries',
    kind: isBad ? 'bad' : 'good',
    title: say('Deliveries'),
    text: isBad
      ? say('Calls to partners wait since {{since}}.', { since: since(deliveriesSince, reader) })
      : say('Calls to partners are sent as they fall due.'),
    href: '/app/deliveries',
  }
}

function postbacks({ failingPostbacks, pausedPostbacks }: HealthFacts, { say }: Reader): HealthPart {
  const part = { id: 'postbacks' as const, title: say('Postbacks'), href: '/app/postbacks' }
  const wrong = [
    ...(failingPostbacks > 0 ? [say('{{count, number}} postbacks are failing.', { count: failingPostbacks })] : []),
    ...(pausedPostbacks > 0 ? [say('{{count, number}} postbacks are paused.', { count: pausedPostbacks })] : []),
  ] // prettier-ignore
  if (wrong.length > 0) return { ...part, kind: 'bad', text: wrong.join(' ') }
  return { ...part, kind: 'good', text: say('None is failing.') }
}

function notices({ unreadNotices }: HealthFacts, { say }: Reader): HealthPart {
  return {
    id: 'notices',
    kind: unreadNotices > 0 ? 'waiting' : 'good',
    title: say('Notices'),
    text:
      unreadNotices > 0
        ? say('{{count, number}} notices to read.', { count: unreadNotices })
        : say('Nothing to read.'),
    href: '/app/notices',
  }
}

function isLate(dueAt: Date | null, { nowMs }: Reader): boolean {
  return dueAt !== null && nowMs - dueAt.getTime() > LATE_MS
}

function since(at: Date | null, { nowMs, timeZone, locale }: Reader): string {
  return at === null ? '' : showMoment(at.getTime(), nowMs, timeZone, locale)
}
