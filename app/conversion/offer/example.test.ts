import { expect, test } from 'vitest'
import { exampleOf, FIRST_EXAMPLE, type ExampleDraft } from './example.ts'
import { blankOffer, blankRule, type OfferDraft, type RuleDraft } from './offer-draft.ts'

const offer = (rules: Partial<RuleDraft>[], change: Partial<OfferDraft> = {}): OfferDraft => ({
  ...blankOffer({ currency: 'USD', address: '' }),
  rules: rules.map((rule) => ({ ...blankRule('USD'), ...rule })),
  ...change,
})
const pays = (draft: OfferDraft, example: Partial<ExampleDraft> = {}) => {
  const shown = exampleOf(draft, { ...FIRST_EXAMPLE, ...example }, 'USD')
  return shown.kind === 'paid' ? shown.calculated.grossMinor : shown.kind
}
const STEPS = [
  { from: '0', percent: '5', flat: '' },
  { from: '10', percent: '', flat: '3' },
]

test.each<[string, OfferDraft, Partial<ExampleDraft>, bigint | string]>([
  ['a percentage', offer([{}]), { price: '19.99', quantity: '3' }, 600n],
  ['a fixed amount once', offer([{ kind: 'flat', flat: '2' }]), { quantity: '3' }, 200n],
  ['at most the limit', offer([{}], { payoutCap: '4' }), {}, 400n],
  ['the first rule that fits', offer([{ conditions: { customer: 'returning' }, percent: '50' }, {}]), {}, 1000n],
  ['a rule that asks for a product’s tag', offer([{ conditions: { tags: 'sale' } }]), { goods: { tags: 'Sale' } }, 1000n],
  ['nothing where no rule fits', offer([{ conditions: { skus: 'A' } }]), { goods: { skus: 'B' } }, 0n],
  ['the step that is reached', offer([{ kind: 'tiers', tiers: { ...blankRule('USD').tiers, steps: STEPS } }]), { broughtConversions: '10' }, 300n],
  ['the step before', offer([{ kind: 'tiers', tiers: { ...blankRule('USD').tiers, steps: STEPS } }]), { broughtConversions: '9' }, 500n],
  ['the step by revenue', offer([{ kind: 'tiers', tiers: { ...blankRule('USD').tiers, by: 'revenue', steps: STEPS } }]), { broughtRevenue: '10.00' }, 300n],
  ['without rules that cannot be read', offer([{ percent: 'x' }, {}]), {}, 1000n],
  ['nothing for another event', offer([{}]), { event: 'lead' }, 'no_rule'],
  ['nothing of a price that is none', offer([{}]), { price: 'x' }, 'unreadable'],
])('pays %s', (_what, draft, example, expected) => expect(pays(draft, example)).toBe(expected)) // prettier-ignore
