// The pages of what holds for one partner only, over the running app: his payout on an offer, and his caps.
import type { PartnerCapsDraft } from '#app/conversion/offer/cap-draft.ts'
import type { OverridesDraft } from '#app/conversion/offer/check-rules.ts'
import { WORDS } from '#app/conversion/offer/offer-problem.ts'
import { saveOverrides } from '#app/conversion/offer/save-overrides.server.ts'
import { savePartnerCaps } from '#app/conversion/offer/save-partner-caps.server.ts'
import type { SaveOutcome } from '#app/conversion/offer/save-versioned.server.ts'
import { readCapsPage, type CapsPage } from '#app/insight/partner-page/caps-page.server.ts'
import { readOverridesPage, type OverridesPage } from '#app/insight/partner-page/overrides-page.server.ts'
import { readSaveRequest, type SaveRequest } from '#app/insight/save-request.ts'
import type { Runtime } from '#app/runtime.ts'
import { merchantOf } from './admin-visit.server.ts'

export interface OverridesOf {
  partnerId: string
  offerId: string
}

/** What the form is answered: an id goes with what is saved. */
export type TermsAnswer<Draft> =
  { kind: 'saved'; id: string; version: number } | Exclude<SaveOutcome<Draft>, { kind: 'saved' }>

/** @returns null where the shop has no such partner or no such offer */
export async function openOverrides(
  runtime: Runtime,
  request: Request,
  ids: OverridesOf,
): Promise<OverridesPage | null> {
  const { shop, viewer, reader } = await merchantOf(runtime, request)
  return readOverridesPage(runtime.db.pool, viewer, reader, shop.currency, ids)
}

export function actOnOverrides(
  runtime: Runtime,
  request: Request,
  ids: OverridesOf,
): Promise<TermsAnswer<OverridesDraft>> {
  return act(runtime, request, ids.partnerId, ({ shopId, currency }, asked) =>
    saveOverrides(runtime, { shopId, ...ids }, currency, asked),
  )
}

/** @returns null where the shop has no such partner */
export async function openPartnerCaps(
  runtime: Runtime,
  request: Request,
  partnerId: string,
): Promise<CapsPage | null> {
  const { shop, viewer } = await merchantOf(runtime, request)
  return readCapsPage(runtime.db.pool, viewer, shop.currency, partnerId)
}

export function actOnPartnerCaps(
  runtime: Runtime,
  request: Request,
  partnerId: string,
): Promise<TermsAnswer<PartnerCapsDraft>> {
  return act(runtime, request, partnerId, ({ shopId, currency }, asked) =>
    savePartnerCaps(runtime, { shopId, partnerId }, currency, asked),
  )
}

/** Saves what the form holds. */
async function act<Draft>(
  runtime: Runtime,
  request: Request,
  partnerId: string,
  save: (of: { shopId: string; currency: string }, asked: SaveRequest) => Promise<SaveOutcome<Draft>>,
): Promise<TermsAnswer<Draft>> {
  const { shop, viewer } = await merchantOf(runtime, request)
  const asked = readSaveRequest(await request.text())
  if (!asked) return { kind: 'refused', problems: [{ path: '', message: WORDS.unreadable }] }
  const outcome = await save({ shopId: viewer.shopId, currency: shop.currency }, asked)
  return outcome.kind === 'saved' ? { ...outcome, id: partnerId } : outcome
}
