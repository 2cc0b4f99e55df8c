// The money of a delivery in another currency: the frozen macro values and the amounts that it reports. Pure. The deltas are not
// converted: they are what is left between two converted nets, so that they sum to the net (plan.ts, fill-rates.server.ts).
import { formatMinor, parseMoney } from '#app/money/decimal.ts'
import { convertMinor, type Rate } from '#app/money/rate.ts'
import type { FrozenMacro, MacroValues } from './macros.ts'

/** Decimals with the currency's digits. */
const DECIMAL_MACROS = ['amount', 'sale_amount', 'payout', 'discount'] as const
const MINOR_MACROS = ['amount_minor', 'payout_minor'] as const

/**
 * @param values in `rate.from`; what is empty or absent (revenue that a partner does not see) stays so
 * @returns the values with every money macro but the deltas in `rate.to`, each rounded once, and `currency` naming it
 */
export function convertValues(values: Partial<MacroValues>, rate: Rate): Partial<MacroValues> {
  if (values.currency !== rate.from)
    throw new Error(`values in ${values.currency ?? 'no currency'} cannot be converted from ${rate.from}`)
  const converted: { -readonly [Name in FrozenMacro]?: string } = { ...values, currency: rate.to }
  for (const name of DECIMAL_MACROS) {
    const text = values[name]
    if (text) converted[name] = formatMinor(convertMinor(minorOf(text, rate.from), rate), rate.to)
  }
  for (const name of MINOR_MACROS) {
    const text = values[name]
    if (text) converted[name] = convertMinor(BigInt(text), rate).toString()
  }
  return converted
}

/** The net amounts that a delivery reports. */
export interface SentMinor {
  amountMinor: bigint
  payoutMinor: bigint
}

/** @param sent minor units of `rate.from` */
export function convertSent({ amountMinor, payoutMinor }: SentMinor, rate: Rate): SentMinor {
  return { amountMinor: convertMinor(amountMinor, rate), payoutMinor: convertMinor(payoutMinor, rate) }
}

function minorOf(text: string, currency: string): bigint {
  const money = parseMoney(text, currency)
  if (!money) throw new Error(`the value ${JSON.stringify(text)} is no amount of money`)
  return money.minor
}
