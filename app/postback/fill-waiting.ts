// A delivery that waits for an exchange rate, once the rate is known: its values and amounts in the postback's currency, and its
// deltas from what the delivery before it reports. Pure; fill-rates.server.ts reads and writes.
import { formatMinor } from '#app/money/decimal.ts'
import type { Rate, RateOf } from '#app/money/rate.ts'
import { convertSent, convertValues, type SentMinor } from './convert-values.ts'
import type { MacroValues } from './macros.ts'

/** As planned: everything in the conversion's own currency, which is `values.currency`. */
export interface Waiting extends SentMinor {
  values: Partial<MacroValues>
}

/** What the delivery before it reports, and in which currency. */
export interface Reported extends SentMinor {
  currency: string
}

export interface Filled extends Reported {
  values: Partial<MacroValues>
  /** null: none was needed, the postback is in the conversion's currency by now. */
  rate: Rate | null
}

/**
 * @param before null: it is the first of its postback and conversion
 * @param to the postback's currency
 * @returns null where a rate is missing
 */
export function fillWaiting(
  { values, amountMinor, payoutMinor }: Waiting,
  before: Reported | null,
  to: string,
  rateOf: RateOf,
): Filled | null {
  const { currency } = values
  if (currency === undefined) throw new Error('a delivery that waits for a rate does not say its currency')
  const net = inCurrency({ currency, amountMinor, payoutMinor }, to, rateOf)
  // The postback may have changed its currency since the one before.
  const start = before && inCurrency(before, to, rateOf)
  if (net === null || (before && !start)) return null
  const { rate, sent } = net
  const converted = rate ? convertValues(values, rate) : values
  const delta = (name: keyof SentMinor) => formatMinor(sent[name] - (start?.sent[name] ?? 0n), to)
  return {
    ...sent,
    currency: to,
    rate,
    values: {
      ...converted,
      // Without an amount the partner does not see revenue.
      ...(converted.amount && { delta_amount: delta('amountMinor') }),
      delta_payout: delta('payoutMinor'),
    },
  }
}

function inCurrency(
  { currency, amountMinor, payoutMinor }: Reported,
  to: string,
  rateOf: RateOf,
): { rate: Rate | null; sent: SentMinor } | null {
  const sent = { amountMinor, payoutMinor }
  if (currency === to) return { rate: null, sent }
  const rate = rateOf(currency, to)
  return rate && { rate, sent: convertSent(sent, rate) }
}
