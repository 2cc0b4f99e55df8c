// Whether an offer may be saved: the form checks with it as somebody types, the server before it writes. What only the database
// knows (whether its word is taken) is save-offer's. Pure.
import { z } from 'zod'
import { isCurrency } from '#app/money/currency.ts'
import { OFFER_CAPS } from './check-caps.ts'
import { checkTogether, type CheckedTogether } from './check-together.ts'
import { listOf } from './check-rule.ts'
import { COUPON_RULES, ORDER_SOURCES } from './offer-draft.ts'
import { problemsOf, WORDS, type OfferProblem, type OfferProblemCode } from './offer-problem.ts'

const named = (code: OfferProblemCode) => ({ error: WORDS[code] })
const text = z.string().max(20_000)
/** Whole days or a count as typed; empty: null, where that is possible. */
const whole = (from: number, to: number, code: OfferProblemCode) =>
  text
    .trim()
    .regex(/^\d{1,10}$/, named(code))
    .transform(Number)
    .refine((value) => value >= from && value <= to, named(code))
const wholeOrNone = (from: number, to: number, code: OfferProblemCode) =>
  text.trim().pipe(z.union([z.literal('').transform(() => null), whole(from, to, code)], named(code)))
const currency = z.string().refine(isCurrency, named('currency'))

const basis = z
  .object({
    includeTax: z.boolean(),
    includeShipping: z.boolean(),
    includeTips: z.boolean(),
    excludeGiftCards: z.boolean(),
    editAdditions: z.boolean(),
    money: z.enum(['follow_refunded_money', 'follow_units']),
    excludedProductIds: text,
    excludedSkus: text,
    excludedVendors: text,
  })
  .transform((fields) => ({
    ...fields,
    excludedProductIds: listOf(fields.excludedProductIds),
    excludedSkus: listOf(fields.excludedSkus),
    excludedVendors: listOf(fields.excludedVendors),
  }))

/** Each field by itself; those that depend on one another are check-together's. */
const FIELDS = z.object({
  name: text.trim().regex(/^[^\p{Cc}\p{Cs}]{1,100}$/u, named('name')),
  slug: text.trim().regex(/^[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?$/, named('slug')),
  destinationUrl: text.trim().refine(isDestination, named('destination')),
  lookbackDays: wholeOrNone(1, 3650, 'lookback'),
  couponRule: z.enum(COUPON_RULES),
  orderSources: z.array(z.enum(ORDER_SOURCES)).min(1, named('sources')),
  holdDays: whole(0, 365, 'hold'),
  approval: z.enum(['automatic', 'manual']),
  refundWindowDays: wholeOrNone(1, 3650, 'refund_window'),
  payoutCapCurrency: currency,
  flatProRata: z.boolean(),
  basis,
  caps: OFFER_CAPS,
})

/** What may be written. */
export type CheckedOffer = z.output<typeof FIELDS> & CheckedTogether
export type OfferCheck = { ok: true; offer: CheckedOffer } | { ok: false; problems: OfferProblem[] }

/**
 * @param draft as the form holds it, or anything that somebody sends
 * @param shopCurrency of money whose currency is left to the shop
 * @returns what may be written, or everything that is wrong with it, each with its field
 */
export function checkOffer(draft: unknown, shopCurrency: string): OfferCheck {
  const fields = FIELDS.safeParse(draft)
  const together = checkTogether(draft, shopCurrency)
  if (fields.success && together.ok) return { ok: true, offer: { ...fields.data, ...together.value } }
  const problems = fields.success ? [] : problemsOf(fields.error)
  return { ok: false, problems: [...problems, ...(together.ok ? [] : together.problems)] }
}

function isDestination(typed: string): boolean {
  const url = URL.parse(typed)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  return typed.length <= 2_000 && /^https?:\/\//i.test(typed) && isWeb && url.username + url.password === ''
}
