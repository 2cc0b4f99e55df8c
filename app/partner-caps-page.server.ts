// The page of a partner's caps over the running app.
import { z } from 'zod'
import { WORDS } from '#app/conversion/offer/offer-problem.ts'
import {
  savePartnerCaps,
  type SavePartnerCapsOutcome,
} from '#app/conversion/offer/save-partner-caps.server.ts'
import { readCapsPage, type CapsPage } from '#app/insight/partner-page/caps-page.server.ts'
import { parseJson } from '#app/platform/parse-json.ts'
import type { Runtime } from '#app/runtime.ts'
import { merchantOf } from './admin-visit.server.ts'

export type PartnerCapsAnswer =
  { kind: 'saved'; id: string; version: number } | Exclude<SavePartnerCapsOutcome, { kind: 'saved' }>

const SAVE = z.object({ intent: z.literal('save'), version: z.int().nullable(), draft: z.unknown() })

/** @returns null where the shop has no such partner */
export async function openPartnerCaps(
  runtime: Runtime,
  request: Request,
  partnerId: string,
): Promise<CapsPage | null> {
  const { shop, viewer } = await merchantOf(runtime, request)
  return readCapsPage(runtime.db.pool, viewer, shop.currency, partnerId)
}

/** Saves what the form holds. */
export async function actOnPartnerCaps(
  runtime: Runtime,
  request: Request,
  partnerId: string,
): Promise<PartnerCapsAnswer> {
  const { shop, viewer } = await merchantOf(runtime, request)
  const asked = SAVE.safeParse(parseJson(await request.text())).data
  if (!asked) return { kind: 'refused', problems: [{ path: '', message: WORDS.unreadable }] }
  const outcome = await savePartnerCaps(runtime, { shopId: viewer.shopId, partnerId }, shop.currency, asked)
  return outcome.kind === 'saved' ? { ...outcome, id: partnerId } : outcome
}
