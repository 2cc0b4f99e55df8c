// The ledger: what a conversion means for its partner's money. Every change of a conversion moves amounts between these accounts,
// so that the sums over a partner's entries are the sums over his conversions. Pure.
import type { Conversion } from './conversion.ts'

/** In minor units of the conversion's currency. held + approved + reversed is the payout as sold. */
export interface Accounts {
  /** Pending or in hold. */
  heldMinor: bigint
  approvedMinor: bigint
  /** Taken back or never earned: refunded, cancelled, rejected. */
  reversedMinor: bigint
  /** Paid out to the partner so far; what is approved beyond it is owed to him, what is paid beyond approved he owes. */
  paidMinor: bigint
}

export const NOTHING: Accounts = { heldMinor: 0n, approvedMinor: 0n, reversedMinor: 0n, paidMinor: 0n }

/** Test orders are in nobody's balance. */
export function accountsOf(
  conversion: Pick<Conversion, 'test' | 'status' | 'payoutMinor' | 'originalPayoutMinor' | 'paidMinor'>,
): Accounts {
  const { test, status, payoutMinor, originalPayoutMinor, paidMinor } = conversion
  if (test) return NOTHING
  return {
    heldMinor: status === 'pending' || status === 'hold' ? payoutMinor : 0n,
    approvedMinor: status === 'approved' ? payoutMinor : 0n,
    reversedMinor: originalPayoutMinor - payoutMinor,
    paidMinor,
  }
}

/** An entry before it has an id. */
export interface Movement extends Accounts {
  partnerId: string
  currency: string
}

/** What a change moves: nothing, within one partner, or from one partner to another. */
export function movements(before: Conversion | null, after: Conversion): Movement[] {
  const own = { partnerId: after.partnerId, currency: after.currency }
  if (before === null || before.partnerId === after.partnerId)
    return withoutNothing([
      { ...own, ...difference(before ? accountsOf(before) : NOTHING, accountsOf(after)) },
    ])
  return withoutNothing([
    { partnerId: before.partnerId, currency: before.currency, ...difference(accountsOf(before), NOTHING) },
    { ...own, ...difference(NOTHING, accountsOf(after)) },
  ])
}

function difference(from: Accounts, to: Accounts): Accounts {
  return {
    heldMinor: to.heldMinor - from.heldMinor,
    approvedMinor: to.approvedMinor - from.approvedMinor,
    reversedMinor: to.reversedMinor - from.reversedMinor,
    paidMinor: to.paidMinor - from.paidMinor,
  }
}

function withoutNothing(moved: Movement[]): Movement[] {
  return moved.filter(
    ({ heldMinor, approvedMinor, reversedMinor, paidMinor }) =>
      heldMinor !== 0n || approvedMinor !== 0n || reversedMinor !== 0n || paidMinor !== 0n,
  )
}
