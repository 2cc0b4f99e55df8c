import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { checkOffer } from './check-offer.ts'
import { blankCap } from './cap-draft.ts'
import { blankOffer, slugOf, type OfferDraft } from './offer-draft.ts'
import { blankRule, type RuleDraft } from './rule-draft.ts'
import { WORDS, type OfferProblemCode } from './offer-problem.ts'

const GOOD: OfferDraft = {
  ...blankOffer({ currency: 'USD', address: 'https://shop.example/' }),
  name: 'Summer',
  slug: 'summer',
}
const rule = (change: Partial<RuleDraft>): Partial<OfferDraft> => ({
  rules: [{ ...blankRule('USD'), ...change }],
})
const cap = (change: object): Partial<OfferDraft> => ({ caps: [{ ...blankCap('USD'), ...change }] })
const steps = (change: Partial<RuleDraft['tiers']>, fields: Partial<RuleDraft> = {}): Partial<OfferDraft> =>
  rule({ kind: 'tiers', tiers: { ...blankRule('USD').tiers, ...change }, ...fields })
const problems = (change: Partial<OfferDraft>, currency = 'USD') => {
  const checked = checkOffer({ ...GOOD, ...change }, currency)
  return checked.ok ? [] : checked.problems.map(({ path, message }) => [path, message])
}

test('what a new offer begins with may be saved once it has a name', () => {
  const checked = checkOffer(GOOD, 'USD')
  expect(checked).toMatchObject({
    ok: true,
    offer: {
      lookbackDays: 30,
      holdDays: 0,
      refundWindowDays: null,
      payoutCap: null,
      inboundCurrency: null,
      inboundIps: [],
      rules: [{ id: null, event: 'sale', rule: { pays: { result: { basisPoints: 1000, flat: null } } } }],
    },
  })
})

describe('what is wrong is told at its field', () => {
  test.each<[string, Partial<OfferDraft>, string, OfferProblemCode]>([
    ['an empty name', { name: ' ' }, 'name', 'name'],
    ['a word with spaces', { slug: 'a b' }, 'slug', 'slug'],
    ['a word that begins with a hyphen', { slug: '-a' }, 'slug', 'slug'],
    ['an address without its scheme', { destinationUrl: 'shop.example' }, 'destinationUrl', 'destination'],
    ['an address of another scheme', { destinationUrl: 'ftp://shop.example/' }, 'destinationUrl', 'destination'],
    ['an address with a password', { destinationUrl: 'https://a:b@shop.example/' }, 'destinationUrl', 'destination'],
    ['a lookback of 0 days', { lookbackDays: '0' }, 'lookbackDays', 'lookback'],
    ['half a day', { holdDays: '1.5' }, 'holdDays', 'hold'],
    ['a hold of more than a year', { holdDays: '366' }, 'holdDays', 'hold'],
    ['no hold at all', { holdDays: '' }, 'holdDays', 'hold'],
    ['no kind of order', { orderSources: [] }, 'orderSources', 'sources'],
    ['some renewals without a number', { renewals: 'first' }, 'renewalLimit', 'renewal_limit'],
    ['a limit with too many decimals', { payoutCap: '1.001' }, 'payoutCap', 'amount'],
    ['a limit with a comma', { payoutCap: '1,50' }, 'payoutCap', 'amount'],
    ['a host among the addresses', { inboundIps: '203.0.113.7\nexample.com' }, 'inboundIps', 'ip'],
    ['a fraction of a yen', { inboundCurrency: 'JPY', defaultAmount: '1.5' }, 'defaultAmount', 'amount'],
    ['an event with a space', rule({ event: 'a b' }), 'rules.0.event', 'event'],
    ['more than all', rule({ percent: '100.01' }), 'rules.0.percent', 'percent'],
    ['three decimals', rule({ percent: '1.005' }), 'rules.0.percent', 'percent'],
    ['an empty amount', rule({ kind: 'flat' }), 'rules.0.flat', 'amount'],
    ['neither of both', rule({ kind: 'both', percent: '', flat: '' }), 'rules.0.percent', 'pays_nothing'],
    ['an unknown currency', rule({ kind: 'flat', flat: '1', flatCurrency: 'XXX' }), 'rules.0.flatCurrency', 'currency'],
    ['an empty condition', rule({ conditions: { skus: ' , ' } }), 'rules.0.conditions.skus', 'list_empty'],
    ['a product by its name', rule({ conditions: { products: 'mug' } }), 'rules.0.conditions.products', 'shopify_id'],
    ['a country by its name', rule({ conditions: { countries: 'Germany' } }), 'rules.0.conditions.countries', 'country'],
    ['no steps', steps({ steps: [] }), 'rules.0.tiers.steps', 'steps_missing'],
    ['a first step above 0', steps({ steps: [{ from: '1', percent: '1', flat: '' }] }), 'rules.0.tiers.steps.0.from', 'steps_start'],
    ['a step that pays nothing', steps({ steps: [{ from: '0', percent: '', flat: '' }] }), 'rules.0.tiers.steps.0.percent', 'pays_nothing'],
    ['a step with a bad amount', steps({ steps: [{ from: '0', percent: '', flat: 'x' }] }), 'rules.0.tiers.steps.0.flat', 'amount'],
    ['a cap of nothing', cap({ limit: '0' }), 'caps.0.limit', 'cap_limit'],
    ['a cap of money that is none', cap({ measure: 'payout', limit: '1.001' }), 'caps.0.limit', 'amount'],
  ])('%s', (_what, change, path, code) => expect(problems(change)).toContainEqual([path, WORDS[code]])) // prettier-ignore

  test('and what is wrong elsewhere does not hide it', () => {
    const paths = problems({ name: '', inboundIps: 'x', payoutCap: 'x', ...rule({ percent: 'x' }) })
    expect(paths.map(([path]) => path).sort()).toEqual(['inboundIps', 'name', 'payoutCap', 'rules.0.percent'])
  })
})

