// An exchange rate, and what is done with it: decimals on bigint, never a float. Whoever converts keeps the Rate that he used
// (delivery.rate, conversion.payout_terms), so that the arithmetic can be shown and repeated later.
import { DateTime } from 'luxon'
import { currencyDigits } from './currency.ts'
import { divideRounded } from './rounding.ts'

/** Plain text throughout: it is stored as JSON. */
export interface Rate {
  /** ISO 4217. */
  from: string
  to: string
  /** Units of `to` for one of `from`, as a decimal. */
  rate: string
  /** `YYYY-MM-DD` of a reference rate; null for a manual one. */
  day: string | null
  source: 'ecb' | 'manual'
}

/** The rate for a pair of different currencies as known where it is asked; null: nobody knows it. */
export type RateOf = (from: string, to: string) => Rate | null

/** A positive number: units / 10^scale. */
export interface RateNumber {
  units: bigint
  scale: number
}

/** `YYYY-MM-DD`, UTC: the day whose reference rates hold at a moment. @param nowMs Unix milliseconds */
export function rateDay(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10)
}

const RATE_DECIMAL = /^(\d{1,24})(?:\.(\d{1,40}))?$/
/** Of rates that come from a division. Amounts of money have fewer. */
const SIGNIFICANT_DIGITS = 15
const SHOWN_DIGITS = 8

/** Reads a rate's decimal text. @returns null where it is none, or not above zero */
export function parseRate(text: string): RateNumber | null {
  const match = RATE_DECIMAL.exec(text)
  if (!match) return null
  const fraction = match[2] ?? ''
  const units = BigInt(match[1] + fraction)
  return units === 0n ? null : { units, scale: fraction.length }
}

/**
 * `to` for one `from`, by what both are for one euro.
 * @param perEuro decimal texts by currency; the euro itself need not be there
 * @returns decimal text of 15 significant digits, without trailing zeros; null where either is not known
 */
export function crossRate(from: string, to: string, perEuro: ReadonlyMap<string, string>): string | null {
  const ofOne = (currency: string) => (currency === 'EUR' ? '1' : perEuro.get(currency))
  const [fromText, toText] = [ofOne(from), ofOne(to)]
  if (fromText === undefined || toText === undefined) return null
  return quotient(numberOf(toText), numberOf(fromText))
}

/** The same rate the other way round. */
export function invertRate(rate: Rate): Rate {
  const inverse = quotient({ units: 1n, scale: 0 }, numberOf(rate.rate))
  return { ...rate, from: rate.to, to: rate.from, rate: inverse }
}

/** Minor units of `rate.from` as minor units of `rate.to`, half away from zero; each currency has its own digits. */
export function convertMinor(minor: bigint, rate: Rate): bigint {
  const { units, scale } = numberOf(rate.rate)
  const numerator = minor * units * 10n ** BigInt(currencyDigits(rate.to))
  return divideRounded(numerator, 10n ** BigInt(scale + currencyDigits(rate.from)))
}

/** `1 USD = 0.9213 EUR, European Central Bank, 20 November 2026`, with at most 8 significant digits. */
export function describeRate(rate: Rate): string {
  const source =
    rate.source === 'manual'
      ? 'the shop’s own rate'
      : `European Central Bank${rate.day === null ? '' : `, ${dayInWords(rate.day)}`}`
  return `1 ${rate.from} = ${shownRate(rate)} ${rate.to}, ${source}`
}

/** Decimal text of at most 8 significant digits; digits before the point are never left out. */
export function shownRate(rate: Rate): string {
  return withSignificant(numberOf(rate.rate), SHOWN_DIGITS)
}

/** Throws on text that is no rate: whoever made it has checked it, so here it is a bug. */
function numberOf(text: string): RateNumber {
  const number = parseRate(text)
  if (!number) throw new Error(`${JSON.stringify(text)} is no exchange rate`)
  return number
}

function quotient(dividend: RateNumber, divisor: RateNumber): string {
  // Enough digits behind the point that the whole quotient has more than it keeps.
  const lift = SIGNIFICANT_DIGITS + 1 + divisor.units.toString().length
  const units = divideRounded(dividend.units * 10n ** BigInt(lift), divisor.units)
  return withSignificant({ units, scale: dividend.scale - divisor.scale + lift }, SIGNIFICANT_DIGITS)
}

/** Rounded to so many significant digits; digits before the point are never left out. */
function withSignificant({ units, scale }: RateNumber, digits: number): string {
  const surplus = Math.min(units.toString().length - digits, scale)
  return surplus > 0
    ? decimalText({ units: divideRounded(units, 10n ** BigInt(surplus)), scale: scale - surplus })
    : decimalText({ units, scale })
}

function decimalText({ units, scale }: RateNumber): string {
  if (scale <= 0) return (units * 10n ** BigInt(-scale)).toString()
  const text = units.toString().padStart(scale + 1, '0')
  const fraction = text.slice(-scale).replace(/0+$/, '')
  return fraction === '' ? text.slice(0, -scale) : `${text.slice(0, -scale)}.${fraction}`
}

function dayInWords(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' }).toFormat('d MMMM yyyy')
}
