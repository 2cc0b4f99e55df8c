// Between decimal text ("19.90") and integer minor units (1990n). Never a float in between.
// Two readers, because the sources differ in trust: a brand's postback is refused when it is not exact,
// an order of Shopify's is never refused but rounded, and says so.
import { currencyDigits } from './currency.ts'
import { divideRounded } from './rounding.ts'

/** The contract's form of an amount in a postback: up to 12 digits before the point, no sign, no exponent. */
const POSTBACK_DECIMAL = /^(\d{1,12})(?:\.(\d+))?$/
const MONEY_DECIMAL = /^(-?)(\d{1,18})(?:\.(\d{1,18}))?$/

export type ExactAmount = { ok: true; minor: bigint } | { ok: false; reason: 'malformed' | 'too_many_digits' }

/**
 * Reads a decimal as the inbound contract demands: digits past the currency's own must be zero
 * (`1200.00` JPY is 1200n, `1.001` USD is refused).
 * @param text the parameter's text, already trimmed
 * @param currency a known ISO 4217 code
 */
export function parseExactAmount(text: string, currency: string): ExactAmount {
  const match = POSTBACK_DECIMAL.exec(text)
  if (!match) return { ok: false, reason: 'malformed' }
  const digits = currencyDigits(currency)
  const fraction = match[2] ?? ''
  if (/[1-9]/.test(fraction.slice(digits))) return { ok: false, reason: 'too_many_digits' }
  return { ok: true, minor: BigInt(match[1] + fraction.slice(0, digits).padEnd(digits, '0')) }
}

/**
 * Reads an amount out of a Shopify payload. Such money is never refused (contracts, "Shopify webhooks"):
 * digits past the currency's own are rounded half away from zero and `rounded` says that it happened.
 * @returns null where the text is no decimal at all
 */
export function parseMoney(text: string, currency: string): { minor: bigint; rounded: boolean } | null {
  const match = MONEY_DECIMAL.exec(text)
  if (!match) return null
  const digits = currencyDigits(currency)
  const fraction = match[3] ?? ''
  const scale = Math.max(digits, fraction.length)
  const scaled = BigInt(match[2] + fraction.padEnd(scale, '0'))
  const divisor = 10n ** BigInt(scale - digits)
  const minor = divideRounded(scaled, divisor)
  return { minor: match[1] === '-' ? -minor : minor, rounded: minor * divisor !== scaled }
}

/** Minor units as decimal text with exactly the currency's digits and a dot: 1990n USD -> "19.90", 1200n JPY -> "1200". */
export function formatMinor(minor: bigint, currency: string): string {
  const digits = currencyDigits(currency)
  const sign = minor < 0n ? '-' : ''
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  if (digits === 0) return sign + text
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
