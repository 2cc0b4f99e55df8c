import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readUuid } from './arrival.ts'
import { cookieSeconds, cookieValue, readKept, withClick, withEarlier, type Kept } from './kept-clicks.ts'

const NOW = 1_800_000_000
const DAY = 86_400
/** A click id whose own time is `sec`. */
const idAt = (sec: number, n = 1) => {
  const hex = (sec * 1000).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${String(n).padStart(12, '0')}`
}
const A = idAt(NOW - 3 * DAY, 1)
const B = idAt(NOW - DAY, 2)
const C = idAt(NOW, 3)
const BOTH: Kept = { n: { id: B, t: NOW - DAY, q: 'via=bob' }, f: { id: A, t: NOW - 3 * DAY } }
const cookie = (kept: Kept) => `x=1; tl_click=${cookieValue(kept)}; y=2`

describe('kept clicks', () => {
  test('stand in the cookie as id and second, the first behind the newest', () => {
    expect(cookieValue(BOTH)).toBe(`${B}.${NOW - DAY}~${A}.${NOW - 3 * DAY}`)
    expect(cookieValue({ n: { id: A, t: 5 } })).toBe(`${A}.5`)
    expect(cookieValue({ w: { q: 'via=ann', t: 5 } })).toBe('')
  })

  test('are read from either place where the other is lost, and from both', () => {
    const withoutWords: Kept = { ...BOTH, n: { id: B, t: NOW - DAY } }
    expect(readKept(cookie(BOTH), null, 30, NOW)).toEqual(withoutWords)
    expect(readKept('', JSON.stringify(BOTH), 30, NOW)).toEqual(BOTH)
    expect(readKept(cookie(BOTH), JSON.stringify(BOTH), 30, NOW)).toEqual(BOTH)
    const older = { n: { id: A, t: NOW - 3 * DAY } }
    expect(readKept(cookie({ n: BOTH.n! }), JSON.stringify(older), 30, NOW)).toEqual(withoutWords)
  })

  test.each<[string, number | null, Kept]>([
    ['both in the window', 4, BOTH],
    ['the first outside it', 2, { n: BOTH.n! }],
    ['both outside it', 1, {}],
    ['no limit', null, BOTH],
  ])('of a window with %s', (_, days, expected) => {
    expect(readKept('', JSON.stringify(BOTH), days, NOW)).toEqual(expected)
  })

  test.each([
    '',
    'x=1',
    'tl_click=',
    'tl_click=~',
    `tl_click=${A}`,
    `tl_click=${A}.x`,
    `tl_click=${A}.-1`,
    `tl_click=${A}.1e999`,
    `tl_click=${A}.${NOW + 2 * DAY}`,
    `tl_click=<script>.${NOW}`,
    `not_tl_click=${A}.${NOW}`,
  ])('a cookie %s holds none', (cookies) => {
    expect(readKept(cookies, null, 30, NOW)).toEqual({})
  })

  test.each([
    'null',
    '[]',
    '7',
    '"x"',
    '{',
    '{"n":null}',
    '{"n":{"id":"x","t":1}}',
    '{"w":{"q":"","t":1}}',
    '{"w":[]}',
  ])('an entry %s holds none', (stored) => expect(readKept('', stored, 30, NOW)).toEqual({}))

  test('a new click is the newest and the first stays the first', () => {
    expect(withClick({}, A, 1, 'via=ann')).toEqual({ n: { id: A, t: 1, q: 'via=ann' } })
    expect(withClick(BOTH, C, NOW)).toEqual({ n: { id: C, t: NOW }, f: BOTH.f })
    expect(withClick({ n: BOTH.n! }, C, NOW)).toEqual({ n: { id: C, t: NOW }, f: BOTH.n })
  })

  test('a click that is kept already stays where it is', () => {
    expect(withClick(BOTH, A, NOW)).toEqual(BOTH)
    expect(withClick(BOTH, B, NOW)).toEqual(BOTH)
  })

  test.each<[string, Kept, string | null, Kept]>([
    ['is the first one', { n: BOTH.n! }, A, { n: BOTH.n!, f: { id: A, t: NOW - 3 * DAY } }],
    ['is not, where a first one is known', BOTH, idAt(NOW - 4 * DAY), BOTH],
    ['is not, outside the window', { n: BOTH.n! }, idAt(NOW - 31 * DAY), { n: BOTH.n! }],
    ['is not, when it is younger', { n: BOTH.n! }, C, { n: BOTH.n! }],
    ['is not, without a time in it', { n: BOTH.n! }, A.replace('-7', '-4'), { n: BOTH.n! }],
    ['is not, where there is none', { n: BOTH.n! }, null, { n: BOTH.n! }],
    ['is not, where nothing is kept', {}, A, {}],
  ])('an earlier click in the cart %s', (_, kept, id, expected) => {
    expect(withEarlier(kept, id, 30, NOW)).toEqual(expected)
  })

  test('a cookie lives to the end of the newest click’s window', () => {
    expect(cookieSeconds(BOTH, 30, NOW)).toBe(29 * DAY)
    expect(cookieSeconds(BOTH, null, NOW)).toBe(399 * DAY)
    expect(cookieSeconds(BOTH, 1_000, NOW)).toBe(399 * DAY)
    expect(cookieSeconds({}, 30, NOW)).toBe(0)
  })

  test('whatever a browser holds, only valid clicks and bounded words come out of it', () => {
    const id = fc.oneof(fc.constantFrom(A, B, C.toUpperCase(), 'x'), fc.uuid(), fc.string())
    const t = fc.oneof(
      fc.integer({ min: NOW - 40 * DAY, max: NOW + 3 * DAY }),
      fc.double(),
      fc.string(),
      fc.constant(null),
    )
    const q = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('y'.repeat(10_000)), fc.integer())
    const click = fc.oneof(fc.record({ id, t, q }, { requiredKeys: [] }), fc.anything())
    const stored = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.record({ n: click, f: click, w: click }, { requiredKeys: [] }).map((value) => toText(value)),
    )
    const cookies = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(id, t, id, t).map(([a, at, b, bt]) => `z=1; tl_click=${a}.${at}~${b}.${bt}`),
    )
    fc.assert(
      fc.property(cookies, stored, fc.constantFrom(null, 1, 30), (cookies, stored, days) => {
        const kept = readKept(cookies, stored, days, NOW)
        for (const click of [kept.n, kept.f]) {
          if (!click) continue
          expect(readUuid(click.id)).toBe(click.id)
          expect(click.t).toBeGreaterThan(days ? NOW - days * DAY : 0)
          expect(click.t).toBeLessThanOrEqual(NOW + DAY)
        }
        expect(kept.f?.id).not.toBe(kept.n?.id ?? null)
        for (const words of [kept.n?.q, kept.w?.q])
          if (words !== undefined) expect(words.length).toBeLessThanOrEqual(9_000)
        expect(cookieValue(kept)).toMatch(/^[0-9a-f.~-]*$/)
      }),
      { numRuns: 10_000 },
    )
  })
})

/** JSON of anything; what has none is as good as nothing. */
function toText(value: unknown): string | null {
  try {
    return JSON.stringify(value)
  } catch {
    return null
  }
}
