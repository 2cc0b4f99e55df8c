// What the body of a pixel's report says. The endpoint is public, so that nothing here may be believed: a click id counts
// only as a hint, an order's id only as a question. The first step of receive-report.
import { z } from 'zod'
import { parseJson } from '#app/platform/parse-json.ts'
import { cleanText } from '#app/platform/text.ts'
import { readUuid } from '#app/platform/uuid.ts'

export interface PixelReport {
  brand: string
  /** What the pixel was given to show. */
  key: string
  /** Digits. */
  orderId: string
  checkoutToken: string | null
  /** In the one form that we keep; null where none came or what came is no UUID. */
  clickId: string | null
  codes: string[]
}

const TEXT_MAX = 255
/** More codes than Shopify lets anybody use on one order. */
const CODES_MAX = 25

const token = z
  .string()
  .max(TEXT_MAX)
  .nullish()
  .transform((text) => cleanText(text?.trim(), TEXT_MAX))

const shape = z.object({
  v: z.literal(1),
  brand: z.string().min(1).max(TEXT_MAX),
  key: z.string().min(1).max(TEXT_MAX),
  // As text: as a number it may have lost digits already. 64 bits have 19 digits.
  order_id: z.string().regex(/^[1-9]\d{0,18}$/),
  checkout_token: token,
  // A store may write anything into an attribute of this name; the rest of the report is as good without it.
  click_id: z.string().nullish().transform(readUuid),
  codes: z
    .array(z.string().transform((text) => cleanText(text.trim(), TEXT_MAX)))
    .max(CODES_MAX)
    .default([])
    .transform((codes) => [...new Set(codes.filter((code) => code !== null))]),
})

/** @returns null where `text` is no report */
export function readReport(text: string): PixelReport | null {
  const parsed = shape.safeParse(parseJson(text))
  if (!parsed.success) return null
  const { brand, key, order_id, checkout_token, click_id, codes } = parsed.data
  return {
    brand: cleanText(brand.toLowerCase(), TEXT_MAX) ?? '',
    key,
    orderId: order_id,
    checkoutToken: checkout_token,
    clickId: click_id,
    codes,
  }
}
