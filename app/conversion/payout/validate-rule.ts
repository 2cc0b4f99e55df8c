// Whether a payout rule may be saved: what forms and imports bring, before it becomes a row. Rows are read by read-rule.ts.
import { z } from 'zod'
import { couponKey } from '#app/attribution/coupon-key.ts'
import { isCurrency } from '#app/money/currency.ts'
import { PERIODS, type PayoutRule } from './rule.ts'
import { describeProblem, problem, type RuleProblem, type RuleProblemCode } from './rule-problem.ts'

/** Values of a condition. */
export const MAX_LIST = 50
/** Of PostgreSQL's jsonb and of a readable rule: no control characters, no half surrogate pairs. */
const TEXT = /^[^\p{Cc}\p{Cs}]{1,255}$/u

/** The schemas' messages are the problems' codes; the words come last. */
const named = (code: RuleProblemCode) => ({ error: problem(code) })

function group<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    error: ({ code }) => problem(code === 'unrecognized_keys' ? 'unknown_field' : 'not_an_object'),
  })
}

function list<T extends z.ZodType>(item: T) {
  return z
    .array(item, named('list_invalid'))
    .min(1, named('list_empty'))
    .max(MAX_LIST, named('list_too_long'))
}

const text = z
  .string(named('text_invalid'))
  .regex(TEXT, named('text_invalid'))
  .refine((value) => value.trim() !== '', named('text_invalid'))
const shopifyId = z.string(named('id_invalid')).regex(/^\d{1,20}$/, named('id_invalid'))
const country = z.string(named('country_invalid')).regex(/^[A-Z]{2}$/, named('country_invalid'))
const currency = z.string(named('currency_unknown')).refine(isCurrency, named('currency_unknown'))
const wholeNumber = (code: 'minor_invalid' | 'step_invalid') =>
  z.string(named(code)).regex(/^(?:0|[1-9]\d{0,14})$/, named(code))

/** SKUs and vendors are compared exactly, so they stay as they were written; coupon codes become their keys. */
const conditionsSchema = group({
  products: list(shopifyId).optional(),
  variants: list(shopifyId).optional(),
  skus: list(text).optional(),
  vendors: list(text).optional(),
  collections: list(shopifyId).optional(),
  tags: list(text).optional(),
  productTypes: list(text).optional(),
  customer: z.enum(['new', 'returning'], named('customer_unknown')).optional(),
  countries: list(country).optional(),
  coupons: list(text.transform(couponKey)).optional(),
})

const resultShape = {
  basisPoints: z
    .int(named('percent_invalid'))
    .min(0, named('percent_invalid'))
    .max(10_000, named('percent_invalid'))
    .nullable()
    .default(null),
  flat: group({ minor: wholeNumber('minor_invalid'), currency })
    .nullable()
    .default(null),
}
const paysSomething = (result: { basisPoints: unknown; flat: unknown }) =>
  result.basisPoints !== null || result.flat !== null

const resultSchema = group(resultShape).refine(paysSomething, named('pays_nothing'))

const step = group({ from: wholeNumber('step_invalid'), ...resultShape }).refine(
  paysSomething,
  named('pays_nothing'),
)

const tiersSchema = group({
  by: z.enum(['conversions', 'revenue'], named('tiers_by_unknown')),
  period: z.enum(PERIODS, named('period_unknown')),
  currency: currency.nullable().default(null),
  steps: z
    .array(step, named('list_invalid'))
    .min(1, named('steps_missing'))
    .max(MAX_LIST, named('list_too_long')),
}).superRefine((tiers, context) => {
  const tell = (code: RuleProblemCode, path: PropertyKey[]) =>
    context.addIssue({ code: 'custom', message: problem(code), path })
  if (tiers.by === 'revenue' && tiers.currency === null) tell('tiers_currency_missing', ['currency'])
  if (tiers.by === 'conversions' && tiers.currency !== null) tell('tiers_currency_needless', ['currency'])
  const starts = tiers.steps.map(({ from }) => BigInt(from))
  for (const [index, start] of starts.entries()) {
    const before = starts[index - 1]
    const path = ['steps', index, 'from']
    if (before === undefined && start !== 0n) tell('steps_start', path)
    if (before !== undefined && start <= before) tell('steps_order', path)
  }
})

const ruleSchema = group({
  position: z
    .int(named('position_invalid'))
    .min(0, named('position_invalid'))
    .max(9_999, named('position_invalid'))
    .default(0),
  conditions: conditionsSchema.default({}),
  pays: z.discriminatedUnion(
    'kind',
    [
      group({ kind: z.literal('fixed'), result: resultSchema }),
      group({ kind: z.literal('tiers'), tiers: tiersSchema }),
    ],
    named('pays_unknown'),
  ),
})

/** What somebody sets up; the offer, event and partner that it is for, and its id, are the saver's. */
export type RuleSetup = Pick<PayoutRule, 'position' | 'conditions' | 'pays'>

export type ValidatedRule = { ok: true; rule: RuleSetup } | { ok: false; problems: RuleProblem[] }

/** @returns the rule as it is to be stored, or everything that is wrong with it, each with its place */
export function validateRule(input: unknown): ValidatedRule {
  const parsed = ruleSchema.safeParse(input)
  if (parsed.success) return { ok: true, rule: parsed.data }
  const problems = parsed.error.issues.flatMap((issue) => {
    const places =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    return places.map((path) => describeProblem(issue.message, path))
  })
  return { ok: false, problems }
}
