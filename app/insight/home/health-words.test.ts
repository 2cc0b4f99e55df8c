import { expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import type { Reader } from '#app/language/reader.ts'
import { healthWords, type HealthKind, type HealthPart } from './health-words.ts'
import type { HealthFacts } from './health.server.ts'

const NOW_MS = Date.UTC(2026, 10, 21, 12)
const MINUTE_MS = 60_000
const READER: Reader = { locale: 'en', say: sayingIn('en'), timeZone: 'UTC', nowMs: NOW_MS }
const WELL: HealthFacts = {
  embedSeen: true,
  pixelState: 'live',
  waitingSince: null,
  failedMessages: 0,
  deliveriesSince: null,
  failingPostbacks: 0,
  pausedPostbacks: 0,
  unreadNotices: 0,
}
const minutesAgo = (minutes: number) => new Date(NOW_MS - minutes * MINUTE_MS)
const partOf = (facts: Partial<HealthFacts>, id: HealthPart['id'], reader = READER) =>
  healthWords({ ...WELL, ...facts }, reader).find((part) => part.id === id)!

test('where nothing is wrong every part is good, and each leads somewhere', () => {
  const parts = healthWords(WELL, READER)
  expect(parts.map(({ id }) => id)).toEqual(['embed', 'pixel', 'messages', 'deliveries', 'postbacks', 'notices'])
  expect(parts.filter(({ kind, href }) => kind !== 'good' || !href.startsWith('/app/'))).toEqual([])
}) // prettier-ignore

test.each<[string, Partial<HealthFacts>, HealthPart['id'], HealthKind, string]>([
  ['no click through the embed', { embedSeen: false }, 'embed', 'waiting', 'No click has come through it in the last 7 days.'],
  ['a pixel that was not looked at yet', { pixelState: 'unknown' }, 'pixel', 'waiting', 'It is switched on within a minute.'],
  ['a pixel that is gone', { pixelState: 'missing' }, 'pixel', 'bad', 'It does not run in your checkout. Have it checked and repaired.'],
  ['a pixel that could not be switched on', { pixelState: 'failed' }, 'pixel', 'bad', 'It does not run in your checkout. Have it checked and repaired.'],
  ['messages that wait for a moment', { waitingSince: minutesAgo(5) }, 'messages', 'good', 'All of them are worked on.'],
  ['messages that wait for long', { waitingSince: minutesAgo(6) }, 'messages', 'bad', 'Orders wait to be worked on since 11:54:00.'],
  ['a message that failed', { failedMessages: 1 }, 'messages', 'bad', '1 message could not be worked on.'],
  ['many messages that failed', { failedMessages: 1_200 }, 'messages', 'bad', '1,200 messages could not be worked on.'],
  ['waiting is told before what failed', { waitingSince: minutesAgo(6), failedMessages: 1 }, 'messages', 'bad', 'Orders wait to be worked on since 11:54:00.'],
  ['deliveries that wait for a moment', { deliveriesSince: minutesAgo(5) }, 'deliveries', 'good', 'Calls to partners are sent as they fall due.'],
  ['deliveries that wait for long', { deliveriesSince: minutesAgo(90) }, 'deliveries', 'bad', 'Calls to partners wait since 10:30:00.'],
  ['a postback that fails', { failingPostbacks: 1 }, 'postbacks', 'bad', '1 postback is failing.'],
  ['postbacks that fail and postbacks that are paused', { failingPostbacks: 2, pausedPostbacks: 1 }, 'postbacks', 'bad', '2 postbacks are failing. 1 postback is paused.'],
  ['notices to read', { unreadNotices: 3 }, 'notices', 'waiting', '3 notices to read.'],
])('%s', (_what, facts, id, kind, text) => expect(partOf(facts, id)).toMatchObject({ kind, text })) // prettier-ignore

test('moments are those of the shop, in the reader’s language', () => {
  const german: Reader = { ...READER, locale: 'de', say: sayingIn('de'), timeZone: 'Europe/Berlin' }
  const { title, text } = partOf({ deliveriesSince: minutesAgo(90) }, 'deliveries', german)
  expect(title).toBe('Zustellungen')
  expect(text).toContain('11:30')
})
