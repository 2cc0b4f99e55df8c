// How a payout came about, line by line: from the terms and the arithmetic that the conversion keeps. The same as
// conversion/payout/explain-payout tells at a terminal, laid out for a page. Pure.
import type { FrozenRule, FrozenTier, PayoutCalculation, PayoutTerms } from '#app/conversion/payout/rule.ts'
import { kindOfLine } from '#app/intake/order/amounts/line-base.ts'
import type { Reader } from '#app/language/reader.ts'
import { isCurrency } from '#app/money/currency.ts'
import { showMoney } from '../show-money.ts'
import { showRate } from '../show-rate.ts'
import { visibleText } from '../visible-text.ts'
import { TIER_WORDS } from './tier-words.ts'

export interface PayoutLine {
  what: string
  /** How it is worked out. */
  by: string
  /** null: it is no sum of money. */
  amount: string | null
  isSum?: boolean
}

/** Of the conversion, minor units of its currency. */
export interface PayoutAmounts {
  currency: string
  payoutMinor: bigint
}

/**
 * @param calculation null where none was kept: a payout that was given, none, or one from before arithmetic was kept
 * @param skus of the order's lines, by line id, where they have one
 */
export function showPayout(
  terms: PayoutTerms,
  calculation: PayoutCalculation | null,
  { currency, payoutMinor }: PayoutAmounts,
  skus: Readonly<Record<string, string>>,
  reader: Reader,
): PayoutLine[] {
  const { say } = reader
  const money = (minor: bigint | string) => showMoney(BigInt(minor), currency, reader.locale)
  const now = (gross: bigint): PayoutLine[] => [
    ...(payoutMinor < gross
      ? [{ what: say('Taken back since'), by: '', amount: money(payoutMinor - gross) }]
      : []),
    { what: say('It pays now'), by: '', amount: money(payoutMinor), isSum: true },
  ]
  if (terms.kind === 'given')
    return [
      {
        what: say('Named payout'),
        by: say('Named by whoever reported or decided it, not worked out by a rule.'),
        amount: money(terms.minor),
      },
      ...now(BigInt(terms.minor)),
    ]
  if (terms.kind === 'no_rule')
    return [
      { what: say('No rule'), by: say('The offer has no payout rule for this event.'), amount: money(0n) },
      ...now(0n),
    ]
  if (calculation === null)
    return [
      { what: say('By the offer’s rules'), by: say('How it was worked out was not kept.'), amount: null },
      ...now(payoutMinor),
    ]
  return [
    ...ruleNotes(terms.rules, calculation, reader),
    ...calculation.lines.map((line, index) =>
      saleLine(line, lineName(line.lineId, index, skus, reader), currency, reader),
    ),
    ...calculation.flats.map((flat) => flatLine(flat, currency, reader)),
    { what: say('Together, rounded once'), by: '', amount: money(calculation.sumMinor) },
    ...capLine(terms, calculation, currency, reader),
    ...now(BigInt(calculation.grossMinor)),
  ]
}

/** Shipping and tips by what they are, products by their SKU, the rest by its place. */
function lineName(
  lineId: string,
  index: number,
  skus: Readonly<Record<string, string>>,
  { say }: Reader,
): string {
  if (lineId === 'whole') return say('The whole sale')
  const kind = kindOfLine(lineId)
  if (kind !== 'product') return kind === 'tip' ? say('Tip') : say('Shipping')
  const number = index + 1
  const sku = Object.hasOwn(skus, lineId) ? skus[lineId] : undefined
  return sku
    ? say('Line {{number}}, {{sku}}', { number, sku: visibleText(sku) })
    : say('Line {{number}}', { number })
}

