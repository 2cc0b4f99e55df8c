import { describe, expect, test } from 'vitest'
import { exampleOf, FIRST_EXAMPLE } from '#app/conversion/offer/example.ts'
import { blankOffer } from '#app/conversion/offer/offer-draft.ts'
import { blankRule, type RuleDraft } from '#app/conversion/offer/rule-draft.ts'
import { checkRule } from '#app/conversion/offer/check-rule.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { exampleWords, ruleWords } from './payout-words.ts'

const EN = { say: sayingIn('en'), locale: 'en' } as const
const DE = { say: sayingIn('de'), locale: 'de' } as const
const TIERS = { ...blankRule('USD').tiers, currency: 'USD' }

const words = (change: Partial<RuleDraft>, reader: typeof EN | typeof DE = EN) => {
  const checked = checkRule({ ...blankRule('USD'), ...change }, 0)
  if (!checked.ok) throw new Error('the rule of the test is none')
  return ruleWords({ ...checked.value.rule, id: 'r', partner: false }, reader)
}

describe('a payout in a line', () => {
  test.each<[Partial<RuleDraft>, string, string]>([
    [{ percent: '12.5' }, '12.5%', '12,5\u00a0%'],
    [{ kind: 'flat', flat: '5' }, '$5.00 each', 'je 5,00\u00a0$'],
    [{ kind: 'flat', flat: '5', flatCurrency: 'JPY' }, '¥5 each', 'je 5\u00a0¥'],
    [{ kind: 'flat', flat: '1.005', flatCurrency: 'KWD' }, 'KWD\u00a01.005 each', 'je 1,005\u00a0KWD'],
    [{ kind: 'both', flat: '5' }, '10% and $5.00 each', '10\u00a0% und je 5,00\u00a0$'],
    [{ kind: 'tiers' }, '10%, rising in steps to 12%', '10\u00a0%, in Stufen steigend bis 12\u00a0%'],
    [{ conditions: { customer: 'new' } }, '10%, under conditions', '10\u00a0%, unter Bedingungen'],
  ])('%j', (change, english, german) => expect([words(change), words(change, DE)]).toEqual([english, german]))
})

describe('an example, step by step', () => {
  const told = (rules: Partial<RuleDraft>[], example = {}, payoutCap = '') => {
    const draft = {
      ...blankOffer({ currency: 'USD', address: '' }),
      payoutCap,
      rules: rules.map((rule) => ({ ...blankRule('USD'), ...rule })),
    }
    return exampleWords(exampleOf(draft, { ...FIRST_EXAMPLE, ...example }, 'USD'), 'USD', EN)
  }

  test('shows shares exactly and rounds once', () =>
    expect(told([{ percent: '12.5' }], { price: '19.99', quantity: '3' })).toEqual({
      steps: ['$19.99 × 3 = $59.97', 'Rule 1: 12.5% of $59.97 is $7.49625', 'Rounded once: $7.50'],
      payout: '$7.50',
    }))

  test('says what is added up, and what is the most', () =>
    expect(told([{ kind: 'both', flat: '5' }], {}, '12').steps).toEqual([
      '$100.00 × 1 = $100.00',
      'Rule 1: 10% of $100.00 is $10.00',
      'Rule 1: $5.00 for the conversion',
      'Together: $15.00',
      'A conversion pays $12.00 at most',
    ]))

  test('names the step that is reached', () =>
    expect(
      told([{ kind: 'tiers', tiers: { ...TIERS, by: 'revenue' } }], { broughtRevenue: '50' }).steps,
    ).toContain('Rule 1: the step from $10.00 is reached'))

  test('says that other currencies are left out', () =>
    expect(told([{ kind: 'flat', flat: '5', flatCurrency: 'EUR' }])).toEqual({
      steps: [
        '$100.00 × 1 = $100.00',
        'Rule 1: €5.00 for the conversion',
        'Amounts in EUR are left out here. They are converted by the rate of the day.',
      ],
      payout: '$0.00',
    }))

  test('tells a partner’s own rules and the offer’s apart', () => {
    const rules = ['new', 'returning'].map((customer) => ({ ...blankRule('USD'), conditions: { customer } }))
    const terms = { ...blankOffer({ currency: 'USD', address: '' }), rules, everybodys: [blankRule('USD')] }
    const steps = (customer: '' | 'new' | 'returning') =>
      exampleWords(exampleOf(terms, { ...FIRST_EXAMPLE, customer }, 'USD'), 'USD', EN).steps
    expect(steps('returning')).toContain('Rule 2: 10% of $100.00 is $10.00')
    expect(steps('')).toContain('Rule 1 of the offer: 10% of $100.00 is $10.00')
  })
})
