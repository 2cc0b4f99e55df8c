// Which destination a pasted URL, or the paragraph around it, belongs to, and how certain that is.
import type { Say } from '#app/language/say.ts'
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
export function recognise(
  url: PastedUrl | null,
  named: readonly string[],
  prose: string,
  say: Say,
): Recognised {
  const mentioned = mentionedIn(prose)
  const fits = DESTINATIONS.map((destination) => {
    const fit = url ? fitOf(destination, url, say) : { score: 0, why: '' }
    return { destination, ...withMention({ destination, ...fit }, mentioned, url, named, say) }
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

function fitOf(destination: Destination, url: PastedUrl, say: Say): Omit<Fit, 'destination'> {
  const names = new Set(url.parameters.map((parameter) => parameter.name.toLowerCase()))
  const path = plainPath(url.path)
  const hostHit = destination.hosts?.test(url.host.replace(/:\d+$/, '')) ?? false
  const pathHit = destination.path.test(path)
  const { click } = destination
  const values = { destination: destination.name, host: url.host, path }
  if (hostHit && pathHit)
    return { score: 100, why: say("{{host}} and the path {{path}} are {{destination}}'s", values) }
  if (hostHit) {
    const why = say("{{host}} is {{destination}}'s, but {{path}} is not its postback path", {
      ...values,
      path: path || '/',
    })
    return { score: 60, why }
  }
  const others = DESTINATIONS.some((other) => other !== destination && other.hosts?.test(url.host))
  if (!pathHit || others) return { score: 0, why: '' }
  const clickHit = click !== null && names.has(click)
  if (destination.pathTells) {
    return clickHit
      ? {
          score: 90,
          why: say("the path {{path}} with the parameter {{parameter}} is {{destination}}'s", {
            ...values,
            parameter: click,
          }),
        }
      : {
          score: 50,
          why: say("the path {{path}} is {{destination}}'s, but its click id parameter is missing", values),
        }
  }
  if (!clickHit) return { score: 0, why: '' }
  const telling = destination.telling.filter((parameter) => names.has(parameter))
  const shown = { ...values, path: path || '/', parameters: [click, ...telling].join(', ') }
  if (telling.length > 1)
    return {
      score: 80 + telling.length,
      why: say("path {{path}} with {{parameters}} is {{destination}}'s", shown),
    }
  if (telling.length === 1)
    return { score: 65, why: say('path {{path}} with {{parameters}} looks like {{destination}}', shown) }
  const keyed = path.split('/').length > 2
  return {
    score: keyed ? 55 : 30,
    why: say('path {{path}} with {{parameters}} is used by {{destination}}', shown),
  }
}

function withMention(
  fit: Fit,
  mentioned: ReadonlySet<string>,
  url: PastedUrl | null,
  named: readonly string[],
  say: Say,
): Omit<Fit, 'destination'> {
  const { destination } = fit
  if (!mentioned.has(destination.id) || mentioned.size > 3) return fit
  const mention = { destination: destination.name }
  // Being named decides between equals; alone it never makes an answer certain.
  if (fit.score > 0) {
    const score = fit.score >= SURE ? fit.score + 1 : Math.min(fit.score + 24, SURE - 1)
    return { score, why: say('{{why}}, and the text names {{destination}}', { ...mention, why: fit.why }) }
  }
  const known = parametersOf(destination)
  const names = url ? url.parameters.map((parameter) => parameter.name) : named
  const hits = names.filter((name) => known.has(name.toLowerCase())).length
  if (hits >= 2 && !url) {
    const why = say('the text names {{destination}} and {{number}} of its parameters', {
      ...mention,
      number: hits,
    })
    return { score: 50 + hits, why }
  }
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
