// Reads the euro foreign exchange reference rates of the European Central Bank: the daily file and those of several days have one
// form, which is all that is understood here. Not XML at large: no entities, no document types, nothing outside the form.
import { isCurrency } from './currency.ts'
import type { ReferenceRate } from './choose-rate.ts'
import { parseRate } from './rate.ts'

/** The file of 90 days is about a tenth of it. */
export const MAX_FILE_CHARACTERS = 1_000_000

const PROBLEMS = {
  too_large: 'The file is larger than any file of reference rates.',
  malformed: 'This is not the form of a file of reference rates.',
  truncated: 'The file ends before it is complete.',
  no_days: 'The file holds no day with rates.',
  day_invalid: 'The day of the rates is missing or is no date.',
  day_twice: 'A day stands in the file twice.',
  day_empty: 'A day has no rates.',
  currency_invalid: 'A rate does not say of which currency it is.',
  currency_twice: 'A currency has two rates on one day.',
  rate_invalid: 'A rate is not a number above zero of at most 10 digits before and behind the point.',
} as const
export type EcbProblem = keyof typeof PROBLEMS

export type EcbFile = { ok: true; rates: ReferenceRate[]; newestDay: string } | Refused
interface Refused {
  ok: false
  code: EcbProblem
  /** For people, with what was read where that helps. */
  message: string
}

/** A tag: `open` is `<Cube time="…">`, `empty` is `<Cube … />`. */
interface Tag {
  kind: 'open' | 'close' | 'empty'
  name: string
  attributes: ReadonlyMap<string, string>
}

/** @returns the rates of all days, of currencies that we know; others are left out */
export function readEcbFile(text: string): EcbFile {
  if (text.length > MAX_FILE_CHARACTERS) return refused('too_large')
  const tags = readTags(text)
  return Array.isArray(tags) ? readDays(tags) : refused(tags.code, tags.seen)
}

const DECLARATION = /^\uFEFF?\s*(?:<\?xml [^<>?]*\?>\s*)?/
const PART = /<(\/?)([A-Za-z][\w:]*)((?:\s+[\w:]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*(\/?)>|[^<>]+/y
const ATTRIBUTE = /([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function readTags(text: string): Tag[] | { code: EcbProblem; seen?: string } {
  const tags: Tag[] = []
  const start = DECLARATION.exec(text)?.[0].length ?? 0
  for (let at = start; at < text.length; at = PART.lastIndex) {
    PART.lastIndex = at
    const match = PART.exec(text)
    // What cannot be read up to the end is a tag that was cut off.
    if (!match)
      return text.includes('>', at)
        ? { code: 'malformed', seen: text.slice(at, at + 40) }
        : { code: 'truncated' }
    const [, slash, name, written = '', end] = match
    if (name === undefined) continue
    if (slash !== '' && (end !== '' || written !== '')) return { code: 'malformed', seen: match[0] }
    const attributes = new Map(
      [...written.matchAll(ATTRIBUTE)].map(([, key = '', double, single]) => [key, double ?? single ?? '']),
    )
    tags.push({ kind: slash !== '' ? 'close' : end !== '' ? 'empty' : 'open', name, attributes })
  }
  return tags
}

const ENVELOPE = 'gesmes:Envelope'

/** Walks along the tags. */
function createCursor(tags: readonly Tag[]) {
  let at = 0
  return {
    /** The next tag, if it is this one. */
    take(kind: Tag['kind'], name: string): Tag | undefined {
      const tag = tags[at]
      return tag?.kind === kind && tag.name === name ? tags[at++] : undefined
    },
    skipTo(name: string) {
      while (tags[at] && tags[at]?.name !== name) at += 1
    },
    atEnd: () => at === tags.length,
  }
}
type Cursor = ReturnType<typeof createCursor>

/** Envelope, what it says of itself, and `<Cube>` with a day in each `<Cube time>`. */
function readDays(tags: readonly Tag[]): EcbFile {
  const cursor = createCursor(tags)
  const otherwise = () => refused(cursor.atEnd() ? 'truncated' : 'malformed')
  if (!cursor.take('open', ENVELOPE)) return refused('malformed')
  cursor.skipTo('Cube')
  if (!cursor.take('open', 'Cube')) return otherwise()
  const days = new Map<string, ReferenceRate[]>()
  for (let tag = cursor.take('open', 'Cube'); tag; tag = cursor.take('open', 'Cube')) {
    const day = tag.attributes.get('time') ?? ''
    if (!isDay(day)) return refused('day_invalid', day)
    if (days.has(day)) return refused('day_twice', day)
    const rates = readDay(cursor, day)
    if (!Array.isArray(rates)) return rates
    if (!cursor.take('close', 'Cube')) return otherwise()
    if (rates.length === 0) return refused('day_empty', day)
    days.set(day, rates)
  }
  if (!cursor.take('close', 'Cube') || !cursor.take('close', ENVELOPE)) return otherwise()
  if (!cursor.atEnd()) return refused('malformed')
  const newestDay = [...days.keys()].toSorted().at(-1)
  if (newestDay === undefined) return refused('no_days')
  const rates = [...days.values()].flat().filter(({ currency }) => isCurrency(currency))
  return { ok: true, rates, newestDay }
}

/** A `<Cube currency rate/>` a rate. */
function readDay(cursor: Cursor, day: string): ReferenceRate[] | Refused {
  const rates = new Map<string, ReferenceRate>()
  for (let tag = cursor.take('empty', 'Cube'); tag; tag = cursor.take('empty', 'Cube')) {
    const rate = readRate(tag, day)
    if ('code' in rate) return rate
    if (rates.has(rate.currency)) return refused('currency_twice', `${rate.currency}, ${day}`)
    rates.set(rate.currency, rate)
  }
  return [...rates.values()]
}

/** As numeric(24, 10) holds it exactly. */
const RATE = /^\d{1,10}(?:\.\d{1,10})?$/

function readRate({ attributes }: Tag, day: string): ReferenceRate | Refused {
  const currency = attributes.get('currency') ?? ''
  const perEuro = attributes.get('rate') ?? ''
  if (!/^[A-Z]{3}$/.test(currency) || currency === 'EUR') return refused('currency_invalid', currency)
  if (!RATE.test(perEuro) || parseRate(perEuro) === null)
    return refused('rate_invalid', `${currency} ${perEuro}`)
  return { day, currency, perEuro }
}

/** Of the calendar, written as ISO 8601 has it. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** What was read is shown at most so far: it comes from outside, and goes into the log. */
const SEEN_CHARACTERS = 60

function refused(code: EcbProblem, seen = ''): Refused {
  const shown = seen.slice(0, SEEN_CHARACTERS).replaceAll(/[^\x20-\x7e]/g, '?')
  return { ok: false, code, message: shown === '' ? PROBLEMS[code] : `${PROBLEMS[code]} (${shown})` }
}
