// What the pages about people who are bound to partners ask the server to do. Pure.
import { z } from 'zod'
import { MAKE_FORM } from './partner-code.ts'

/** Shopify's number of a staff account, `sub` of its session tokens. */
const STAFF_ID = /^\d{1,20}$/

export const ACCESS_REQUEST = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('make'), label: MAKE_FORM.shape.label }),
  z.object({ intent: z.literal('revoke'), code: z.uuid() }),
  z.object({ intent: z.literal('unbind'), user: z.string().regex(STAFF_ID) }),
])

/** Messages are said in the reader's language already. */
export type AccessAnswer =
  /** The only time that the code is seen. */
  | { kind: 'made'; code: string; label: string }
  | { kind: 'done'; message: string }
  | { kind: 'refused'; field: 'label' | null; message: string }

export type RedeemAnswer = { kind: 'bound' } | { kind: 'refused'; message: string }
