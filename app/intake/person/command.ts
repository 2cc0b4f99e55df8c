// What a person may decide about conversions, as forms and scripts send it: checked here, and every problem named at once.
import { z } from 'zod'
import { isCurrency } from '#app/money/currency.ts'
import { isUuid } from '#app/platform/uuid.ts'

const MAX_REASON_CHARS = 500
const MAX_IDS = 500
/** Beyond it no payout or amount is one of a shop's. */
const MAX_MINOR = 10n ** 15n

const reason = z
  .string('a reason is required: it is kept in the history')
  .trim()
  .min(1, 'a reason is required: it is kept in the history')
  .max(MAX_REASON_CHARS, `a reason has at most ${MAX_REASON_CHARS} characters`)
const conversionId = z.string().regex(/^conv_[0-9a-f]{32}$/, 'this is no id of a conversion')
const many = z
  .array(conversionId)
  .min(1, 'choose at least one conversion')
  .max(MAX_IDS, `at most ${MAX_IDS} conversions at a time`)
const uuid = (what: string) => z.string().refine(isUuid, `choose ${what}`)
const minor = z.bigint().min(0n, 'an amount is not negative').max(MAX_MINOR, 'this amount is too large')

const COMMAND = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approve'), conversionIds: many, reason }),
  z.object({ kind: z.literal('reject'), conversionIds: many, reason }),
  /** Takes a person's word back: the status follows the order again. */
  z.object({ kind: z.literal('withdraw'), conversionIds: many, reason }),
  z.object({ kind: z.literal('mark_paid'), conversionIds: many, reason }),
  z.object({ kind: z.literal('mark_unpaid'), conversionIds: many, reason }),
  /** null: what the offer's rules say. */
  z.object({ kind: z.literal('change_payout'), conversionIds: many, payoutMinor: minor.nullable(), reason }),
  z.object({
    kind: z.literal('move'),
    conversionIds: many,
    partnerId: uuid('a partner'),
    /** null: the offer that it is of. */
    offerId: uuid('an offer').nullable(),
    reason,
  }),
])

/** A decision about conversions that exist. */
export type Command = z.output<typeof COMMAND>

const CREDIT = z.object({
  orderId: z.string().regex(/^\d{1,20}$/, 'this is no id of an order'),
  partnerId: uuid('a partner'),
  /** null: the partner's default offer, else the shop's. */
  offerId: uuid('an offer').nullable(),
  reason,
})
/** An order is credited to a partner. */
export type CreditOrder = z.output<typeof CREDIT>

const CREATE = z.object({
  partnerId: uuid('a partner'),
  offerId: uuid('an offer').nullable(),
  event: z.string().regex(/^[a-z0-9_-]{1,64}$/, 'an event has 1 to 64 of a-z, 0-9, _ and -'),
  currency: z.string().refine(isCurrency, 'choose a currency'),
  amountMinor: minor,
  /** null: what the offer's rules say. */
  payoutMinor: minor.nullable(),
  txnId: z.string().trim().min(1).max(255, 'a transaction id has at most 255 characters').nullable(),
  occurredAtMs: z.number().int(),
  reason,
})
/** A conversion that no order and no call has reported. */
export type CreateConversion = z.output<typeof CREATE>

export interface Problem {
  /** The field, dotted. */
  path: string
  message: string
}
export type Checked<Value> = { ok: true; value: Value } | { ok: false; problems: Problem[] }

export const readCommand = (input: unknown): Checked<Command> => check(COMMAND, input)
export const readCreditOrder = (input: unknown): Checked<CreditOrder> => check(CREDIT, input)

/** @param nowMs what has not happened yet is no conversion */
export function readCreateConversion(input: unknown, nowMs: number): Checked<CreateConversion> {
  const checked = check(CREATE, input)
  if (!checked.ok || checked.value.occurredAtMs <= nowMs) return checked
  return { ok: false, problems: [{ path: 'occurredAtMs', message: 'it lies in the future' }] }
}

function check<Value>(schema: z.ZodType<Value>, input: unknown): Checked<Value> {
  const result = schema.safeParse(input)
  if (result.success) return { ok: true, value: result.data }
  const problems = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  return { ok: false, problems }
}
