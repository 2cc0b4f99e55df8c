// The leaves of Shopify's payloads, read leniently: whatever stands there becomes a value, never an exception.
// Below order-version.ts and order-refund.ts, which say with these which fields we may keep.
import { z } from 'zod'

/** Room for 250 tags; anything longer is no field of Shopify's. */
const MAX_TEXT = 16_384
const DECIMAL = /^-?\d{1,18}(?:\.\d{1,18})?(?:[eE][+-]?\d{1,2})?$/
const LONE_SURROGATE = /\p{Surrogate}/gu

/** The text as PostgreSQL's jsonb can hold it: no NUL, no half surrogate pair; null where it is no text or empty. */
export function readText(value: unknown): string | null {
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value))) return String(value)
  if (typeof value !== 'string') return null
  const clean = value.replaceAll('\0', '').replace(LONE_SURROGATE, '\uFFFD').slice(0, MAX_TEXT)
  // The cut may have halved a pair.
  return clean.replace(LONE_SURROGATE, '') || null
}

/** Decimal text as it arrived, or null where it is no decimal. */
function readDecimalText(value: unknown): string | null {
  const trimmed = readText(value)?.trim() ?? ''
  return DECIMAL.test(trimmed) ? trimmed : null
}

/** A REST id as digits. A number past 2^53 has already lost digits, so it is no id. */
function readId(value: unknown): string | null {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return null
  const digits = readText(value)?.trim() ?? ''
  return /^\d{1,20}$/.test(digits) ? digits : null
}

/** The id at the end of gid://shopify/Order/820982911946154508. */
function readGid(value: unknown): string | null {
  return /^gid:\/\/shopify\/\w+\/(\d{1,20})(?:\?|$)/.exec(readText(value) ?? '')?.[1] ?? null
}

/** A whole number >= 0; a fraction is cut off. What is unreadable, negative or absurd is null. */
function readCount(value: unknown): number | null {
  const digits = /^(\d{1,9})(?:\.\d*)?$/.exec(readText(value)?.trim() ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

const anything = z.unknown().optional()

export const text = anything.transform(readText)
export const decimal = anything.transform(readDecimalText)
export const id = anything.transform(readId)
export const gid = anything.transform(readGid)
export const count = anything.transform(readCount)
export const flag = anything.transform((value) => value === true || value === 'true')
export const present = anything.transform((value) => value !== undefined && value !== null && value !== '')

export function list<T extends z.ZodType>(item: T) {
  return anything.transform((value): unknown[] => (Array.isArray(value) ? value : [])).pipe(z.array(item))
}

export function record<T extends z.ZodRawShape>(shape: T) {
  return anything.transform((value): object => (isRecord(value) ? value : {})).pipe(z.object(shape))
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const oneMoney = record({ amount: decimal, currency_code: text })
/** Shopify's `*_set`: the same amount in the shop's and in the customer's currency. */
export const moneySet = record({ shop_money: oneMoney, presentment_money: oneMoney })
export type MoneySet = z.output<typeof moneySet>

export const nameValue = record({ name: text, value: text })
