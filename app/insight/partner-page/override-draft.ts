// A payout override as a form has it: an event, a percentage, an amount, or both. Pure.
import { mark } from '#app/language/say.ts'
import type { Result } from '#app/conversion/payout/rule.ts'
import { currencyDigits, isCurrency } from '#app/money/currency.ts'
import { parseExactAmount } from '#app/money/decimal.ts'

export interface OverrideDraft {
  offerId: string
  event: string
  kind: 'percent' | 'flat' | 'both'
  /** `12.5`; a comma is taken for a point. */
  percent: string
  amount: string
  currency: string
}

export interface OverrideProblem {
  path: keyof OverrideDraft
  message: string
}

export type ReadOverride = { ok: true; result: Result } | { ok: false; problems: OverrideProblem[] }

const EVENT = /^[a-z0-9_-]{1,64}$/
const PERCENT = /^(\d{1,3})(?:[.,](\d{1,2}))?$/

/** The check of the form and of its action. */
export function readOverride(draft: OverrideDraft): ReadOverride {
  const problems: OverrideProblem[] = []
  const problem = (path: OverrideProblem['path'], message: string) => void problems.push({ path, message })
  if (draft.offerId === '') problem('offerId', mark('Choose an offer.'))
  if (!EVENT.test(draft.event.trim()))
    problem('event', mark('An event has 1 to 64 lower-case letters, digits, hyphens and underscores.'))
  const result: Result = {
    basisPoints: draft.kind === 'flat' ? null : readPercent(draft.percent),
    flat: draft.kind === 'percent' ? null : readFlat(draft.amount, draft.currency),
  }
  if (draft.kind !== 'flat' && result.basisPoints === null)
    problem('percent', mark('Enter a percentage from 0 to 100 with at most two decimals, such as 12.5.'))
  if (draft.kind !== 'percent' && !isCurrency(draft.currency.trim().toUpperCase()))
    problem('currency', mark('Enter a currency’s code, such as USD.'))
  else if (draft.kind !== 'percent' && result.flat === null)
    problem('amount', mark('Enter an amount such as 5 or 4.50, with no more decimals than the currency has.'))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, result }
}

/** @returns basis points */
function readPercent(entered: string): number | null {
  const match = PERCENT.exec(entered.trim().replace(/\s*%$/, ''))
  if (!match) return null
  const basisPoints = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return basisPoints <= 10_000 ? basisPoints : null
}

function readFlat(entered: string, code: string): Result['flat'] {
  const currency = code.trim().toUpperCase()
  if (!isCurrency(currency)) return null
  const amount = parseExactAmount(entered.trim().replace(',', '.'), currency)
  const tooLong = amount.ok && amount.minor.toString().length > 15 - currencyDigits(currency)
  return amount.ok && !tooLong ? { minor: amount.minor.toString(), currency } : null
}
