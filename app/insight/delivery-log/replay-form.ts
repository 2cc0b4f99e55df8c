// What somebody asks for who wants failed deliveries replayed: a postback and a period in days of the shop. Pure.
import { z } from 'zod'
import { isUuid } from '#app/platform/uuid.ts'
import type { LogProblem } from './log-query.ts'
import { readPeriod } from '../period.ts'

export type ReplayForm =
  | { ok: true; period: { postbackId: string; sinceMs: number; untilMs: number } }
  | { ok: false; problems: LogProblem[] }

const FORM = z.object({
  postback: z.string('Choose a postback.').refine(isUuid, 'Choose a postback.'),
  from: z.string('Choose the first day.').min(1, 'Choose the first day.'),
  to: z.string('Choose the last day.').min(1, 'Choose the last day.'),
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
