// Notices in another language than the one in which they are kept and mailed.
import { expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { decideNotices, type Situation } from './decide-notices.ts'
import { sayNotice } from './notice-texts.ts'
import { retellTime } from './shop-time.ts'

const NOW_MS = Date.UTC(2026, 10, 20, 19, 3)
const german = { say: sayingIn('de'), locale: 'de' } as const
const situation: Situation = {
  shop: { name: 'Harbour & Pine', timeZone: 'America/New_York', noticeEmail: null },
  partner: { name: 'Wanderlist', email: null },
  url: 'https://t.example/p',
  paused: null,
  health: {
    failuresInRow: 1_250,
    failingSinceMs: NOW_MS - 86_400_000,
    lastFailure: 'no connection in time (ETIMEDOUT)',
    noticed: false,
  },
}
const gone = { atMs: NOW_MS, reason: '50 failures in a row over 3 days, the newest: HTTP 500', byUs: true }
const notices = [situation, { ...situation, paused: gone }].flatMap((each) => decideNotices(each, NOW_MS))
const LETTERS = notices.map(({ kind, audience, subject, text }) => [
  `${kind} ${audience}`,
  `${subject}\n${text}`,
])

test.each(LETTERS)('each line of %s is said in German', (_, kept) => {
  const said = sayNotice(kept as string, german).split('\n')
  const left = (kept as string).split('\n').filter((line, index) => line !== '' && line === said[index])
  expect(left).toEqual([])
})

test.each(LETTERS)('%s is in English what was mailed', (_, kept) =>
  expect(sayNotice(kept as string, { say: sayingIn('en'), locale: 'en' })).toBe(kept),
)

test('facts and moments are those of the letter', () => {
  const said = sayNotice(LETTERS.at(-1)?.[1] ?? '', german)
  expect(said).toContain('Pausiert seit: 20. November 2026, 14:03 (America/New_York)\n')
  expect(said).toContain('Warum: 50 Fehlschläge nacheinander in 3 Tagen\n')
  expect(said).toContain(
    'Gescheitert: 1,250-mal nacheinander, seit 19. November 2026, 14:03 (America/New_York)\n',
  )
  expect(said).toContain('Neuester Fehlschlag: keine Verbindung in der Frist (ETIMEDOUT)\n')
})

test('a moment that is none stays as it is', () => expect(retellTime('soon (UTC)', 'de')).toBe('soon (UTC)'))