function saleLine(
  line: PayoutCalculation['lines'][number],
  what: string,
  currency: string,
  { say, locale }: Reader,
): PayoutLine {
  const amount = showMoney(BigInt(line.amountMinor), currency, locale)
  if (line.basisPoints !== null && BigInt(line.amountMinor) === 0n)
    return { what, by: say('Nothing of it counts.'), amount: null }
  if (line.rule === null) return { what, by: say('No rule fits its {{amount}}.', { amount }), amount: null }
  const rule = line.rule + 1
  if (line.basisPoints === null)
    return { what, by: say('Rule {{rule}} pays no share of its {{amount}}.', { rule, amount }), amount: null }
  const percent = (line.basisPoints / 100).toLocaleString(locale, { maximumFractionDigits: 2 })
  return {
    what,
    by: say('{{percent}}% of {{amount}} by rule {{rule}}', { percent, amount, rule }),
    amount: exactMoney(BigInt(line.payoutTenThousandths), currency, locale),
  }
}

/** With as many digits past the currency's own as it takes, cut to two more: what is paid is rounded only in the sum. */
function exactMoney(tenThousandths: bigint, currency: string, locale: Reader['locale']): string {
  const isWhole = tenThousandths % 10_000n === 0n
  const half = tenThousandths < 0n ? -5_000n : 5_000n
  const shown = showMoney(
    isWhole ? tenThousandths / 10_000n : (tenThousandths + half) / 10_000n,
    currency,
    locale,
  )
  return isWhole ? shown : `≈ ${shown}`
}

function flatLine(
  flat: PayoutCalculation['flats'][number],
  currency: string,
  { say, locale }: Reader,
): PayoutLine {
  const rule = flat.rule + 1
  const own = isCurrency(flat.currency) ? showMoney(BigInt(flat.minor), flat.currency, locale) : flat.minor
  const what = say('For the conversion')
  if (flat.currency === currency)
    return { what, by: say('A flat amount by rule {{rule}}', { rule }), amount: own }
  if (!flat.converted)
    return {
      what,
      by: say('A flat {{amount}} by rule {{rule}} does not count until there is an exchange rate.', {
        amount: own,
        rule,
      }),
      amount: null,
    }
  return {
    what,
    by: say('A flat {{amount}} by rule {{rule}}, converted: {{rate}}', {
      amount: own,
      rule,
      rate: showRate(flat.converted.rate, { say, locale }),
    }),
    amount: showMoney(BigInt(flat.converted.minor), currency, locale),
  }
}

/** Of the rules that count for something, what their number does not tell. */
function ruleNotes(
  rules: readonly FrozenRule[],
  { lines, flats }: PayoutCalculation,
  reader: Reader,
): PayoutLine[] {
  const counting = new Set([...lines, ...flats].map(({ rule }) => rule))
  return rules.flatMap(({ partner, tier }, index) => {
    if (!counting.has(index) || (!partner && !tier)) return []
    const by = [partner ? reader.say('This partner’s own rule.') : '', tier ? tierText(tier, reader) : '']
    return [{ what: reader.say('Rule {{rule}}', { rule: index + 1 }), by: by.join(' ').trim(), amount: null }]
  })
}

function tierText({ by, period, currency, brought, from }: FrozenTier, { say, locale }: Reader): string {
  const show = (text: string) =>
    currency === null ? Number(text).toLocaleString(locale) : showMoney(BigInt(text), currency, locale)
  return say(TIER_WORDS[by][period], { brought: show(brought), from: show(from) })
}

function capLine(
  { cap }: Extract<PayoutTerms, { kind: 'rules' }>,
  calculation: PayoutCalculation,
  currency: string,
  { say, locale }: Reader,
): PayoutLine[] {
  const { sumMinor, capMinor, grossMinor } = calculation
  const gross = showMoney(BigInt(grossMinor), currency, locale)
  if (BigInt(sumMinor) < 0n)
    return [{ what: say('Least payout'), by: say('A payout is never below zero.'), amount: gross }]
  if (cap === null) return []
  const what = say('Cap of the offer')
  if (capMinor === null)
    return [{ what, by: say('It does not count until there is an exchange rate.'), amount: null }]
  const amount = showMoney(BigInt(capMinor), currency, locale)
  return BigInt(sumMinor) > BigInt(capMinor)
    ? [{ what, by: say('At most {{amount}} is paid for one conversion.', { amount }), amount: gross }]
    : [{ what, by: say('Within the cap of {{amount}}.', { amount }), amount: null }]
}
