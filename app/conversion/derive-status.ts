// Which status a conversion should have: what a person decided, what its source has come to, what it waits for, its hold. Part of
// derive.ts.
import { keep } from '#app/language/kept.ts'
import type { Conversion, ConversionInput } from './conversion.ts'
import { DISPUTE_FLAGS, FLAG_REASONS, REJECTING_FLAGS } from './flag.ts'
import { holdEndMs } from './hold.ts'
import { joinReasons, REASONS } from './reasons.ts'
import type { Status } from './status.ts'

export interface Target {
  status: Status
  /** For the history: of reasons.ts. */
  reason: string
  holdUntilMs: number | null
}

export function deriveStatus(
  known: Pick<Conversion, 'status' | 'decidedStatus' | 'flags'>,
  {
    progress,
    disputedSinceMs,
    shop: { timeZone },
  }: Pick<ConversionInput, 'progress' | 'disputedSinceMs' | 'shop'>,
  holdDays: number,
  nowMs: number,
): Target {
  const target = (status: Status, reason: string, holdUntilMs: number | null = null): Target => ({
    status,
    reason,
    holdUntilMs,
  })
  // What is approved now is reversed; what waits, also again after a reversal, has only the way to rejected.
  const refused = known.status === 'approved' || known.status === 'reversed' ? 'reversed' : 'rejected'
  if (known.decidedStatus === 'rejected') return target(refused, REASONS.rejectedByPerson)
  // A person's approval ends the waiting; what the customer gets back is taken back all the same.
  if (progress.kind === 'void') return target(refused, progress.reason)
  if (known.decidedStatus === 'approved') return target('approved', REASONS.approvedByPerson)
  const end = progress.kind === 'unpaid' ? null : holdEndMs(progress.paidAtMs, holdDays, timeZone)
  // What was approved by then stays so, whichever of payment and dispute we hear of first.
  const approvedByMs = progress.kind === 'unpaid' ? Infinity : (end ?? progress.paidAtMs)
  const tooLate = disputedSinceMs !== null && disputedSinceMs >= approvedByMs
  const flags = known.flags.filter((flag) => !(tooLate && DISPUTE_FLAGS.has(flag)))
  if (flags.length > 0) {
    const rejects = flags.some((flag) => REJECTING_FLAGS.has(flag))
    return target(rejects ? refused : 'pending', joinReasons(flags.map((flag) => FLAG_REASONS[flag])))
  }
  if (progress.kind === 'unpaid') return target('pending', REASONS.unpaid)
  if (progress.kind === 'lapsed' && (end ?? progress.paidAtMs) > progress.sinceMs)
    return target('pending', REASONS.lapsed)
  if (end !== null && end > nowMs) return target('hold', keep(REASONS.held, { days: holdDays }), end)
  return target('approved', end === null ? REASONS.paid : REASONS.paidAndHeld)
}
