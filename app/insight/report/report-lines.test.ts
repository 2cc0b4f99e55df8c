import { describe, expect, test } from 'vitest'
import { nothing, type Measures } from '../figures/measures.ts'
import { arrange, inOrder, type KeyedMeasures } from './report-lines.ts'

const of = (key: string, change: Partial<Measures>): KeyedMeasures => ({
  key,
  measures: { ...nothing(0), ...change },
})
const keys = (lines: readonly { key: string }[]) => lines.map(({ key }) => key)

describe('the greatest come first', () => {
  test.each<[string, KeyedMeasures[], string[]]>([
    ['by payout', [of('a', { payoutMinor: 1n, conversions: 9 }), of('b', { payoutMinor: 2n })], ['b', 'a']],
    ['then by conversions', [of('a', { conversions: 1, clicks: 9 }), of('b', { conversions: 2 })], ['b', 'a']],
    ['then by clicks', [of('a', { clicks: 1 }), of('b', { clicks: 2 })], ['b', 'a']],
    ['clicks that are not known count as none', [of('a', { clicks: null }), of('b', { clicks: 1 })], ['b', 'a']],
    ['then by their name', [of('b', {}), of('a', {}), of('', {})], ['', 'a', 'b']],
    ['a payout taken back comes last', [of('a', { payoutMinor: -1n }), of('b', {})], ['b', 'a']],
    ['also where a number cannot tell them apart', [of('a', { payoutMinor: 9_007_199_254_740_992n }), of('b', { payoutMinor: 9_007_199_254_740_993n })], ['b', 'a']],
  ])('%s', (_what, now, expected) => expect(keys(arrange(now, null, 10).lines)).toEqual(expected)) // prettier-ignore
})

describe('what is beyond the most', () => {
  const now = [3n, 1n, 2n].map((payoutMinor, index) =>
    of(String(index), { payoutMinor, clicks: 1, conversions: 1 }),
  )

  test('is one line, and the lines add up to the total', () => {
    const { lines, others, total } = arrange(now, null, 1)
    expect(keys(lines)).toEqual(['0'])
    expect(others).toMatchObject({ count: 2, now: { payoutMinor: 3n, clicks: 2 }, before: null })
    expect(total).toMatchObject({ now: { payoutMinor: 6n, clicks: 3, conversions: 3 }, before: null })
  })

  test('is not there where all are shown', () => expect(arrange(now, null, 3).others).toBeNull())

  test('is compared too', () =>
    expect(arrange(now, [of('1', { conversions: 7 })], 1)).toMatchObject({
      others: { count: 2, before: { conversions: 7 } },
      total: { before: { conversions: 7 } },
    }))
})

describe('beside another period', () => {
  test('a line that is in one of the two only is nothing in the other', () => {
    const { lines } = arrange([of('new', { conversions: 1 })], [of('gone', { conversions: 2 })], 10)
    expect(lines).toMatchObject([
      { key: 'new', now: { conversions: 1 }, before: { conversions: 0 } },
      { key: 'gone', now: { conversions: 0 }, before: { conversions: 2 } },
    ])
  })

  test('clicks stay unknown where the report does not know them', () => {
    const { lines } = arrange([of('a', { clicks: null })], [of('b', { clicks: null })], 10)
    expect(lines.map(({ now, before }) => [now.clicks, before?.clicks])).toEqual([
      [null, null],
      [null, null],
    ])
  })

  test('nothing now and nothing before is a total of nothing that is compared', () => {
    expect(arrange([], [], 10).total).toMatchObject({ now: { conversions: 0 }, before: { conversions: 0 } })
    expect(arrange([], null, 10).total.before).toBeNull()
  })
})

describe('days', () => {
  const days = [of('2026-11-01', { clicks: 1 }), of('2026-11-02', { clicks: 5 })]

  test('stay in their order, whatever they brought', () =>
    expect(keys(inOrder(days, null).lines)).toEqual(['2026-11-01', '2026-11-02']))

  test('stand each beside the day in its place, and beside nothing where there is none', () => {
    const { lines, total } = inOrder(days, [of('2026-10-01', { clicks: 7 })])
    expect(lines.map(({ before }) => before?.clicks)).toEqual([7, 0])
    expect(total).toMatchObject({ now: { clicks: 6 }, before: { clicks: 7 } })
  })
})
