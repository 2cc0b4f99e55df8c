// What Shopify answered when the storefront's settings were published (platform/shopify/storefront-queries). Pure.
import { z } from 'zod'
import type { AdminAnswer } from '#app/platform/shopify/admin-api.server.ts'

/** What is wanted of an answer, or why there is none, in words. */
export type Read<Value> = { ok: true; value: Value } | { ok: false; reason: string; waitMs: number }

const MINUTE_MS = 60_000
const UNREADABLE = {
  ok: false,
  reason: 'Shopify’s answer could not be read',
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
  return { ok: false, reason: `Shopify refused the settings: ${said}`, waitMs: 60 * MINUTE_MS }
}

/** How long to wait until it may go better. What ends a lack of access, a new install for one, tells us nothing. */
function refused(refusal: Exclude<AdminAnswer, { outcome: 'answered' }>): Read<never> {
  const { reason } = refusal
  switch (refusal.outcome) {
    case 'throttled':
      return { ok: false, reason, waitMs: Math.max(refusal.waitMs, MINUTE_MS) }
    case 'failed':
    case 'too_costly':
      return { ok: false, reason, waitMs: 10 * MINUTE_MS }
    case 'no_access':
      return { ok: false, reason, waitMs: 15 * MINUTE_MS }
  }
}
