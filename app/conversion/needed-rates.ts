// Between which currencies a batch of conversions may need exchange rates: mostly none, and then none are read. Part of
// settler.server.ts; pure.
import type { RatePair } from '#app/money/rates.server.ts'
import type { PayoutTerms, Result } from './payout/rule.ts'
import { isMove, type Reading } from './reading.ts'
import type { ReferenceTerms } from './terms.server.ts'

/**
 * @param terms of the offer and partner that it will refer to
 * @param counted the currencies in which anything has been brought where its caps and tiers look
 */
export function neededRates(
  reading: Reading,
  terms: ReferenceTerms,
  counted: ReadonlySet<string>,
): RatePair[] {
  const { input, before, decided } = reading
  const currency = before?.currency ?? input.currency
  const isNew = before === null || isMove(reading)
  const kept = isNew || decided?.byRules ? null : (decided?.conversion ?? before).payoutTerms
  const waits = before?.flags.some((flag) => WAITING.has(flag)) ?? false
  const caps = isNew || waits ? terms.caps : []
  return [
    ...(kept ? openRates(kept, currency) : ofRules(terms, currency, counted)),
    ...caps.flatMap((cap) => into(cap.currency, new Set([...counted, currency]))),
  ]
}

/** Of one that waits for any of these, caps are judged once it does not any more. */
const WAITING: ReadonlySet<string> = new Set(['products_unknown', 'rate_missing', 'cap_rate_missing'])

function into(to: string | null, from: Iterable<string>): RatePair[] {
  return to === null ? [] : [...from].flatMap((each) => (each === to ? [] : [{ from: each, to }]))
}

function ofRules(
  { rules, payoutCap }: ReferenceTerms,
  currency: string,
  counted: ReadonlySet<string>,
): RatePair[] {
  const steps = rules.flatMap(({ pays }): readonly Result[] =>
    pays.kind === 'tiers' ? pays.tiers.steps : [pays.result],
  )
  const flats = steps.flatMap(({ flat }) => (flat ? [flat.currency] : []))
  return [
    ...into(currency, [...flats, ...(payoutCap ? [payoutCap.currency] : [])]),
    ...rules.flatMap(({ pays }) => (pays.kind === 'tiers' ? into(pays.tiers.currency, counted) : [])),
  ]
}

/**
 * What a conversion's terms may still need: the rates that it has found before it keeps.
 * @param currency the conversion's
 */
export function openRates(terms: PayoutTerms, currency: string): RatePair[] {
  if (terms.kind !== 'rules') return []
  const { rules, cap, rates = [] } = terms
  const amounts = [
    cap,
    ...rules.flatMap(({ flat, tier }) => [flat, ...(tier?.uncounted?.steps ?? []).map((step) => step.flat)]),
  ]
  const open = amounts.flatMap((amount) =>
    amount && !rates.some(({ from }) => from === amount.currency) ? [amount.currency] : [],
  )
  return [
    ...into(currency, open),
    ...rules.flatMap(({ tier }) => into(tier?.currency ?? null, Object.keys(tier?.uncounted?.revenue ?? {}))),
  ]
}
