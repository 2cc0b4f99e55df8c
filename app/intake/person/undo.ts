// What takes a decision back: the decisions that restore what was before, one for each way in which conversions stood. Pure.
import type { Conversion } from '#app/conversion/conversion.ts'
import { undoneReason } from '#app/conversion/reasons.ts'
import type { Command } from './command.ts'

/** How a conversion stood before it was decided. */
export type Before = Pick<
  Conversion,
  'id' | 'decidedStatus' | 'partnerId' | 'offerId' | 'payoutTerms' | 'paidAtMs'
>

/** A decision without the conversions that it is about. */
type Undoing<Each = Command> = Each extends Command ? Omit<Each, 'conversionIds'> : never

const MAX_REASON_CHARS = 500

/**
 * A status goes back only where there is a way: what was approved stays so until it is rejected (contracts, "Conversion statuses").
 * @param decided those of `before` that were decided
 * @returns empty where nothing can be taken back
 */
export function undoOf(command: Command, decided: readonly Before[]): Command[] {
  const reason = undoneReason(command.reason).slice(0, MAX_REASON_CHARS)
  const groups = Map.groupBy(decided, (before) => {
    const undoing = undoOne(command.kind, before, reason)
    return undoing && JSON.stringify(undoing, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
  })
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    const undoing = first && undoOne(command.kind, first, reason)
    return undoing ? [{ ...undoing, conversionIds: group.map(({ id }) => id) } as Command] : []
  })
}

function undoOne(kind: Command['kind'], before: Before, reason: string): Undoing | null {
  switch (kind) {
    case 'approve':
    case 'reject':
    case 'withdraw':
      return { kind: DECISIONS[before.decidedStatus ?? 'none'], reason }
    case 'mark_paid':
      // What was paid in part before cannot be told apart any more.
      return before.paidAtMs === null ? { kind: 'mark_unpaid', reason } : null
    case 'mark_unpaid':
      return { kind: 'mark_paid', reason }
    case 'change_payout': {
      const { payoutTerms: terms } = before
      return { kind, payoutMinor: terms.kind === 'given' ? BigInt(terms.minor) : null, reason }
    }
    case 'move':
      return { kind, partnerId: before.partnerId, offerId: before.offerId, reason }
  }
}

const DECISIONS = { approved: 'approve', rejected: 'reject', none: 'withdraw' } as const
