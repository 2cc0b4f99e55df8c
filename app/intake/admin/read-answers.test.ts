import { describe, expect, test } from 'vitest'
import { readJourneys, readProducts } from './read-answers.ts'

const gid = (type: string, id: string) => `gid://shopify/${type}/${id}`

describe('products', () => {
  test('come with collections as ids, tags and type; unknown ones have nothing', () => {
    const collections = {
      nodes: [{ id: gid('Collection', '41') }, { id: gid('Collection', '9007199254740993') }],
    }
    const data = {
      nodes: [
        null,
        { id: gid('Product', '1'), tags: ['New', 'a\0b'], productType: 'Candles', collections },
        {},
        { id: gid('Product', '2'), tags: [], productType: '', collections: { nodes: [] } },
      ],
    }
    expect(readProducts(data, ['1', '2', '3'])).toEqual(
      new Map([
        ['1', { collections: ['41', '9007199254740993'], tags: ['New', 'ab'], productType: 'Candles' }],
        ['2', { collections: [], tags: [], productType: null }],
        ['3', { collections: [], tags: [], productType: null }],
      ]),
    )
  })

  test.each([
    ['nothing', null],
    ['something else', { shop: {} }],
    ['a product without its fields', { nodes: [{ id: gid('Product', '1') }] }],
  ])('%s is no answer', (_, data) => {
    expect(readProducts(data, ['1'])).toBeNull()
  })
})

describe('journeys', () => {
  const [first, middle, last] = ['2026-11-01T10:00:00Z', '2026-11-02T10:00:00Z', '2026-11-03T10:00:00Z']
  const visit = (landingPage: string | null, occurredAt: string) => ({ landingPage, occurredAt })
  const order = (summary: object | null) => ({
    nodes: [{ id: gid('Order', '5'), customerJourneySummary: summary }],
  })
  const ready = (moments: unknown[], change: object = {}) =>
    order({
      ready: true,
      customerOrderIndex: 3,
      firstVisit: null,
      lastVisit: null,
      moments: { nodes: moments },
      ...change,
    })
  const visitsOf = (data: unknown) => readJourneys(data)?.get('5')?.visits

  test('have their visits newest first, each once', () => {
    const [a, b, c] = [
      visit('https://s.example/a', first),
      visit('https://s.example/b', middle),
      visit('https://s.example/c', last),
    ]
    expect(readJourneys(ready([a, b, c], { firstVisit: a, lastVisit: c }))).toEqual(
      new Map([['5', { ready: true, orderIndex: 3, visits: [c, b, a] }]]),
    )
  })

  test('keep no e-mail address', () => {
    const data = ready([visit('https://s.example/p?click_id=1&e=ann%40mail.example&via=jo', first)])
    expect(visitsOf(data)).toEqual([visit('https://s.example/p?click_id=1&via=jo', first)])
  })

  test('leave out visits that say nothing, are unreadable or too long to be kept whole', () => {
    const moments = [visit(null, first), {}, visit('/x', 'yesterday'), visit(`/?${'x'.repeat(5_000)}`, first)]
    expect(visitsOf(ready(moments))).toEqual([])
  })

  test('may have no visits at all', () => {
    expect(readJourneys(order({ ready: true }))?.get('5')).toEqual({
      ready: true,
      orderIndex: null,
      visits: [],
    })
  })

  test.each([
    ['are not ready', order({ ready: false })],
    ['have no summary', order(null)],
    ['belong to an order that Shopify does not show', { nodes: [null] }],
  ])('are not there yet where they %s', (_, data) => {
    expect(readJourneys(data)).toEqual(new Map())
  })

  test('of an answer to something else are none', () => {
    expect(readJourneys({ shop: {} })).toBeNull()
  })
})
