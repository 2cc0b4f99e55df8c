// What a payout rule pays, in a line, and what an example order brings, step by step: in the reader's language. Pure.
import { checkRule } from '#app/conversion/offer/check-rule.ts'
import type { Example } from '#app/conversion/offer/example.ts'
import type { RuleDraft } from '#app/conversion/offer/rule-draft.ts'
import type { Flat, FrozenRule, PayoutCalculation, PayoutRule, Result } from '#app/conversion/payout/rule.ts'
import type { Locale } from '#app/language/locales.ts'
import type { Reader } from '#app/language/reader.ts'
import { currencyDigits } from '#app/money/currency.ts'
import { formatMinor } from '#app/money/decimal.ts'
import { showMoney } from '../show-money.ts'

type Words = Pick<Reader, 'say' | 'locale'>

/** `10%`, `$5.00 each`, `10% and $5.00 each`, or from the first step to the last. */
export function ruleWords({ pays, conditions }: PayoutRule, reader: Words): string {
  const { say } = reader
  const text = pays.kind === 'fixed' ? resultWords(pays.result, reader) : stepWords(pays.tiers.steps, reader)
  return Object.keys(conditions).length === 0 ? text : say('{{payout}}, under conditions', { payout: text })
}

/** Of a rule as a form holds it. @param place in the form, from 0 */
export function draftWords(draft: RuleDraft, place: number, partner: boolean, reader: Words): string {
  const checked = checkRule(draft, place)
  return checked.ok ? ruleWords({ ...checked.value.rule, id: draft.id, partner }, reader) : ''
}

function stepWords(steps: readonly Result[], reader: Words): string {
  const [first, last] = [steps[0], steps.at(-1)]
  if (!first || !last) return ''
  if (steps.length === 1) return resultWords(first, reader)
  const range = { first: resultWords(first, reader), last: resultWords(last, reader) }
  return reader.say('{{first}}, rising in steps to {{last}}', range)
}

function resultWords({ basisPoints, flat }: Result, { say, locale }: Words): string {
  const percent = basisPoints === null ? null : showPercent(basisPoints, locale)
  const amount = flat && flatWords(flat, locale)
  if (percent === null) return say('{{amount}} each', { amount: amount ?? '' })
  return amount === null ? percent : say('{{percent}} and {{amount}} each', { percent, amount })
}

export function showPercent(basisPoints: number, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  return format.format(basisPoints / 10_000)
}

export interface ExampleWords {
  steps: string[]
  payout: string
}

/** The arithmetic of an example, a line each, and what comes of it. */
export function exampleWords(example: Example, currency: string, reader: Words): ExampleWords {
  const { say, locale } = reader
  const none = showMoney(0n, currency, locale)
  if (example.kind === 'unreadable')
    return { steps: [say('Give the example a price and a quantity.')], payout: '' }
  if (example.kind === 'no_rule')
    return { steps: [say('No rule is for this event: it pays nothing.')], payout: none }
  const { unitMinor, quantity, calculated } = example
  const { calculation } = calculated
  const unit = showMoney(unitMinor, currency, locale)
  const amount = showMoney(unitMinor * quantity, currency, locale)
  const steps = calculation === null ? [] : calculationWords(calculation, example, currency, reader)
  return {
    steps: [`${unit} × ${quantity} = ${amount}`, ...steps, ...rateWords(calculated.missingRates, reader)],
    payout: showMoney(calculated.grossMinor, currency, locale),
  }
}

function calculationWords(
  calculation: PayoutCalculation,
  { rules, isOfPartner }: Extract<Example, { kind: 'paid' }>,
  currency: string,
  { say, locale }: Words,
): string[] {
  const nameOf = (at: number) => {
    const { id, partner } = rules[at] as FrozenRule
    const number = id ?? ''
    return isOfPartner && !partner
      ? say('Rule {{number}} of the offer', { number })
      : say('Rule {{number}}', { number })
  }
  const stepOf = (rule: number, tier: NonNullable<FrozenRule['tier']>) => ({
    rule: nameOf(rule),
    from: tier.currency === null ? tier.from : showMoney(BigInt(tier.from), tier.currency, locale),
  })
  const lines = calculation.lines.flatMap(({ rule, basisPoints, amountMinor, payoutTenThousandths }) => {
    if (rule === null) return [say('No rule fits: it pays nothing.')]
    const { tier } = rules[rule] as FrozenRule
    const reached =
      tier === null ? [] : [say('{{rule}}: the step from {{from}} is reached', stepOf(rule, tier))]
    if (basisPoints === null) return reached
    const share = exactMoney(BigInt(payoutTenThousandths), currency, locale)
    const of = showMoney(BigInt(amountMinor), currency, locale)
    const values = { rule: nameOf(rule), percent: showPercent(basisPoints, locale), amount: of, share }
    return [...reached, say('{{rule}}: {{percent}} of {{amount}} is {{share}}', values)]
  })
  const flats = calculation.flats.map((flat) =>
    say('{{rule}}: {{amount}} for the conversion', {
      rule: nameOf(flat.rule),
      amount: flatWords(flat, locale),
    }),
  )
  return [...lines, ...flats, ...sumWords(calculation, currency, { say, locale })]
}

/** Where something happens between the parts and the payout: rounding, adding up, the most that is paid. */
function sumWords(calculation: PayoutCalculation, currency: string, { say, locale }: Words): string[] {
  const { lines, flats, sumMinor, capMinor } = calculation
  const shares = lines.reduce((total, { payoutTenThousandths }) => total + BigInt(payoutTenThousandths), 0n)
  const parts = flats.length + lines.filter(({ basisPoints }) => basisPoints !== null).length
  const sum = showMoney(BigInt(sumMinor), currency, locale)
  const rounded = shares % 10_000n === 0n ? [] : [say('Rounded once: {{sum}}', { sum })]
  const together = parts > 1 && rounded.length === 0 ? [say('Together: {{sum}}', { sum })] : []
  const capped =
    capMinor !== null && BigInt(capMinor) < BigInt(sumMinor)
      ? [say('A conversion pays {{cap}} at most', { cap: showMoney(BigInt(capMinor), currency, locale) })]
      : []
  return [...together, ...rounded, ...capped]
}

function rateWords(missing: readonly string[], { say }: Words): string[] {
  if (missing.length === 0) return []
  const text = say(
    'Amounts in {{currencies}} are left out here. They are converted by the rate of the day.',
    {
      currencies: missing.join(', '),
    },
  )
  return [text]
}

const flatWords = ({ minor, currency }: Flat, locale: Locale) => showMoney(BigInt(minor), currency, locale)

/** With all digits that there are: the sum is rounded, its parts are not. */
function exactMoney(tenThousandths: bigint, currency: string, locale: string): string {
  const digits = currencyDigits(currency)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits + 4,
  })
  const whole = formatMinor(tenThousandths / 10_000n, currency)
  const rest = String(tenThousandths % 10_000n).padStart(4, '0')
  return format.format(`${whole}${digits === 0 ? '.' : ''}${rest}` as `${number}`)
}
