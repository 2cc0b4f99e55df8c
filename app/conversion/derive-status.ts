// Which status a conversion should have: what a person decided, what its source has come to, what it waits for, its hold. Part of
// derive.ts.
import type { Conversion, Progress } from './conversion.ts'
import { FLAG_REASONS, REJECTING_FLAGS } from './flag.ts'
import { holdEndMs } from './hold.ts'
import type { Status } from './status.ts'

export interface Target {
  status: Status
  /** In words, for the history. */
  reason: string
  holdUntilMs: number | null
}

/** @param timeZone the shop's, in which a hold ends */
export function deriveStatus(
  known: Pick<Conversion, 'decidedStatus' | 'approvedAtMs' | 'flags'>,
  progress: Progress,
  holdDays: number,
  timeZone: string,
  nowMs: number,
): Target {
  const target = (status: Status, reason: string, holdUntilMs: number | null = null): Target => ({
    status,
    reason,
    holdUntilMs,
  })
  const refused = known.approvedAtMs === null ? 'rejected' : 'reversed'
  if (known.decidedStatus === 'rejected') return target(refused, 'rejected by a person')
  // A person's approval ends the waiting; what the customer gets back is taken back all the same.
  if (progress.kind === 'void') return target(refused, progress.reason)
  if (known.decidedStatus === 'approved') return target('approved', 'approved by a person')
  if (known.flags.length > 0) {
    const reasons = [...new Set(known.flags.map((flag) => FLAG_REASONS[flag]))].join('; ')
    const rejects = known.flags.some((flag) => REJECTING_FLAGS.has(flag))
    return target(rejects ? refused : 'pending', reasons)
  }
  if (progress.kind === 'unpaid') return target('pending', 'not paid yet')
  const end = holdEndMs(progress.paidAtMs, holdDays, timeZone)
  if (progress.kind === 'lapsed' && (end ?? progress.paidAtMs) > progress.sinceMs)
    return target('pending', 'a part is not paid yet')
  if (end !== null && end > nowMs) return target('hold', `held for ${holdDays} days from payment`, end)
  return target('approved', end === null ? 'paid' : 'paid, and the hold has ended')
}
