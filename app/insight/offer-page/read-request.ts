// What the pages of offers ask the server to do. What a browser sends is anything until it has this shape. Pure.
import { z } from 'zod'
import { parseJson } from '#app/platform/parse-json.ts'
import { SAVE_REQUEST } from '../save-request.ts'

const STANDING = z.object({ intent: z.enum(['pause', 'resume', 'default', 'duplicate']), id: z.string() })
const REQUEST = z.discriminatedUnion('intent', [
  SAVE_REQUEST,
  STANDING,
  z.object({ intent: z.enum(['reveal', 'regenerate', 'remove_secret', 'test_call']) }),
  z.object({ intent: z.literal('add_coupon'), code: z.string(), partnerId: z.string() }),
  z.object({ intent: z.literal('remove_coupon'), couponId: z.string() }),
])

export type OfferRequest = z.infer<typeof REQUEST>
export type StandingRequest = z.infer<typeof STANDING>

/** @param text the request's body; @returns null where it is none of ours */
export function readOfferRequest(text: string): OfferRequest | null {
  return REQUEST.safeParse(parseJson(text)).data ?? null
}

export function readStandingRequest(text: string): StandingRequest | null {
  return STANDING.safeParse(parseJson(text)).data ?? null
}
