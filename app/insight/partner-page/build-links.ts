// The links that a partner may use, all forms of them for the same words: through our host, a link host of the shop, the app proxy on
// the store's own domain, and to a page of the store without any redirect. Pure.
import { deepLink } from '#app/click/destination.ts'
import { trackingLink } from '../shop-links.ts'

/** What the shop's links are made of. */
export interface LinkFacts {
  appUrl: string
  brand: string
  /** The shop's own hosts for links. */
  linkHosts: readonly string[]
  /** Where the app proxy answers on the store, such as `/apps/throughline`. */
  proxyPrefix: string
  /** Hosts that a link's `url` may lead to, lower case; the store's first. */
  ownHosts: readonly string[]
  offers: readonly LinkOffer[]
  /** Of the shop, and of the partner where he has one. */
  defaultOfferId: string | null
}

export interface LinkOffer {
  id: string
  slug: string
  name: string
  destinationUrl: string
  isActive: boolean
}

export interface LinkWords {
  via: string
  offer: LinkOffer
  /** sub1 to sub5; empty: left out. */
  subs: readonly string[]
  /** Usually a macro of the partner's tracker, such as `{clickid}`. */
  affClickId: string
  /** A page of the store; empty: the offer's destination. */
  page: string
}

export type LinkForm = 'ours' | 'host' | 'proxy' | 'direct'

export interface BuiltLink {
  form: LinkForm
  /** Of the address. */
  host: string
  url: string
}

/** The page that a deep link leads to; null: it is none of the shop's own, so that the click room would not follow it either. */
export function deepTarget(page: string, offer: LinkOffer, ownHosts: readonly string[]): URL | null {
  return deepLink(page.trim(), new URL(offer.destinationUrl), new Set(ownHosts))
}

/** @returns one of each form that the shop has; a page that is none of the shop's is left out of them */
export function buildLinks(facts: LinkFacts, words: LinkWords): BuiltLink[] {
  const { offer, via } = words
  const target = words.page.trim() === '' ? null : deepTarget(words.page, offer, facts.ownHosts)
  const ids = queryOf(words)
  const query = `via=${encode(via)}${ids}${target ? `&url=${encode(target.href)}` : ''}`
  const ours = trackingLink(facts.appUrl, facts.brand, offer.slug, via).split('?', 1)[0] as string
  const store = storeOrigin(facts, offer)
  const slug = encodeURIComponent(offer.slug)
  const direct = new URL(target ?? offer.destinationUrl)
  const rest = direct.search.slice(1)
  const own = `via=${encode(via)}&offer=${slug}${ids}`
  return [
    { form: 'ours' as const, url: `${ours}?${query}` },
    ...facts.linkHosts.map((host) => ({ form: 'host' as const, url: `https://${host}/${slug}?${query}` })),
    { form: 'proxy' as const, url: `${store}${facts.proxyPrefix}/r/${slug}?${query}` },
    {
      form: 'direct' as const,
      url: `${direct.origin}${direct.pathname}?${rest === '' ? '' : `${rest}&`}${own}${direct.hash}`,
    },
  ].map((link) => ({ ...link, host: new URL(link.url).host }))
}

/** Where the store itself answers: an offer may lead somewhere else. */
function storeOrigin({ ownHosts }: LinkFacts, offer: LinkOffer): string {
  const destination = new URL(offer.destinationUrl)
  if (ownHosts.length === 0 || ownHosts.includes(destination.host)) return destination.origin
  return `https://${ownHosts[0]}`
}

function queryOf({ subs, affClickId }: LinkWords): string {
  const named = subs.map((sub, index) => [`sub${index + 1}`, sub.trim()] as const)
  return [...named, ['aff_click_id', affClickId.trim()] as const]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `&${name}=${encode(value)}`)
    .join('')
}

/** Trackers look for their macros letter by letter, so the brackets around them stay: `{clickid}`, `[[click]]`, `${SUBID}`. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(/%(7B|7D|5B|5D|24)/g, (escaped) =>
    decodeURIComponent(escaped),
  )
}
