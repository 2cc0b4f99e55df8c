import { expect, test } from 'vitest'
import { exampleOf, FIRST_EXAMPLE, type ExampleDraft, type ExampleTerms } from './example.ts'
import { blankOffer, type OfferDraft } from './offer-draft.ts'
import { blankRule, type RuleDraft } from './rule-draft.ts'

const offer = (rules: Partial<RuleDraft>[], change: Partial<OfferDraft> = {}): OfferDraft => ({
  ...blankOffer({ currency: 'USD', address: '' }),
  rules: rules.map((rule) => ({ ...blankRule('USD'), ...rule })),
  ...change,
})
const pays = (draft: ExampleTerms, example: Partial<ExampleDraft> = {}) => {
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

const withOffer = (own: Partial<RuleDraft>[], everybodys: Partial<RuleDraft>[]) => ({
  ...offer(own),
  everybodys: offer(everybodys).rules,
})

test.each<[string, ReturnType<typeof withOffer>, Partial<ExampleDraft>, bigint | string]>([
  ['his own rules first', withOffer([{ percent: '20' }], [{}]), {}, 2000n],
  ['the offer’s where none of his own fits', withOffer([{ percent: '20', conditions: { customer: 'returning' } }], [{}]), {}, 1000n],
  ['the offer’s where he has none', withOffer([], [{}]), {}, 1000n],
  ['the offer’s where his own are for another event', withOffer([{ event: 'lead', percent: '20' }], [{}]), {}, 1000n],
  ['at most what the offer pays at most', { ...withOffer([{ percent: '20' }], [{}]), payoutCap: '15' }, {}, 1500n],
  ['nothing where neither has a rule', withOffer([], []), {}, 'no_rule'],
])('pays a partner %s', (_what, draft, example, expected) => expect(pays(draft, example)).toBe(expected)) // prettier-ignore
