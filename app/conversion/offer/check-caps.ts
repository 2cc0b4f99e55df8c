// Whether the caps of a form may be saved, an offer's or a partner's: the form checks with it as somebody types, the server before it
// writes. Pure.
import { z } from 'zod'
import { isCurrency } from '#app/money/currency.ts'
import { isUuidOrEmpty } from '#app/platform/uuid.ts'
import { PERIODS } from '../payout/rule.ts'
import type { CapDraft } from './cap-draft.ts'
import { countOf, minorOf } from './check-together.ts'
import { problemsOf, WORDS, type OfferProblem } from './offer-problem.ts'

const MAX_CAPS = 20
/** Of one partner: some for each of several offers. */
const MAX_PARTNER_CAPS = 100

const FIELDS = {
  id: z.string().refine(isUuidOrEmpty),
  measure: z.enum(['conversions', 'payout']),
  period: z.enum(PERIODS),
  limit: z.string().max(20_000),
  currency: z.string().refine(isCurrency, { error: WORDS.currency }),
  effect: z.enum(['soft', 'hard']),
}

/** What may be written. */
export type CheckedCap = Omit<CapDraft, 'id' | 'limit' | 'currency'> & {
  /** null: the server gives it one. */
  id: string | null
  /** Conversions, or minor units of `currency`. */
  limit: bigint
  currency: string | null
}

function readCap({ id, limit: typed, currency, ...rest }: CapDraft, context: z.RefinementCtx): CheckedCap {
  const isMoney = rest.measure === 'payout'
  const limit = isMoney ? minorOf(typed, currency) : countOf(typed)
  if (limit === null) {
    context.addIssue({ code: 'custom', message: WORDS[isMoney ? 'amount' : 'cap_limit'], path: ['limit'] })
    return z.NEVER
  }
  return { ...rest, id: id || null, limit, currency: isMoney ? currency : null }
}

export const OFFER_CAPS = z
  .array(z.object(FIELDS).transform(readCap))
  .max(MAX_CAPS, { error: WORDS.too_many_caps })

const PARTNER_CAP = z
  .object({ ...FIELDS, offerId: z.string().refine(isUuidOrEmpty, { error: WORDS.cap_offer }) })
  .transform(({ offerId, ...cap }, context) => ({ ...readCap(cap, context), offerId: offerId || null }))
const PARTNER_CAPS = z.object({
  caps: z.array(PARTNER_CAP).max(MAX_PARTNER_CAPS, { error: WORDS.too_many_partner_caps }),
})

export type CheckedPartnerCap = z.output<typeof PARTNER_CAP>
export type PartnerCapsCheck =
  { ok: true; caps: CheckedPartnerCap[] } | { ok: false; problems: OfferProblem[] }

/** @param draft as the form holds it, or anything that somebody sends. Whether the offers are the shop's is asked when it is saved. */
export function checkPartnerCaps(draft: unknown): PartnerCapsCheck {
  const parsed = PARTNER_CAPS.safeParse(draft)
  if (parsed.success) return { ok: true, caps: parsed.data.caps }
  return { ok: false, problems: problemsOf(parsed.error) }
}
