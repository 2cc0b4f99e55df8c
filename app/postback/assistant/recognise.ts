// Which destination a pasted URL, or the paragraph around it, belongs to, and how certain that is.
import type { Destination } from './destination.ts'
import { DESTINATIONS, parametersOf } from './destinations.ts'
import { findTokens } from './token-syntax.ts'
import type { PastedUrl } from './read-paste.ts'

export type Recognised = {
  readonly destination: Destination | null
  readonly sure: boolean
  readonly why: string
  /** Those that the paste fits as well. */
  readonly rivals: readonly Destination[]
  readonly score: number
}

type Fit = { destination: Destination; score: number; why: string }

const SURE = 80
const ENOUGH = 50
const NOTHING: Recognised = { destination: null, sure: false, why: '', rivals: [], score: 0 }

/** @param prose the text around the URL; a vendor named there decides between equals and is never certain */
export function recognise(url: PastedUrl | null, named: readonly string[], prose: string): Recognised {
  const mentioned = mentionedIn(prose)
  const fits = DESTINATIONS.map((destination) => {
    const fit = url ? fitOf(destination, url) : { score: 0, why: '' }
    return { destination, ...withMention(destination, fit, mentioned, url, named) }
  })
  fits.sort((a, b) => b.score - a.score)
  const best = fits[0]!
  if (best.score < 30) return NOTHING
  const equals = fits
    .slice(1)
    .filter((fit) => fit.score === best.score)
    .map((fit) => fit.destination)
  // Keitaro and Orbitra share URL, tokens and statuses: which of the two it is changes nothing in the answer.
  const interchangeable = equals.every((rival) => sameTemplate(rival, best.destination))
  if (best.score < ENOUGH || !interchangeable) {
    const rivals = [best.destination, ...equals]
    return { destination: null, sure: false, why: best.why, rivals, score: best.score }
  }
  const sure = best.score >= SURE && equals.length === 0
  return { destination: best.destination, sure, why: best.why, rivals: equals, score: best.score }
}

function fitOf(destination: Destination, url: PastedUrl): Omit<Fit, 'destination'> {
  const names = new Set(url.parameters.map((parameter) => parameter.name.toLowerCase()))
  const path = plainPath(url.path)
  const hostHit = destination.hosts?.test(url.host.replace(/:\d+$/, '')) ?? false
  const pathHit = destination.path.test(path)
  const { name } = destination
  if (hostHit && pathHit) return { score: 100, why: `${url.host} and the path ${path} are ${name}'s` }
  if (hostHit)
    return { score: 60, why: `${url.host} is ${name}'s, but ${path || '/'} is not its postback path` }
  const others = DESTINATIONS.some((other) => other !== destination && other.hosts?.test(url.host))
  if (!pathHit || others) return { score: 0, why: '' }
  const clickHit = destination.click !== null && names.has(destination.click)
  if (destination.pathTells) {
    return clickHit
      ? { score: 90, why: `the path ${path} with the parameter ${destination.click} is ${name}'s` }
      : { score: 50, why: `the path ${path} is ${name}'s, but its click id parameter is missing` }
  }
  if (!clickHit) return { score: 0, why: '' }
  const telling = destination.telling.filter((parameter) => names.has(parameter))
  const shown = [destination.click, ...telling].join(', ')
  if (telling.length > 1)
    return { score: 80 + telling.length, why: `path ${path} with ${shown} is ${name}'s` }
  if (telling.length === 1) return { score: 65, why: `path ${path} with ${shown} looks like ${name}` }
  const keyed = path.split('/').length > 2
  return { score: keyed ? 55 : 30, why: `path ${path || '/'} with ${shown} is used by ${name}` }
}

function withMention(
  destination: Destination,
  fit: Omit<Fit, 'destination'>,
  mentioned: ReadonlySet<string>,
  url: PastedUrl | null,
  named: readonly string[],
): Omit<Fit, 'destination'> {
  if (!mentioned.has(destination.id) || mentioned.size > 3) return fit
  const why = `the text names ${destination.name}`
  // Being named decides between equals; alone it never makes an answer certain.
  if (fit.score >= SURE) return { score: fit.score + 1, why: `${fit.why}, and ${why}` }
  if (fit.score > 0) return { score: Math.min(fit.score + 24, SURE - 1), why: `${fit.why}, and ${why}` }
  const known = parametersOf(destination)
  const names = url ? url.parameters.map((parameter) => parameter.name) : named
  const hits = names.filter((name) => known.has(name.toLowerCase())).length
  if (hits >= 2 && !url) return { score: 50 + hits, why: `${why} and ${hits} of its parameters` }
  return fit
}

/** Ids of the vendors named in the text; versions and notes in brackets do not count as part of a name. */
function mentionedIn(prose: string): ReadonlySet<string> {
  const text = prose.toLowerCase()
  const named = DESTINATIONS.filter(({ name }) => namesOf(name).some((word) => wordIn(text, word)))
  return new Set(named.map(({ id }) => id))
}

function namesOf(name: string): string[] {
  const plain = name.replace(/ \(.*\)$| \d$| Pro$/g, '').toLowerCase()
  const inBrackets = /\((HasOffers)\)/.exec(name)?.[1]?.toLowerCase()
  const shared =
    plain === 'tune' || plain === 'impact.com' || plain === 'cj' || plain === 'cake' || plain === 'dub'
  // "tune", "cake" and "dub" are words of their own: those count only with the vendor's second name or host.
  return [...(shared ? [] : [plain]), ...(inBrackets ? [inBrackets] : [])]
}

function wordIn(text: string, word: string): boolean {
  const at = text.indexOf(word)
  return at >= 0 && !/[\w-]/.test(text[at - 1] ?? ' ') && !/[\w-]/.test(text[at + word.length] ?? ' ')
}

function sameTemplate(a: Destination, b: Destination): boolean {
  return a.url === b.url && a.linkSuffix === b.linkSuffix && a.statuses === b.statuses
}

/** The path with every token as `x`, so that a documentation's blank stands for a word. */
function plainPath(path: string): string {
  const tokens = findTokens(path)
  return tokens
    .reduceRight((text, { start, end }) => `${text.slice(0, start)}x${text.slice(end)}`, path)
    .toLowerCase()
}
