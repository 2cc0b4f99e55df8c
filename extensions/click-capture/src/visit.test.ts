import { describe, expect, test } from 'vitest'
import type { Arrival } from './arrival.ts'
import type { Answer } from './ask-click.ts'
import type { Kept } from './kept-clicks.ts'
import { takeVisit } from './visit.ts'

const NOW = 1_800_000_000
const words = { words: 'via=ann' }
const ann = (t = NOW - 60) => ({ id: 'old', t, q: 'via=ann' })
const bob = { id: 'bob', t: NOW - 90, q: 'via=bob' }
const waiting = { q: 'via=ann', t: NOW - 500 }
const fresh = { id: 'new', t: NOW, q: 'via=ann' }

type Case = [
  what: string,
  arrival: Arrival | null,
  kept: Kept,
  isRepeat: boolean,
  answer: Answer,
  asked: string[],
  after: Kept,
]

describe('a visit', () => {
  test.each<Case>([
    ['with nothing to say', null, {}, false, 'new', [], {}],
    ['with a click id', { clickId: 'new' }, {}, false, null, [], { n: { id: 'new', t: NOW } }],
    [
      'with a click id ends the wait for another',
      { clickId: 'new' },
      { w: waiting },
      false,
      null,
      [],
      { n: { id: 'new', t: NOW } },
    ],
    ['of a partner', words, {}, false, 'new', ['via=ann'], { n: fresh }],
    ['of another partner', words, { n: bob }, false, 'new', ['via=ann'], { n: fresh, f: bob }],
    ['that is refused', words, { n: bob }, false, null, ['via=ann'], { n: bob }],
    [
      'that cannot be asked for',
      words,
      { n: bob },
      false,
      undefined,
      ['via=ann'],
      { n: bob, w: { q: 'via=ann', t: NOW } },
    ],
    ['by the same link again', words, { n: ann() }, false, 'new', [], { n: ann() }],
    [
      'by the same link an hour later',
      words,
      { n: ann(NOW - 3_600) },
      false,
      'new',
      ['via=ann'],
      { n: fresh, f: ann(NOW - 3_600) },
    ],
    ['reloaded an hour later', words, { n: ann(NOW - 3_600) }, true, 'new', [], { n: ann(NOW - 3_600) }],
    [
      'gone back to from another partner’s',
      words,
      { n: bob, f: ann() },
      true,
      'new',
      [],
      { n: bob, f: ann() },
    ],
    [
      'by the first link again after another partner’s',
      words,
      { n: bob, f: ann() },
      false,
      'new',
      ['via=ann'],
      { n: fresh, f: ann() },
    ],
    [
      'reloaded before it was ever asked for',
      words,
      { n: bob },
      true,
      'new',
      ['via=ann'],
      { n: fresh, f: bob },
    ],
    [
      'that waits is asked for on the next page',
      null,
      { w: waiting },
      false,
      'new',
      ['via=ann'],
      { n: fresh },
    ],
    ['that waits keeps its age', null, { w: waiting }, false, undefined, ['via=ann'], { w: waiting }],
    [
      'by another link ends the wait',
      { words: 'via=eve' },
      { w: waiting },
      false,
      'eve',
      ['via=eve'],
      { n: { id: 'eve', t: NOW, q: 'via=eve' } },
    ],
  ] satisfies Case[])('%s', async (_, arrival, before, isRepeat, answer, expected, after) => {
    let kept = before
    const asked: string[] = []
    await takeVisit(arrival, {
      nowSec: () => NOW,
      isRepeat,
      read: () => kept,
      write: (next) => (kept = next),
      ask: async (words) => {
        asked.push(words)
        // Whoever leaves now is asked for again on the next page.
        expect(kept.w?.q).toBe(words)
        return answer
      },
    })
    expect(asked).toEqual(expected)
    expect(kept).toEqual(after)
  })
})
