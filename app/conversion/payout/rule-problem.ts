// What can be wrong with a payout rule that somebody sets up, and the words for it. Told by validate-rule.ts.
import { mark } from '#app/language/say.ts'

const WORDS = {
  not_an_object: mark('This has to be a group of named fields.'),
  unknown_field: mark('There is no such field here.'),
  position_invalid: mark('Give the position as a whole number from 0 to 9999.'),
  list_invalid: mark('Give a list of values.'),
  list_empty: mark('Name at least one value, or leave this condition out.'),
  list_too_long: mark('At most 50 values are possible here.'),
  text_invalid: mark('Give a text of 1 to 255 characters, without control characters.'),
  id_invalid: mark('Give the id that Shopify shows in the address of its page, digits only.'),
  customer_unknown: mark('Choose new or returning.'),
  country_invalid: mark('Give the country as two capital letters, such as DE.'),
  pays_unknown: mark('Choose what the rule pays: fixed or tiers.'),
  pays_nothing: mark('Name a percentage, a flat amount, or both.'),
  percent_invalid: mark(
    'Give the percentage in basis points: a whole number from 0 to 10000, where 100 is 1%.',
  ),
  minor_invalid: mark('Give a whole number of at most 15 digits, in the currency’s smallest unit.'),
  currency_unknown: mark('Give the currency as its ISO 4217 code, such as USD.'),
  tiers_by_unknown: mark('Choose what the steps go by: conversions or revenue.'),
  period_unknown: mark('Choose the period: day, week, month or total.'),
  tiers_currency_missing: mark('Steps by revenue need a currency.'),
  tiers_currency_needless: mark('Steps by conversions have no currency.'),
  steps_missing: mark('Name at least one step.'),
  step_invalid: mark('Give where the step begins as a whole number of at most 15 digits.'),
  steps_start: mark('The first step has to begin at 0.'),
  steps_order: mark('Every step has to begin higher than the one before.'),
} as const

export type RuleProblemCode = keyof typeof WORDS

export interface RuleProblem {
  code: RuleProblemCode
  /** Where, with dots: `conditions.products.0`; empty for the rule as a whole. */
  path: string
  /** For people: a text to be said. */
  message: string
}

/** The code itself, so that a schema can only name one that has words. */
export function problem(code: RuleProblemCode): RuleProblemCode {
  return code
}

/** @param code one that `problem` gave; anything else is a bug and throws */
export function describeProblem(code: string, path: readonly PropertyKey[]): RuleProblem {
  if (!Object.hasOwn(WORDS, code)) throw new Error(`no words for the problem ${JSON.stringify(code)}`)
  const known = code as RuleProblemCode
  return { code: known, path: path.map(String).join('.'), message: WORDS[known] }
}
