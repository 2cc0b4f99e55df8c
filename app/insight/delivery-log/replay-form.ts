// What somebody asks for who wants failed deliveries replayed: a postback and a period in days of the shop. Pure.
import { z } from 'zod'
import { mark } from '#app/language/say.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { readPeriod } from '../period.ts'
import type { Problem } from '../read-list-query.ts'

export type ReplayForm =
  | { ok: true; period: { postbackId: string; sinceMs: number; untilMs: number } }
  | { ok: false; problems: Problem[] }

const NO_POSTBACK = mark('Choose a postback.')
const NO_FIRST = mark('Choose the first day.')
const NO_LAST = mark('Choose the last day.')

const FORM = z.object({
  postback: z.string(NO_POSTBACK).refine(isUuid, NO_POSTBACK),
  from: z.string(NO_FIRST).min(1, NO_FIRST),
  to: z.string(NO_LAST).min(1, NO_LAST),
})

/**
 * @param fields as they were sent
 * @param timeZone the shop's IANA zone
 */
export function readReplayForm(fields: unknown, timeZone: string): ReplayForm {
  const parsed = FORM.safeParse(fields)
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message })),
    }
  const { postback, from, to } = parsed.data
  const read = readPeriod(from, to, timeZone)
  if (!read.ok) return { ok: false, problems: [read.problem] }
  const { fromMs, toMs } = read.period
  return { ok: true, period: { postbackId: postback, sinceMs: fromMs as number, untilMs: toMs as number } }
}
