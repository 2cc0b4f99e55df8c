// How a payout came about, in words for the merchant: from the terms and the arithmetic that the conversion keeps.
import { formatMinor } from '#app/money/decimal.ts'
import { describeRate, type Rate } from '#app/money/rate.ts'
import type { FrozenRule, FrozenTier, PayoutCalculation, PayoutTerms, Period } from './rule.ts'

/**
 * @param calculation null where none was kept: a payout that was given, none, or one from before arithmetic was kept
 * @param currency ISO 4217, of the conversion
 * @param amounts payoutMinor: what the conversion pays now
 * @returns sentences: the rules that count, each line, flat amounts, the sum, the cap, what was taken back since, and by which
 *   exchange rates other caps were judged
 */
export function explainPayout(
  terms: PayoutTerms,
  calculation: PayoutCalculation | null,
  currency: string,
  amounts: { payoutMinor: bigint },
): string[] {
  const { capRates = [] } = terms
  return [
    ...explainTerms(terms, calculation, currency, amounts),
    ...(capRates.length > 0 ? [`Its caps were judged by ${inWords(capRates)}.`] : []),
  ]
}

function explainTerms(
  terms: PayoutTerms,
  calculation: PayoutCalculation | null,
  currency: string,
  { payoutMinor }: { payoutMinor: bigint },
): string[] {
  switch (terms.kind) {
    case 'given': {
      const given = `The payout of ${money(terms.minor, currency)} was named, not worked out by a rule.`
      return [given, ...takenBack(BigInt(terms.minor), 0n, currency, payoutMinor)]
    }
    case 'no_rule':
      return [`The offer has no payout rule for this event: it pays ${money(0n, currency)}.`]
    case 'rules':
      if (calculation === null)
        return [`How this payout was worked out was not kept. It pays ${money(payoutMinor, currency)} now.`]
      return [
        ...ruleSentences(terms.rules, calculation),
        ...calculation.lines.map((line) => lineSentence(line, currency)),
        ...calculation.flats.map((flat) => flatSentence(flat, currency)),
        sumSentence(calculation, currency),
        ...capSentences(terms, calculation, currency),
        ...takenBack(BigInt(calculation.grossMinor), BigInt(calculation.fixedMinor), currency, payoutMinor),
      ]
    default:
      return terms satisfies never
  }
}

const WHEN: Record<Period, string> = {
  day: 'that day',
  week: 'that week',
  month: 'that month',
  total: 'in all',
}

/** Of the rules that count for something, what their number does not tell. */
function ruleSentences(rules: readonly FrozenRule[], { lines, flats }: PayoutCalculation): string[] {
  const counting = new Set([...lines, ...flats].map(({ rule }) => rule))
  return rules.flatMap(({ partner, tier }, index) => {
    if (!counting.has(index)) return []
    const name = `Rule ${index + 1}`
    return [
      ...(partner ? [`${name} is this partner’s own.`] : []),
      ...(tier ? [tierSentence(name, tier)] : []),
    ]
  })
}

function tierSentence(
  name: string,
  { by, period, currency, brought, from, rates, uncounted }: FrozenTier,
): string {
  const show = (text: string) => (currency === null ? text : money(text, currency))
  const counts = `${name} goes by the partner’s ${by} ${WHEN[period]}: ${show(brought)} before this one, so its step from ${show(from)} counts.`
  const foreign = Object.entries(uncounted?.revenue ?? {}).map(([code, minor]) => money(minor, code))
  return [
    counts,
    ...(rates ? [`Revenue in other currencies is counted by ${inWords(rates)}.`] : []),
    ...(uncounted
      ? [`Revenue of ${foreign.join(' and ')} does not count until there is an exchange rate.`]
      : []),
  ].join(' ')
}

function lineSentence(line: PayoutCalculation['lines'][number], currency: string): string {
  const name = line.lineId === 'whole' ? 'The whole sale' : `Line ${line.lineId}`
  const amount = money(line.amountMinor, currency)
  if (line.rule === null) return `${name}: no rule fits its ${amount}.`
  const by = `rule ${line.rule + 1}`
  if (line.basisPoints === null) return `${name}: ${by} pays no share of its ${amount}.`
  const share = exactMoney(BigInt(line.payoutTenThousandths), currency)
  return `${name}: ${line.basisPoints / 100}% of ${amount} is ${share} (${by}).`
}

function flatSentence(flat: PayoutCalculation['flats'][number], currency: string): string {
  const amount = `A flat ${money(flat.minor, flat.currency)} for the conversion (rule ${flat.rule + 1})`
  if (flat.currency === currency) return `${amount}.`
  const { converted } = flat
  return converted
    ? `${amount} is ${money(converted.minor, currency)}: ${describeRate(converted.rate)}.`
    : `${amount} does not count until there is an exchange rate.`
}

function sumSentence({ lines, flats, sumMinor }: PayoutCalculation, currency: string): string {
  const counted = flats.flatMap((flat): { minor: string }[] =>
    flat.currency === currency ? [flat] : flat.converted ? [flat.converted] : [],
  )
  const exact =
    lines.reduce((sum, line) => sum + BigInt(line.payoutTenThousandths), 0n) +
    counted.reduce((sum, flat) => sum + BigInt(flat.minor), 0n) * 10_000n
  const rounded = exact === BigInt(sumMinor) * 10_000n ? '' : `, rounded to ${money(sumMinor, currency)}`
  return `In all ${exactMoney(exact, currency)}${rounded}.`
}

function capSentences(
  { cap }: Extract<PayoutTerms, { kind: 'rules' }>,
  { sumMinor, capMinor, capRate, grossMinor }: PayoutCalculation,
  currency: string,
): string[] {
  const pays = `it pays ${money(grossMinor, currency)}`
  if (BigInt(sumMinor) < 0n) return [`A payout is never below zero: ${pays}.`]
  if (cap === null) return []
  const name = `offer’s cap of ${money(cap.minor, cap.currency)}`
  if (capMinor === null) return [`The ${name} does not count until there is an exchange rate.`]
  const converted = capRate ? `, which is ${money(capMinor, currency)} (${describeRate(capRate)})` : ''
  return [
    BigInt(sumMinor) > BigInt(capMinor)
      ? `That is more than the ${name}${converted}: ${pays}.`
      : `That is within the ${name}${converted}.`,
  ]
}

function takenBack(grossMinor: bigint, fixedMinor: bigint, currency: string, payoutMinor: bigint): string[] {
  if (payoutMinor >= grossMinor) return []
  const taken = `Taken back since: ${money(grossMinor - payoutMinor, currency)}. It pays ${money(payoutMinor, currency)} now.`
  const stays = `Its flat part of ${money(fixedMinor, currency)} stays until nothing is left of the sale.`
  return payoutMinor > 0n && fixedMinor > 0n ? [taken, stays] : [taken]
}

function inWords(rates: readonly Rate[]): string {
  return rates.map(describeRate).join('; ')
}

function money(minor: bigint | string, currency: string): string {
  return `${formatMinor(BigInt(minor), currency)} ${currency}`
}

/** With as many digits past the currency's own as it takes: 1446375 USD is 1.446375, of which 1.45 is paid. */
function exactMoney(tenThousandths: bigint, currency: string): string {
  const size = tenThousandths < 0n ? -tenThousandths : tenThousandths
  const whole = formatMinor(size / 10_000n, currency)
  const rest = (size % 10_000n).toString().padStart(4, '0').replace(/0+$/, '')
  const point = rest !== '' && !whole.includes('.') ? '.' : ''
  return `${tenThousandths < 0n ? '-' : ''}${whole}${point}${rest} ${currency}`
}
