// What a person may decide about conversions, as forms and scripts send it: checked here, and every problem named at once.
import { z } from 'zod'
import { mark } from '#app/language/say.ts'
import { isCurrency } from '#app/money/currency.ts'
import { isUuid } from '#app/platform/uuid.ts'

const MAX_REASON_CHARS = 500
const MAX_IDS = 500
/** Beyond it no payout or amount is one of a shop's. */
const MAX_MINOR = 10n ** 15n

const NEEDS_REASON = mark('Give a reason: it is kept in the history.')
const NEEDS_PARTNER = mark('Choose a partner.')
const NEEDS_OFFER = mark('Choose an offer.')
const reason = z
  .string(NEEDS_REASON)
  .trim()
  .min(1, NEEDS_REASON)
  .max(MAX_REASON_CHARS, mark('A reason has at most 500 characters.'))
const conversionId = z.string().regex(/^conv_[0-9a-f]{32}$/, mark('This is no id of a conversion.'))
const many = z
  .array(conversionId)
  .min(1, mark('Choose at least one conversion.'))
  .max(MAX_IDS, mark('At most 500 conversions can be decided at a time.'))
const uuid = (message: string) => z.string(message).refine(isUuid, message)
const minor = z
  .bigint(mark('This is no amount.'))
  .min(0n, mark('An amount is not negative.'))
  .max(MAX_MINOR, mark('This amount is too large.'))

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
    partnerId: uuid(NEEDS_PARTNER),
    /** null: the offer that it is of. */
    offerId: uuid(NEEDS_OFFER).nullable(),
    reason,
  }),
])

/** A decision about conversions that exist. */
export type Command = z.output<typeof COMMAND>

const CREDIT = z.object({
  orderId: z.string().regex(/^\d{1,20}$/, mark('This is no id of an order.')),
  partnerId: uuid(NEEDS_PARTNER),
  /** null: the partner's default offer, else the shop's. */
  offerId: uuid(NEEDS_OFFER).nullable(),
  reason,
})
/** An order is credited to a partner. */
export type CreditOrder = z.output<typeof CREDIT>

const CREATE = z.object({
  partnerId: uuid(NEEDS_PARTNER),
  offerId: uuid(NEEDS_OFFER).nullable(),
  event: z
    .string()
    .regex(
      /^[a-z0-9_-]{1,64}$/,
      mark('An event has 1 to 64 lower-case letters, digits, hyphens or underscores.'),
    ),
  currency: z.string().refine(isCurrency, mark('Choose a currency.')),
  amountMinor: minor,
  /** null: what the offer's rules say. */
  payoutMinor: minor.nullable(),
  txnId: z.string().trim().min(1).max(255, mark('A transaction id has at most 255 characters.')).nullable(),
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
  return { ok: false, problems: [{ path: 'occurredAtMs', message: mark('It lies in the future.') }] }
}

function check<Value>(schema: z.ZodType<Value>, input: unknown): Checked<Value> {
  const result = schema.safeParse(input)
  if (result.success) return { ok: true, value: result.data }
  const problems = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  return { ok: false, problems }
}
