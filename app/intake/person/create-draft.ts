// The form of a conversion that is created by hand: what is typed, checked beside its fields and again by the server. Pure.
import { z } from 'zod'
import { mark } from '#app/language/say.ts'
import { isCurrency } from '#app/money/currency.ts'
import { parseExactAmount } from '#app/money/decimal.ts'
import { readCreateConversion, type Checked, type CreateConversion, type Problem } from './command.ts'

/** As it is typed. */
export interface CreateDraft {
  partnerId: string
  offerId: string
  event: string
  currency: string
  amount: string
  /** Empty: what the offer's rules say. */
  payout: string
  /** Empty: none. */
  txnId: string
  /** `YYYY-MM-DD`, of the shop. */
  day: string
  reason: string
}

const DRAFT = z.object({
  partnerId: z.string(),
  offerId: z.string(),
  event: z.string(),
  currency: z.string(),
  amount: z.string(),
  payout: z.string(),
  txnId: z.string(),
  day: z.string(),
  reason: z.string(),
}) satisfies z.ZodType<CreateDraft>

const DAY = /^\d{4}-\d{2}-\d{2}$/
/** What the fields are called in the decision that comes of them. */
const FIELDS: Readonly<Record<string, keyof CreateDraft>> = {
  amountMinor: 'amount',
  payoutMinor: 'payout',
  occurredAtMs: 'day',
}

/**
 * @param today `YYYY-MM-DD`, of the shop
 * @param momentOf when a sale of that day is taken to have happened, Unix milliseconds; null where there is no such day
 * @param nowMs Unix milliseconds
 */
export function readCreateDraft(
  typed: unknown,
  today: string,
  momentOf: (day: string) => number | null,
  nowMs: number,
): Checked<CreateConversion> {
  const read = DRAFT.safeParse(typed)
  if (!read.success)
    return { ok: false, problems: [{ path: '', message: mark('The form is not complete.') }] }
  const draft = read.data
  const day = draft.day.trim()
  const occurredAtMs = DAY.test(day) ? momentOf(day) : null
  const amount = readAmount(draft.amount, draft.currency)
  const payout = draft.payout.trim() === '' ? null : readAmount(draft.payout, draft.currency)
  const own: Problem[] = [
    ...(typeof amount === 'string' ? [{ path: 'amount', message: amount }] : []),
    ...(typeof payout === 'string' ? [{ path: 'payout', message: payout }] : []),
    ...(occurredAtMs === null ? [{ path: 'day', message: mark('Choose the day of the sale.') }] : []),
    ...(day > today ? [{ path: 'day', message: mark('It lies in the future.') }] : []),
  ]
  const checked = readCreateConversion(
    {
      partnerId: draft.partnerId,
      offerId: draft.offerId,
      event: draft.event.trim(),
      currency: draft.currency,
      amountMinor: typeof amount === 'bigint' ? amount : 0n,
      payoutMinor: typeof payout === 'bigint' ? payout : null,
      txnId: draft.txnId.trim() || null,
      occurredAtMs: occurredAtMs ?? 0,
      reason: draft.reason,
    },
    nowMs,
  )
  if (checked.ok && own.length === 0) return checked
  const problems = checked.ok ? [] : checked.problems.map(({ path, message }) => ({ path: FIELDS[path] ?? path, message })) // prettier-ignore
  const named = new Set(own.map(({ path }) => path))
  return { ok: false, problems: [...own, ...problems.filter(({ path }) => !named.has(path))] }
}

/** @returns minor units, or what is wrong with the text */
export function readAmount(text: string, currency: string): bigint | string {
  // Without a currency there is nothing to measure it by, and that is said beside the currency.
  if (!isCurrency(currency)) return 0n
  const read = parseExactAmount(text.trim(), currency)
  if (read.ok) return read.minor
  return read.reason === 'malformed'
    ? mark('Write an amount as digits with a point, such as 12.50.')
    : mark('This currency has fewer digits after the point.')
}
