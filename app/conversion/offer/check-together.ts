// The fields of an offer that are read together: amounts by their currencies, a limit by what it limits, rules, lists. Apart from the
// others, so that what is wrong with one is told whatever else is. Part of check-offer.ts. Pure.
import { z } from 'zod'
import { isCurrency } from '#app/money/currency.ts'
import { parseExactAmount } from '#app/money/decimal.ts'
import { readAddressEntry } from '#app/platform/http/address-list.ts'
import { listOf, type CheckedRule } from './check-rule.ts'
import { readRules, RULES } from './check-rules.ts'
import { RENEWALS } from './offer-draft.ts'
import { problemAt, WORDS, type OfferProblem, type Tell } from './offer-problem.ts'

const MAX_IPS = 100
const MAX_COUNT = 1_000_000_000n
const MAX_RENEWALS = 1_000n

const text = z.string().max(20_000)
const TOGETHER = z.object({
  renewals: z.enum(RENEWALS),
  renewalLimit: text,
  payoutCap: text,
  payoutCapCurrency: z.string(),
  inboundCurrency: z.string().refine((code) => code === '' || isCurrency(code)),
  defaultAmount: text,
  inboundIps: text,
  rules: RULES,
})

export interface CheckedTogether {
  renewals: (typeof RENEWALS)[number]
  renewalLimit: number | null
  payoutCap: bigint | null
  inboundCurrency: string | null
  defaultAmountMinor: bigint | null
  inboundIps: string[]
  rules: CheckedRule[]
}

export function checkTogether(
  draft: unknown,
  shopCurrency: string,
): { ok: true; value: CheckedTogether } | { ok: false; problems: OfferProblem[] } {
  const parsed = TOGETHER.safeParse(draft)
  if (!parsed.success) return { ok: false, problems: [{ path: '', message: WORDS.unreadable }] }
  const problems: OfferProblem[] = []
  const tell: Tell = (problem) => void problems.push(problem)
  const { renewals, renewalLimit, inboundCurrency, ...fields } = parsed.data
  const isLimited = renewals === 'first' || renewals === 'months'
  const limit = isLimited ? countOf(renewalLimit, MAX_RENEWALS) : null
  if (isLimited && limit === null) tell(problemAt('renewalLimit', 'renewal_limit'))
  const value: CheckedTogether = {
    renewals,
    renewalLimit: limit === null ? null : Number(limit),
    payoutCap: amountIn(fields.payoutCap, fields.payoutCapCurrency, 'payoutCap', tell),
    inboundCurrency: inboundCurrency || null,
    defaultAmountMinor: amountIn(
      fields.defaultAmount,
      inboundCurrency || shopCurrency,
      'defaultAmount',
      tell,
    ),
    inboundIps: addressesOf(fields.inboundIps, tell),
    rules: readRules(fields.rules, tell),
  }
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems }
}

function addressesOf(typed: string, tell: Tell): string[] {
  const lines = listOf(typed)
  const entries = lines.map(readAddressEntry)
  if (entries.includes(null)) tell(problemAt('inboundIps', 'ip'))
  if (lines.length > MAX_IPS) tell(problemAt('inboundIps', 'too_many_ips'))
  return [...new Set(entries.filter((entry) => entry !== null))]
}

function amountIn(typed: string, currency: string, path: string, tell: Tell): bigint | null {
  if (typed.trim() === '') return null
  const minor = minorOf(typed, currency)
  if (minor === null) tell(problemAt(path, 'amount'))
  return minor
}

/** @returns null where it is no amount of the currency */
export function minorOf(typed: string, currency: string): bigint | null {
  const amount = isCurrency(currency) ? parseExactAmount(typed.trim(), currency) : null
  return amount?.ok ? amount.minor : null
}

/** @returns null where it is no whole number from 1 to `most` */
export function countOf(typed: string, most = MAX_COUNT): bigint | null {
  const count = /^\d{1,10}$/.test(typed.trim()) ? BigInt(typed.trim()) : 0n
  return count >= 1n && count <= most ? count : null
}
