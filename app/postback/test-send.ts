// What a test send fills into the templates: the sample conversion of the contract, as this postback would get it.
import { testValues, type FrozenMacro, type MacroValues } from './macros.ts'

/** What a partner does not learn where the shop keeps its revenue to itself; `{revenue}` is `{amount}`. */
const REVENUE_MACROS: readonly FrozenMacro[] = [
  'amount',
  'sale_amount',
  'amount_minor',
  'delta_amount',
  'discount',
]

/**
 * The texts of amount and payout are the same in every currency; only its name and the minor units differ.
 * @param shopCurrency used where the configuration names none
 * @param nowMs the time of the sample conversion, Unix milliseconds
 */
export function sampleValues(
  request: { configuration: { currency: string | null }; shopCurrency: string; revenueVisible: boolean },
  nowMs: number,
): MacroValues {
  const currency = request.configuration.currency ?? request.shopCurrency
  const values = testValues(currency, new Date(nowMs))
  if (request.revenueVisible) return values
  return { ...values, ...Object.fromEntries(REVENUE_MACROS.map((name) => [name, ''])) }
}
