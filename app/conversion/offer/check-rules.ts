// Whether the payout rules of a form may be saved, an offer's or a partner's own: the form checks with it as somebody types, the server
// before it writes. Pure.
import { z } from 'zod'
import { isUuidOrEmpty } from '#app/platform/uuid.ts'
import { PERIODS } from '../payout/rule.ts'
import { checkRule, type CheckedRule } from './check-rule.ts'
import { problemAt, WORDS, type OfferProblem, type Tell } from './offer-problem.ts'
import type { RuleDraft } from './rule-draft.ts'

const MAX_RULES = 100
const MAX_STEPS = 50

const text = z.string().max(20_000)
/** The shape of a form's rules; what stands in their fields is checkRule's. */
export const RULES = z.array(
  z.object({
    id: z.string().refine(isUuidOrEmpty),
    event: text,
    kind: z.enum(['percent', 'flat', 'both', 'tiers']),
    percent: text,
    flat: text,
    flatCurrency: z.string(),
    tiers: z.object({
      by: z.enum(['conversions', 'revenue']),
      period: z.enum(PERIODS),
      currency: z.string(),
      steps: z.array(z.object({ from: text, percent: text, flat: text })).max(MAX_STEPS),
    }),
    conditions: z.record(z.string(), text),
  }),
)
const OVERRIDES = z.object({ rules: RULES })

/** What a partner is paid on an offer before its rules for everybody are tried: a form that holds rules and nothing else. */
export interface OverridesDraft {
  rules: readonly RuleDraft[]
}

export type OverridesCheck = { ok: true; rules: CheckedRule[] } | { ok: false; problems: OfferProblem[] }

/** @param draft as the form holds it, or anything that somebody sends */
export function checkOverrides(draft: unknown): OverridesCheck {
  const parsed = OVERRIDES.safeParse(draft)
  if (!parsed.success) return { ok: false, problems: [{ path: '', message: WORDS.unreadable }] }
  const problems: OfferProblem[] = []
  const rules = readRules(parsed.data.rules, (problem) => void problems.push(problem))
  return problems.length === 0 ? { ok: true, rules } : { ok: false, problems }
}

/** @returns those that can be read, in the order in which they are tried */
export function readRules(drafts: readonly RuleDraft[], tell: Tell): CheckedRule[] {
  if (drafts.length > MAX_RULES) tell(problemAt('rules', 'too_many_rules'))
  return drafts.flatMap((draft, index) => {
    const checked = checkRule(draft, index)
    if (checked.ok) return [checked.value]
    for (const { path, message } of checked.problems) tell({ path: `rules.${index}.${path}`, message })
    return []
  })
}