test.each([
  ['USD', '12.5', 1250n],
  ['JPY', '1200', 1200n],
  ['KWD', '1.005', 1005n],
])('an amount has the digits of its currency: %s %s', (currency, typed, minor) => {
  const checked = checkOffer({ ...GOOD, payoutCap: typed, payoutCapCurrency: currency }, 'USD')
  expect(checked.ok && checked.offer.payoutCap).toBe(minor)
})

test('revenue of a call is in the offer’s inbound currency, else in the shop’s', () => {
  const of = (change: Partial<OfferDraft>, shop: string) => {
    const checked = checkOffer({ ...GOOD, defaultAmount: '1.5', ...change }, shop)
    return checked.ok ? checked.offer.defaultAmountMinor : null
  }
  expect([of({}, 'USD'), of({}, 'JPY'), of({ inboundCurrency: 'KWD' }, 'JPY')]).toEqual([150n, null, 1500n])
})

test('whatever comes is answered, and every problem has words of ours', () => {
  const words = new Set<string>(Object.values(WORDS))
  const anything = fc.record(
    Object.fromEntries(Object.keys(GOOD).map((key) => [key, fc.oneof(fc.anything(), fc.constant(GOOD[key as keyof OfferDraft]))])),
    { requiredKeys: [] },
  ) // prettier-ignore
  fc.assert(
    fc.property(fc.oneof(anything, fc.anything()), (draft) => {
      const checked = checkOffer(draft, 'USD')
      if (!checked.ok) {
        expect(checked.problems.length).toBeGreaterThan(0)
        expect(checked.problems.filter(({ message }) => !words.has(message))).toEqual([])
      }
    }),
  )
})

test.each([
  ['Sommer & Sonne 2026', 'sommer-sonne-2026'],
  ['  Été ', 'ete'],
  ['夏', ''],
  ['a'.repeat(80), 'a'.repeat(64)],
])('a word for links out of %j', (name, slug) => expect(slugOf(name)).toBe(slug))
