// What Shopify answered when the storefront's settings were published (platform/shopify/storefront-queries). Pure.
import { z } from 'zod'
import { keep } from '#app/language/kept.ts'
import type { AdminAnswer } from '#app/platform/shopify/admin-api.server.ts'
import type { AdminRefusal } from '#app/platform/shopify/judge-admin-error.ts'
import { waitAfterMs } from '#app/platform/shopify/wait-after.ts'
import { PUBLISHING } from './shopify-words.ts'

/** What is wanted of an answer, or why there is none, in words. */
export type Read<Value> = { ok: true; value: Value } | { ok: false; reason: string; waitMs: number }

const MINUTE_MS = 60_000
const UNREADABLE = {
  ok: false,
  reason: PUBLISHING.unreadable,
  waitMs: 10 * MINUTE_MS,
} as const

const installation = z.object({ currentAppInstallation: z.object({ id: z.string() }) })
const published = z.object({
  metafieldsSet: z.object({ userErrors: z.array(z.object({ message: z.string() })) }),
})

/** The installation's gid. */
export function readInstallation(answer: AdminAnswer): Read<string> {
  if (answer.outcome !== 'answered') return refused(answer)
  const { data } = installation.safeParse(answer.data)
  return data ? { ok: true, value: data.currentAppInstallation.id } : UNREADABLE
}

/** Whether the metafield was taken: what Shopify calls a user's error is a failure like any other. */
export function readPublished(answer: AdminAnswer): Read<null> {
  if (answer.outcome !== 'answered') return refused(answer)
  const { data } = published.safeParse(answer.data)
  if (!data) return UNREADABLE
  const { userErrors } = data.metafieldsSet
  if (userErrors.length === 0) return { ok: true, value: null }
  const said = userErrors.map(({ message }) => message).join('; ')
  return { ok: false, reason: keep(PUBLISHING.refused, { reason: said }), waitMs: 60 * MINUTE_MS }
}

const refused = (refusal: AdminRefusal): Read<never> => ({
  ok: false,
  reason: refusal.reason,
  waitMs: waitAfterMs(refusal),
})
