import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideClick, type Link } from './decide-click.ts'
import { deepLink, withClickId, withVia } from './destination.ts'
import { link } from './link.fixture.ts'
import { parseBrandPath, parseLinkQuery, parseOfferPath } from './tracking-link.ts'

const CLICK = '0199a000-0000-7000-8000-000000000001'

describe('a tracking link', () => {
  test.each([
    ['/r/demo/summer', { brand: 'demo', offer: 'summer' }],
    ['/api/r/demo/summer', { brand: 'demo', offer: 'summer' }],
    ['/r/Demo/Summer/', { brand: 'demo', offer: 'summer' }],
    ['/r/demo/s%C3%B6mmer', { brand: 'demo', offer: 'sömmer' }],
    ['/r/demo', null],
    ['/r/demo/summer/more', null],
    ['/r/demo/%zz', null],
    ['/r/demo/%00', null],
    ['/r//summer', null],
  ])('%s names %j', (path, expected) => {
    expect(parseBrandPath(path)).toEqual(expected)
  })

  test('on a link host the path is the offer', () => {
    expect(parseOfferPath('/summer')).toBe('summer')
    expect(parseOfferPath('/')).toBeNull()
    expect(parseOfferPath('/a/b')).toBeNull()
  })

  test('sub1 beats affS1, and affS2 fills an absent sub2', () => {
    const { subs } = parseLinkQuery('via=p&sub1=a&affS1=b&affS2=c&sub3=')
    expect(subs).toEqual(['a', 'c', null, null, null])
  })

  test('sub ids and the partner click id are cut at 255 characters, never inside a character', () => {
    const long = 'x'.repeat(254) + '😀😀'
    const { subs, affClickId } = parseLinkQuery(
      `sub1=${encodeURIComponent(long)}&aff_click_id=${'y'.repeat(300)}`,
    )
    expect(subs[0]).toBe('x'.repeat(254))
    expect(affClickId).toBe('y'.repeat(255))
  })

  test('NUL bytes are dropped and the first of a repeated parameter counts', () => {
    expect(parseLinkQuery('via=a%00b&via=c').via).toBe('ab')
  })

  test('no query, however broken, throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (query) => void parseLinkQuery(query)))
  })
})

describe('the destination', () => {
  test.each([
    ['https://s.example/', `https://s.example/?click_id=${CLICK}`],
    ['https://s.example/p?a=1&b=%20x+y#top', `https://s.example/p?click_id=${CLICK}&a=1&b=%20x+y#top`],
    ['https://s.example/p?click_id=old&a=1', `https://s.example/p?click_id=${CLICK}&a=1`],
    ['https://s.example/p?', `https://s.example/p?click_id=${CLICK}`],
  ])('%s carries the click id first and keeps the rest', (from, to) => {
    expect(withClickId(new URL(from), CLICK)).toBe(to)
  })

  test('a click that could not be recorded travels on by its own words', () => {
    const to = withVia(new URL('https://s.example/p?a=1'), {
      via: 'jo',
      subs: ['x y', null, null, null, null],
      affClickId: 'z',
    })
    expect(to).toBe('https://s.example/p?via=jo&sub1=x+y&aff_click_id=z&a=1')
  })

  const own = new Set(['s.example', 'www.s.example', '127.0.0.1:4001'])
  test.each([
    ['https://s.example/p?x=1', 'https://s.example/p?x=1'],
    ['https://WWW.s.example/p', 'https://www.s.example/p'],
    ['/p', 'https://s.example/p'],
    ['http://127.0.0.1:4001/p', 'http://127.0.0.1:4001/p'],
    ['https://evil.example/', null],
    ['//evil.example/', null],
    ['/\\evil.example/', null],
    ['https://s.example@evil.example/', null],
    ['https://user:pw@s.example/', null],
    ['https://s.example.evil.example/', null],
    ['https://s.example:8443/', null],
    ['javascript:alert(1)', null],
    ['http://[', null],
  ])('a deep link to %s leads to %s', (url, expected) => {
    expect(deepLink(url, new URL('https://s.example/home'), own)?.href ?? null).toBe(expected)
  })
})

describe('a visit', () => {
  const query = parseLinkQuery('via=jo')
  test.each<[string, Partial<Link>, string, string]>([
    ['of an active partner', {}, 'via=jo', 'click'],
    ['without a partner', {}, '', 'missing_partner'],
    ['of an unknown partner', { partner: null }, 'via=jo', 'unknown_partner'],
    ['of a paused partner', { partner: { id: 'p', active: false } }, 'via=jo', 'partner_paused'],
    ['to a paused offer', { offerActive: false }, 'via=jo', 'offer_paused'],
    ['to a shop that uninstalled', { shopActive: false }, 'via=jo', 'shop_inactive'],
    ['to a foreign host', {}, 'via=jo&url=https://evil.example', 'foreign_url'],
  ])('%s becomes %s', (_what, change, text, expected) => {
    const decision = decideClick({ ...link, ...change }, parseLinkQuery(text), { counted: true })
    expect(decision.kind === 'refused' ? decision.reason : decision.kind).toBe(expected)
    expect(decision.target.href).toBe('https://s.example/')
  })

  test('of a bot is redirected and neither a click nor a refusal', () => {
    expect(decideClick(link, query, { counted: false }).kind).toBe('passed')
    expect(decideClick({ ...link, partner: null }, query, { counted: false }).kind).toBe('passed')
  })
})
