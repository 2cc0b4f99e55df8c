import { describe, expect, test } from 'vitest'
import { decideNotices, FAILING_FOR_MS, type Situation } from './decide-notices.ts'
import { isOurPause } from '#app/delivery/pause-reasons.ts'

const NOW_MS = Date.UTC(2026, 10, 20, 19, 3)
const SECRET = 'sk_live_42'

type Health = NonNullable<Situation['health']>
const health = (change: Partial<Health> = {}): Health => ({
  failuresInRow: 10,
  failingSinceMs: NOW_MS - FAILING_FOR_MS,
  lastFailure: 'HTTP 503',
  noticed: false,
  ...change,
})
const situation = (change: Partial<Situation> = {}): Situation => ({
  shop: { name: 'Harbour & Pine', timeZone: 'America/New_York', noticeEmail: 'mara@shop.example' },
  partner: { name: 'Wanderlist', email: null },
  url: `https://t.example/p?key=${SECRET}&c={click_id}`,
  paused: null,
  health: null,
  ...change,
})
const paused = (reason = 'the destination answered 410 Gone', byUs = true) => ({
  atMs: NOW_MS - 60_000,
  reason,
  byUs,
})

describe('when', () => {
  const nothing: [string, Partial<Situation>][] = [
    ['a postback that works', {}],
    ['9 failures, however long', { health: health({ failuresInRow: 9, failingSinceMs: 0 }) }],
    ['many failures within less than an hour', { health: health({ failuresInRow: 500, failingSinceMs: NOW_MS - FAILING_FOR_MS + 1 }) }],
    ['failures that were told', { health: health({ noticed: true }) }],
    ['a pause by a person', { paused: paused('by a person', false) }],
    ['a pause by a person of one that fails', { paused: paused('by a person', false), health: health() }],
  ] // prettier-ignore
  test.each(nothing)('%s: nothing is said', (_, change) => {
    expect(decideNotices(situation(change), NOW_MS)).toEqual([])
  })

  const something: [string, Partial<Situation>, string][] = [
    ['10 failures over an hour', { health: health() }, 'postback_failing'],
    ['a pause by us', { paused: paused() }, 'postback_paused'],
    ['a pause by us after failures that were told', { paused: paused(), health: health({ noticed: true }) }, 'postback_paused'],
    ['a pause by us after failures that were not told', { paused: paused(), health: health() }, 'postback_paused'],
  ] // prettier-ignore
  test.each(something)('%s: the partner and the merchant are told', (_, change, kind) => {
    const drafts = decideNotices(situation(change), NOW_MS)
    expect(drafts.map(({ kind, audience, mailTo }) => ({ kind, audience, mailTo }))).toEqual([
      { kind, audience: 'partner', mailTo: null },
      { kind, audience: 'merchant', mailTo: 'mara@shop.example' },
    ])
  })
})

describe('the words', () => {
  const long = '50 failures in a row over 3 days, the newest: HTTP 500'
  const of = (change: Partial<Situation>) => {
    const [partner, merchant] = decideNotices(situation(change), NOW_MS)
    return { partner: partner!, merchant: merchant! }
  }

  test('of a pause: who, where, since when, why, the newest failure, and what to do', () => {
    const { merchant, partner } = of({
      paused: paused(long),
      health: health({ failuresInRow: 50, lastFailure: 'HTTP 500' }),
    })
    expect(merchant.subject).toBe('The postback to Wanderlist (t.example) is paused')
    expect(partner.subject).toBe('Postbacks of Harbour & Pine to t.example are paused')
    for (const { text } of [merchant, partner]) {
      expect(text).toContain('Paused since: 20 November 2026, 14:02 (America/New_York)\n')
      expect(text).toContain('Why: 50 failures in a row over 3 days\n')
      expect(text).toContain('Failed: 50 times in a row, since 20 November 2026, 13:03 (America/New_York)\n')
      expect(text).toContain('Newest failure: HTTP 500\n')
      expect(text).toContain('Nothing is lost')
      expect(text).toContain('oldest first')
    }
    for (const word of ['mend the URL', 'Test it', 'Resume it']) expect(merchant.text).toContain(word)
    expect(merchant.text).toMatchInlineSnapshot(`
      "Throughline has paused the postback to your partner Wanderlist at t.example, because the destination did not take it.

      Paused since: 20 November 2026, 14:02 (America/New_York)
      Why: 50 failures in a row over 3 days
      Failed: 50 times in a row, since 20 November 2026, 13:03 (America/New_York)
      Newest failure: HTTP 500

      What to do:
      1. Ask Wanderlist what has changed, and mend the URL under Postbacks in the app.
      2. Test it there.
      3. Resume it. What has been waiting goes out then, oldest first.

      Nothing is lost: sales are credited as before, and what there is to tell Wanderlist is kept. What had failed for good before the pause can be sent again under Deliveries.
      "
    `)
  })

  test('of failures: that we keep trying', () => {
    const { merchant, partner } = of({ health: health({ failuresInRow: 1_234 }) })
    expect(merchant.subject).toBe('The postback to Wanderlist (t.example) keeps failing')
    expect(partner.subject).toBe('Postbacks of Harbour & Pine to t.example keep failing')
    expect(merchant.text).toContain('Failed: 1,234 times in a row')
    expect(partner.text).toMatchInlineSnapshot(`
      "Harbour & Pine reports your sales by postbacks to t.example. They keep failing.

      Failed: 1,234 times in a row, since 20 November 2026, 13:03 (America/New_York)
      Newest failure: HTTP 503

      What to do:
      1. See to it that t.example takes calls again.
      2. Where your postback URL has changed, tell Harbour & Pine the new one.

      We keep trying. Where it goes on for days the postback is paused, and you are told. Nothing is lost: your sales are credited as before.
      "
    `)
  })

  test('tell nothing secret, and nothing that others wrote leaves its line', () => {
    const evil = `bad\r\nBcc: all@example.com\r\n\r\nPay https://t.example/x?key=${SECRET} ${'x'.repeat(400)}`
    for (const change of [
      { health: health({ lastFailure: evil }) },
      { paused: paused(`the destination answered 410 ${evil}`) },
    ]) {
      const drafts = decideNotices(
        situation({ ...change, partner: { name: `Eve\r\nBcc: x@example.com`, email: null } }),
        NOW_MS,
      )
      expect(drafts).toHaveLength(2)
      for (const { subject, text } of drafts) {
        expect(subject).not.toMatch(/\p{Cc}/u)
        expect(subject + text).not.toContain(SECRET)
        expect(subject + text).not.toContain('{click_id}')
        expect(text).not.toMatch(/^Bcc/m)
        expect(text).not.toContain('x'.repeat(201))
      }
    }
  })

  test('stand where names are empty and the time zone is none', () => {
    const { merchant } = of({
      shop: { name: '', timeZone: 'Mars/Olympus', noticeEmail: null },
      partner: { name: '\0', email: null },
      health: health({ lastFailure: '' }),
    })
    expect(merchant.subject).toBe('The postback to your partner (t.example) keeps failing')
    expect(merchant.text).toContain('18:03 (UTC)')
    expect(merchant.text).toContain('Newest failure: unknown')
  })
})

test.each([
  ['the destination answered 410 Gone: it never wants to hear of this again', true],
  ['50 failures in a row over 3 days, the newest: HTTP 500', true],
  ['paused by Mia', false],
  ['', false],
])('a pause for %j is ours: %s', (reason, ours) => {
  expect(isOurPause(reason)).toBe(ours)
})
