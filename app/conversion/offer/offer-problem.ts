// What can be wrong with an offer that somebody sets up, in words that are said in his language where they are shown. Pure.
import type { z } from 'zod'
import { mark } from '#app/language/say.ts'

/** Where, with dots (`rules.0.percent`), and what. */
export interface OfferProblem {
  path: string
  message: string
}

/** Hears of each problem. */
export type Tell = (problem: OfferProblem) => void

export const WORDS = {
  unreadable: mark('This could not be read. Reload the page and try again.'),
  name: mark('Give the offer a name of 1 to 100 characters.'),
  slug: mark('Use 1 to 64 small letters, digits, hyphens and underscores, such as summer-sale.'),
  slug_taken: mark('Another offer of this shop has this word in its links. Choose another.'),
  destination: mark(
    'Give a whole address that begins with https:// or http://, such as https://example.com/.',
  ),
  lookback: mark('Give whole days from 1 to 3650, or leave it empty for no limit.'),
  sources: mark('Choose at least one kind of order.'),
  renewal_limit: mark('Give a whole number from 1 to 1000.'),
  hold: mark('Give whole days from 0 to 365.'),
  refund_window: mark('Give whole days from 1 to 3650, or leave it empty.'),
  amount: mark('Give an amount such as 12.50, without more decimals than the currency has.'),
  currency: mark('Choose a currency.'),
  too_many_rules: mark('At most 100 payout rules are possible.'),
  too_many_caps: mark('An offer has at most 20 caps.'),
  too_many_partner_caps: mark('A partner has at most 100 caps.'),
  cap_offer: mark('Choose one of the shop’s offers, or all of them together.'),
  event: mark('An event has 1 to 64 small letters, digits, hyphens and underscores, such as sale.'),
  percent: mark('Give a percentage from 0 to 100 with at most two decimals, such as 12.5.'),
  pays_nothing: mark('Name a percentage, an amount, or both.'),
  list_empty: mark('Name at least one value, or remove this condition.'),
  list_too_long: mark('At most 50 values are possible here.'),
  value: mark('A value has 1 to 255 characters.'),
  shopify_id: mark('Give ids as Shopify shows them in the address of the page, digits only.'),
  country: mark('Give countries as two letters, such as DE.'),
  customer: mark('Choose new or returning customers.'),
  step: mark('Give where the step begins as a number.'),
  steps_missing: mark('Name at least one step.'),
  steps_start: mark('The first step has to begin at 0.'),
  steps_order: mark('Every step has to begin higher than the one before.'),
  cap_limit: mark('Give a whole number from 1 to 1000000000.'),
  ip: mark('Give an address or a network in each line, such as 203.0.113.7 or 203.0.113.0/24.'),
  too_many_ips: mark('At most 100 addresses are possible.'),
} as const

export type OfferProblemCode = keyof typeof WORDS

export function problemAt(path: string, code: OfferProblemCode): OfferProblem {
  return { path, message: WORDS[code] }
}

const OURS = new Set<string>(Object.values(WORDS))

/** What zod found, in our words: what it says itself is about a form that was tampered with. */
export function problemsOf({ issues }: z.ZodError): OfferProblem[] {
  return issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message: OURS.has(message) ? message : WORDS.unreadable,
  }))
}
