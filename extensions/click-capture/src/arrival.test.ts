import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readArrival, readUuid } from './arrival.ts'

const ID = '0199a000-0000-7000-8000-00000000000a'
const ARRIVALS = ['awc', 'cjevent']

describe('an address', () => {
  test.each<[string, object | null]>([
    ['', null],
    ['?utm_source=x&gclid=1', null],
    [`?click_id=${ID}`, { clickId: ID }],
    [`?click_id=${ID.toUpperCase()}&via=ann`, { clickId: ID }],
    [`?click_id=${ID.slice(1)}`, null],
    [`?click_id=${ID.slice(1)}&via=ann`, { words: 'via=ann' }],
    ['?click_id={click_id}', null],
    ['?via=', null],
    ['?via=ann&via=bob', { words: 'via=ann' }],
    ['?via=Ann+Lee&sub1=a%20b', { words: 'via=Ann+Lee&sub1=a+b' }],
    ['?sub2=y&via=ann&affS1=x&affS2=z', { words: 'via=ann&sub1=x&sub2=y' }],
    ['?offer=summer&aff_click_id=7&via=ann', { words: 'via=ann&offer=summer&aff_click_id=7' }],
    ['?awc=12_34', { words: 'awc=12_34' }],
    ['?awc=12_34&via=ann', { words: 'via=ann' }],
    ['?cjevent=c&awc=a', { words: 'awc=a' }],
    ['?sub1=x&offer=summer', null],
    ['?via=%', { words: 'via=%25' }],
    ['?via=%00a%00', { words: 'via=a' }],
    ['?via=<script>', { words: 'via=%3Cscript%3E' }],
  ])('%s tells of %j', (search, arrival) => {
    expect(readArrival(search, ARRIVALS)).toEqual(arrival)
  })

  test('the same link tells the same words in whatever order it has them', () => {
    const one = readArrival('?via=ann&sub1=a&offer=o', [])
    expect(readArrival('?utm_id=7&offer=o&sub1=a&via=ann', [])).toEqual(one)
  })

  test('a value is cut at 255 characters, never inside one', () => {
    const search = `?via=ann&sub1=${encodeURIComponent('x'.repeat(254) + '😀')}&sub2=${'y'.repeat(300)}`
    const { words } = readArrival(search, []) as { words: string }
    const query = new URLSearchParams(words)
    expect([query.get('sub1'), query.get('sub2')]).toEqual(['x'.repeat(254), 'y'.repeat(255)])
  })

  test('whatever it holds, nothing but a UUID or bounded words comes out of it', () => {
    const name = fc.constantFrom(
      'click_id',
      'via',
      'awc',
      'sub1',
      'affS1',
      'offer',
      'aff_click_id',
      '__proto__',
    )
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom(ID, '%', '%E0%A4', '<b>'),
    )
    const pair = fc.tuple(name, value).map(([name, value]) => `${name}=${value}`)
    const query = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pair, { maxLength: 12 }).map((pairs) => `?${pairs.join('&')}`),
    )
    const names = ['via', 'awc', 'offer', 'sub1', 'sub2', 'sub3', 'sub4', 'sub5', 'aff_click_id']
    fc.assert(
      fc.property(query, (search) => {
        const arrival = readArrival(search, ARRIVALS)
        if (arrival === null) return
        if ('clickId' in arrival) return void expect(readUuid(arrival.clickId)).toBe(arrival.clickId)
        expect(arrival.words).toMatch(/^[\w.*+%&=-]+$/)
        new URLSearchParams(arrival.words).forEach((text, key) => {
          expect(names).toContain(key)
          expect(text.length).toBeLessThanOrEqual(255)
          expect(text).not.toContain('\0')
        })
      }),
      { numRuns: 10_000 },
    )
  })
})
