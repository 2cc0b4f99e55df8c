// The page of a partner's own payout on an offer over the running app.
import { z } from 'zod'
import type { OverridesDraft } from '#app/conversion/offer/check-rules.ts'
import { WORDS, type OfferProblem } from '#app/conversion/offer/offer-problem.ts'
import { saveOverrides } from '#app/conversion/offer/save-overrides.server.ts'
import { readOverridesPage, type OverridesPage } from '#app/insight/partner-page/overrides-page.server.ts'
import { parseJson } from '#app/platform/parse-json.ts'
import type { Runtime } from '#app/runtime.ts'
import { merchantOf } from './admin-visit.server.ts'

export interface OverridesOf {
  partnerId: string
  offerId: string
}

export type OverridesAnswer =
  | { kind: 'saved'; id: string; version: number }
  | { kind: 'refused'; problems: OfferProblem[] }
  | { kind: 'conflict'; version: number; theirs: OverridesDraft }
  | { kind: 'not_found' }

const SAVE = z.object({ intent: z.literal('save'), version: z.int().nullable(), draft: z.unknown() })

/** @returns null where the shop has no such partner or no such offer */
export async function openOverrides(
  runtime: Runtime,
  request: Request,
  ids: OverridesOf,
): Promise<OverridesPage | null> {
  const { shop, viewer, reader } = await merchantOf(runtime, request)
  return readOverridesPage(runtime.db.pool, viewer, reader, shop.currency, ids)
}

/** Saves what the form holds. */
export async function actOnOverrides(
  runtime: Runtime,
  request: Request,
  ids: OverridesOf,
): Promise<OverridesAnswer> {
  const { shop, viewer } = await merchantOf(runtime, request)
  const asked = SAVE.safeParse(parseJson(await request.text())).data
  if (!asked) return { kind: 'refused', problems: [{ path: '', message: WORDS.unreadable }] }
  const owner = { shopId: viewer.shopId, ...ids }
  const outcome = await saveOverrides(runtime, owner, shop.currency, asked)
  return outcome.kind === 'saved' ? { ...outcome, id: ids.partnerId } : outcome
}
