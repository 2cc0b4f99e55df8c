// Reads a payout rule out of a form: percentages and amounts as people write them, lists with commas. What a rule may be is
// validate-rule.ts' to say; here its problems find their fields. Pure.
import { isCurrency } from '#app/money/currency.ts'
import { parseExactAmount } from '#app/money/decimal.ts'
import type { RuleProblem, RuleProblemCode } from '../payout/rule-problem.ts'
import { validateRule, type RuleSetup } from '../payout/validate-rule.ts'
import type { RuleDraft, StepDraft } from './rule-draft.ts'
import { problemAt, type OfferProblem, type OfferProblemCode } from './offer-problem.ts'

export interface CheckedRule {
  /** null: a new one. */
  id: string | null
  event: string
  rule: RuleSetup
}

export type RuleCheck = { ok: true; value: CheckedRule } | { ok: false; problems: OfferProblem[] }

export const EVENT = /^[a-z0-9_-]{1,64}$/
const PERCENT = /^(\d{1,3})(?:\.(\d{1,2}))?$/

/** @param position where it stands in the list: of rules that both fit, the first counts */
export function checkRule(draft: RuleDraft, position: number): RuleCheck {
  const event = draft.event.trim().toLowerCase()
  const input = {
    position,
    conditions: conditionsOf(draft),
    pays:
      draft.kind === 'tiers'
        ? { kind: 'tiers', tiers: tiersOf(draft) }
        : { kind: 'fixed', result: resultOf(draft, draft, draft.kind) },
  }
  const validated = validateRule(input)
  const problems = [
    ...(EVENT.test(event) ? [] : [problemAt('event', 'event')]),
    ...(validated.ok ? [] : validated.problems.map((problem) => placed(problem, draft))),
  ]
  if (problems.length > 0 || !validated.ok) return { ok: false, problems }
  return { ok: true, value: { id: draft.id === '' ? null : draft.id, event, rule: validated.rule } }
}

/** Text that is no number goes on as it is: what is wrong with it is told by the one check of rules. */
function resultOf(
  { percent, flat }: Pick<StepDraft, 'percent' | 'flat'>,
  { flatCurrency }: Pick<RuleDraft, 'flatCurrency'>,
  kind: 'percent' | 'flat' | 'both',
) {
  const wantsPercent = kind === 'percent' || (kind === 'both' && percent.trim() !== '')
  const wantsFlat = kind === 'flat' || (kind === 'both' && flat.trim() !== '')
  return {
    basisPoints: wantsPercent ? (basisPoints(percent) ?? percent) : null,
    flat: wantsFlat ? { minor: minorText(flat, flatCurrency), currency: flatCurrency } : null,
  }
}

function tiersOf(draft: RuleDraft) {
  const { by, period, currency, steps } = draft.tiers
  const ofRevenue = by === 'revenue'
  return {
    by,
    period,
    currency: ofRevenue ? currency : null,
    steps: steps.map((step) => ({
      from: ofRevenue ? minorText(step.from, currency) : step.from.trim(),
      ...resultOf(step, draft, 'both'),
    })),
  }
}

function conditionsOf({ conditions }: RuleDraft): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(conditions).map(([kind, text]): [string, unknown] => {
      if (kind === 'customer') return [kind, text]
      const values = listOf(text)
      return [kind, kind === 'countries' ? values.map((value) => value.toUpperCase()) : values]
    }),
  )
}

/** Values with commas or line breaks between. */
export function listOf(text: string): string[] {
  return [...new Set(text.split(/[,\n]/).map((value) => value.trim()))].filter((value) => value !== '')
}

function basisPoints(text: string): number | null {
  const match = PERCENT.exec(text.trim())
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

function minorText(text: string, currency: string): string {
  if (!isCurrency(currency)) return text
  const amount = parseExactAmount(text.trim(), currency)
  return amount.ok ? amount.minor.toString() : text
}

const CODES: Partial<Record<RuleProblemCode, OfferProblemCode>> = {
  list_empty: 'list_empty',
  list_too_long: 'list_too_long',
  text_invalid: 'value',
  id_invalid: 'shopify_id',
  customer_unknown: 'customer',
  country_invalid: 'country',
  pays_nothing: 'pays_nothing',
  percent_invalid: 'percent',
  minor_invalid: 'amount',
  currency_unknown: 'currency',
  tiers_currency_missing: 'currency',
  steps_missing: 'steps_missing',
  step_invalid: 'step',
  steps_start: 'steps_start',
  steps_order: 'steps_order',
}

/** The problem at the field of the form where it can be mended. */
function placed({ code, path }: RuleProblem, { kind }: RuleDraft): OfferProblem {
  const known = CODES[code] ?? 'unreadable'
  const [group, ...rest] = path.split('.')
  if (group === 'conditions') return problemAt(`conditions.${rest[0] ?? ''}`, known)
  if (path === 'pays.tiers.currency') return problemAt('tiers.currency', known)
  const step = /^pays\.tiers\.steps\.(\d+)(.*)$/.exec(path)
  const place = step ? `tiers.steps.${step[1]}.` : ''
  const field = step ? (step[2] ?? '') : path
  if (field.endsWith('from')) return problemAt(`${place}from`, known)
  if (field.endsWith('currency')) return problemAt('flatCurrency', known)
  if (field.includes('flat') || kind === 'flat') return problemAt(`${place}flat`, known)
  return problemAt(path === 'pays.tiers.steps' ? 'tiers.steps' : `${place}percent`, known)
}
