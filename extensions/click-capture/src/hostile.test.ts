// What strangers may write into an address, and other scripts into a browser's storage: ten thousand of each go through the
// loader as it is built, and through the parts that make of them cookies, addresses, cart attributes and form fields.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DETAILS, readArrival } from './arrival.ts'
import { askClick, tellSeen } from './ask-click.ts'
import { wantedAttributes } from './cart-words.ts'
import { cookieValue, readKept, type Kept } from './kept-clicks.ts'
import type { Throughline } from './settings.ts'
import { takeVisit } from './visit.ts'

const NOW = 1_800_000_000
const ID = '0199a000-0000-7000-8000-00000000000a'
const ARRIVALS = ['awc', 'cjevent']
const WORDS = ['via', ...ARRIVALS, ...DETAILS]
const ORIGIN = 'https://shop.example'
const RUNS = { numRuns: 10_000 }

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    ID,
    `"'></script><script>alert(1)</script>`,
    '"onfocus=alert(1) autofocus x="',
    'javascript:alert(1)',
    '%',
    '%E0%A4',
    '%00%0d%0aSet-Cookie:x=1',
    '#&?/../..//evil.example',
    '; Domain=evil.example',
    '\ud800',
    'x'.repeat(9_001),
  ),
)
const name = fc.constantFrom('click_id', ...WORDS, 'affS1', '__proto__', 'constructor')
const search = fc.oneof(
  hostile,
  fc
    .array(fc.tuple(name, hostile, fc.boolean()), { maxLength: 10 })
    .map((pairs) =>
      pairs.map(([key, text, isRaw]) => `${key}=${isRaw ? text : encodeURIComponent(text.toWellFormed())}`),
    )
    .map((pairs) => `?${pairs.join('&')}`),
)
const id = fc.oneof(fc.constantFrom(ID, ID.replace('a000', 'b000')), hostile)
const time = fc.oneof(fc.constantFrom(NOW - 60, NOW - 7_200), fc.integer(), fc.double(), hostile)
const cookies = fc.oneof(
  hostile,
  fc.tuple(id, time, id, time).map(([a, at, b, bt]) => `z=1; tl_click=${a}.${at}~${b}.${bt}`),
)
const click = fc.oneof(fc.record({ id, t: time, q: hostile }, { requiredKeys: [] }), fc.jsonValue())
const stored = fc.oneof(
  hostile,
  fc.record({ n: click, f: click, w: click }, { requiredKeys: [] }).map((value) => JSON.stringify(value)),
  fc.constant(null),
)

/** What may stand in an address's query as it is: nothing there ends a parameter, an attribute, a tag or a line. */
function expectOwnAddress(address: string, path: string): void {
  expect(address.slice(address.indexOf('?') + 1)).toMatch(/^[\w.*+%&=-]*$/)
  const { origin, pathname, hash } = new URL(address, ORIGIN)
  expect([origin, pathname, hash]).toEqual([ORIGIN, path, ''])
}

describe('the loader, as it is built', () => {
  const text = readFileSync(new URL('../assets/click-capture.js', import.meta.url), 'utf8')
  // oxlint-disable-next-line no-implied-eval -- the script runs as it is, with a page of ours around it
  const run = new Function('window', 'document', 'location', 'localStorage', 'addEventListener', text)
  const config = JSON.stringify({ v: 1, proxy: '/apps/throughline', days: 30, arrivals: ARRIVALS })

  test('throws nothing, counts no error, and loads one script of its own or none', () => {
    let loads = 0
    fc.assert(
      fc.property(search, cookies, stored, (search, cookie, entry) => {
        const window: { Throughline?: Throughline } = {}
        const tags: Record<string, unknown>[] = []
        const written: unknown[] = []
        const storage = { getItem: () => entry, setItem: (...entry: unknown[]) => written.push(entry) }
        const document = {
          currentScript: { dataset: { config, carry: '/carry.js' } },
          createElement: (tag: string) => ({ tag, addEventListener() {} }),
          head: { append: (tag: Record<string, unknown>) => tags.push(tag) },
          addEventListener() {},
          get cookie() {
            return cookie
          },
          set cookie(value) {
            written.push(value)
          },
        }
        run(window, document, { search }, storage, () => {})
        expect([window.Throughline?.errors, written]).toEqual([0, []])
        const arrival = readArrival(search, ARRIVALS)
        expect(window.Throughline?.arrival).toEqual(arrival)
        const isCarried = !!arrival || cookie.includes('tl_click=') || !!entry
        expect(tags.map(({ tag, src }) => [tag, src])).toEqual(isCarried ? [['script', '/carry.js']] : [])
        loads += Number(isCarried)
      }),
      RUNS,
    )
    // Both ways have been gone often enough to say anything.
    expect(Math.min(loads, RUNS.numRuns - loads)).toBeGreaterThan(500)
  })
})

describe('what is carried on', () => {
  test('is a cookie of ids and seconds, addresses of the shop, and attributes of ids and bounded words', async () => {
    const seen = { asked: 0, words: 0, clicks: 0 }
    const sent: string[] = []
    const real = globalThis.fetch
    globalThis.fetch = (async (input: string) => {
      sent.push(input)
      return new Response('{}', { status: 503 })
    }) as typeof fetch
    try {
      await fc.assert(
        fc.asyncProperty(search, cookies, stored, hostile, async (search, cookies, stored, token) => {
          sent.length = 0
          let kept: Kept = readKept(cookies, stored, 30, NOW)
          const arrival = readArrival(search, ARRIVALS)
          await takeVisit(arrival, {
            nowSec: () => NOW,
            isRepeat: false,
            read: () => kept,
            write: (next) => (kept = next),
            ask: (words) => askClick('/apps/throughline/click', words),
          })
          for (const address of sent) expectOwnAddress(address, '/apps/throughline/click')
          seen.asked += sent.length
          sent.length = 0
          tellSeen('/apps/throughline/seen', kept, token)
          await new Promise((done) => setImmediate(done))
          expect(sent).toHaveLength(1)
          expectOwnAddress(sent[0] as string, '/apps/throughline/seen')

          expect(cookieValue(kept)).toMatch(/^([0-9a-f-]{36}\.\d+(~[0-9a-f-]{36}\.\d+)?)?$/)
          const isOfThisVisit = arrival && 'words' in arrival && kept.w?.q === arrival.words
          for (const [name, value] of Object.entries(wantedAttributes(kept))) {
            const isClick = /^(__|first_)?click_id$/.test(name)
            if (isClick && !kept.w) expect(value).toMatch(/^[0-9a-f-]{36}$/)
            else expect(kept.w).toBeDefined()
            if (!isOfThisVisit || isClick) continue
            expect(WORDS).toContain(name)
            expect(value.length).toBeLessThanOrEqual(255)
            expect(value).not.toContain('\0')
          }
          seen.words += Number(!!kept.w)
          seen.clicks += Number(!!kept.n)
        }),
        RUNS,
      )
    } finally {
      globalThis.fetch = real
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(500)
  })
})
