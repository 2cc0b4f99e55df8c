// A rate that a merchant sets by hand, as a form or a command brings it: whether it may be saved. Pure.
import { mark } from '#app/language/say.ts'
import { isCurrency } from './currency.ts'
import { parseRate } from './rate.ts'

export interface ManualRate {
  from: string
  to: string
  /** Units of `to` for one of `from`, decimal text without needless zeros. */
  rate: string
}

export interface ManualRateProblem {
  path: 'from' | 'to' | 'rate'
  /** For people. */
  message: string
}

export type CheckedManualRate = { ok: true; rate: ManualRate } | { ok: false; problems: ManualRateProblem[] }

const UNKNOWN = mark('Give the currency as its ISO 4217 code, such as USD.')
const SAME = mark('Choose another currency than the first.')
const RATE = mark(
  'Give how much one of the first currency is in the second: a number above 0 with a point, such as 0.92, with at most 10 digits before and behind it.',
)
/** As numeric(24, 10) holds it exactly; more before the point than any currency needs is a slip. */
const DECIMAL = /^\d{1,10}(?:\.\d{1,10})?$/

/** @param input what somebody wrote; space around it and lower case of currencies do not matter */
export function checkManualRate(input: { from: string; to: string; rate: string }): CheckedManualRate {
  const [from, to] = [input.from.trim().toUpperCase(), input.to.trim().toUpperCase()]
  const text = input.rate.trim()
  const problems: ManualRateProblem[] = []
  if (!isCurrency(from)) problems.push({ path: 'from', message: UNKNOWN })
  if (!isCurrency(to)) problems.push({ path: 'to', message: UNKNOWN })
  else if (from === to) problems.push({ path: 'to', message: SAME })
  const number = DECIMAL.test(text) ? parseRate(text) : null
  if (!number)
    problems.push({
      path: 'rate',
      message: RATE,
    })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rate: { from, to, rate: plain(text) } }
}

/** Without the zeros that say nothing: the database keeps ten digits behind the point. */
export function plain(text: string): string {
  const [whole = '', fraction = ''] = text.split('.')
  const kept = fraction.replace(/0+$/, '')
  const before = whole.replace(/^0+(?=\d)/, '')
  return kept === '' ? before : `${before}.${kept}`
}
