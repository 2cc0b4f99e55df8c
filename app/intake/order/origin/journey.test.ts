import { describe, expect, test } from 'vitest'
import { journeyPages } from './journey.ts'

const visit = (landingPage: unknown, occurredAt: unknown = null) => ({ landingPage, occurredAt })
const journey = (...visits: unknown[]) => ({ ready: true, orderIndex: 1, visits })

describe('the pages of a journey', () => {
  test('come newest first, those without a time last', () => {
    const pages = journeyPages(
      journey(
        visit('/unknown'),
        visit('/first', '2026-11-01T10:00:00Z'),
        visit('/last', '2026-11-03T10:00:00Z'),
        visit('/odd', 'yesterday'),
        visit('/middle', '2026-11-02T10:00:00+02:00'),
      ),
    )
    expect(pages).toEqual([
      { landingPage: '/last', atMs: Date.parse('2026-11-03T10:00:00Z') },
      { landingPage: '/middle', atMs: Date.parse('2026-11-02T08:00:00Z') },
      { landingPage: '/first', atMs: Date.parse('2026-11-01T10:00:00Z') },
      { landingPage: '/unknown', atMs: null },
      { landingPage: '/odd', atMs: null },
    ])
  })

  test('come once each, with the newest visit', () => {
    const [older, newer] = ['2026-11-01T10:00:00Z', '2026-11-02T10:00:00Z']
    expect(journeyPages(journey(visit('/a'), visit('/a', older), visit('/a', newer)))).toEqual([
      { landingPage: '/a', atMs: Date.parse(newer) },
    ])
  })

  test.each<[string, unknown]>([
    ['nothing', null],
    ['undefined', undefined],
    ['a number', 7],
    ['a text', 'visits'],
    ['a list', []],
    ['no visits', { ready: true }],
    ['visits that are none', { visits: 'many' }],
    ['visits of nothing', journey(null, 7, 'x', [], {}, visit(null), visit(5), visit(''))],
  ])('of %s are none', (_, value) => {
    expect(journeyPages(value)).toEqual([])
  })
})
