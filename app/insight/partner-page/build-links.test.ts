import { describe, expect, test } from 'vitest'
import { buildLinks, deepTarget, type LinkFacts } from './build-links.ts'

const offer = {
  id: 'o1',
  slug: 'main',
  name: 'Main',
  destinationUrl: 'https://shop.example/sale?utm=1#top',
  isActive: true,
}
const facts: LinkFacts = {
  appUrl: 'https://app.example',
  brand: 'demo',
  linkHosts: ['go.shop.example'],
  proxyPrefix: '/apps/throughline',
  ownHosts: ['shop.example', 'demo.myshopify.com'],
  offers: [offer],
  defaultOfferId: 'o1',
}
const words = { via: 'jo', offer, subs: [] as string[], affClickId: '', page: '' }
const urls = (change: Partial<typeof words> = {}, of = facts) =>
  Object.fromEntries(buildLinks(of, { ...words, ...change }).map(({ form, url }) => [form, url]))

describe('the forms of a link', () => {
  test('without anything chosen lead where the offer leads', () => {
    expect(urls()).toEqual({
      ours: 'https://app.example/r/demo/main?via=jo',
      host: 'https://go.shop.example/main?via=jo',
      proxy: 'https://shop.example/apps/throughline/r/main?via=jo',
      direct: 'https://shop.example/sale?utm=1&via=jo&offer=main#top',
    })
  })

  test('a shop without a link host has none for it', () => {
    expect(urls({}, { ...facts, linkHosts: [] })).not.toHaveProperty('host')
  })

  test('an offer that leads elsewhere still has the store for the app proxy', () => {
    const elsewhere = { ...offer, destinationUrl: 'https://landing.example/' }
    expect(urls({ offer: elsewhere })['proxy']).toBe('https://shop.example/apps/throughline/r/main?via=jo')
  })

  test('brackets of macros stay, everything else is encoded', () => {
    expect(urls({ subs: ['a b', '', '&c'], affClickId: '${SUBID}[[x]]{y}' })['ours']).toBe(
      'https://app.example/r/demo/main?via=jo&sub1=a%20b&sub3=%26c&aff_click_id=${SUBID}[[x]]{y}',
    )
  })

  test.each([
    ['/p/shoe', 'https://shop.example/p/shoe'],
    ['https://DEMO.myshopify.com/p?a=1&b', 'https://demo.myshopify.com/p?a=1&b'],
  ])('a page %s of the store is led to', (page, target) => {
    expect(urls({ page })['ours']).toBe(
      `https://app.example/r/demo/main?via=jo&url=${encodeURIComponent(target)}`,
    )
  })

  test.each([
    'https://evil.example/',
    'javascript:alert(1)',
    'https://a:b@shop.example/',
    '//evil.example/p',
  ])('a page %s is none of the shop’s and is left out', (page) => {
    expect(deepTarget(page, offer, facts.ownHosts)).toBeNull()
    expect(urls({ page })['ours']).toBe('https://app.example/r/demo/main?via=jo')
  })
})
