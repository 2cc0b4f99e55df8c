// Figures by status: how many conversions stand so, and their money, a currency at a time. Pure.
import type { Figures } from '#app/conversion/figures.ts'
import { STATUSES, type Status } from '#app/conversion/status.ts'

/** Conversions of one status and one currency; sums in minor units. */
export interface StatusSum {
  status: Status
  currency: string
  count: number
  amountMinor: bigint
  payoutMinor: bigint
}

/** Of statuses that conversions have, in the order in which a conversion goes through them, the shop's own currency first. */
export function statusSums(figures: readonly (Figures & { currency: string })[], own: string): StatusSum[] {
  const foreign = ({ currency }: { currency: string }) => (currency === own ? 0 : 1)
  return figures
    .toSorted((a, b) => foreign(a) - foreign(b) || a.currency.localeCompare(b.currency, 'en'))
    .flatMap((each) =>
      STATUSES.flatMap((status) => {
        const { currency, [status]: count } = each
        return count === 0 ? [] : [{ status, currency, count, ...moneyOf(each, status) }]
      }),
    )
}

/** What is rejected or reversed is worth nothing: what is neither pending nor held is of approved ones. */
function moneyOf(figures: Figures, status: Status): Pick<StatusSum, 'amountMinor' | 'payoutMinor'> {
  const { amountMinor, pendingAmountMinor, holdAmountMinor, pendingPayoutMinor, heldMinor, approvedMinor } =
    figures
  switch (status) {
    case 'pending':
      return { amountMinor: pendingAmountMinor, payoutMinor: pendingPayoutMinor }
    case 'hold':
      return { amountMinor: holdAmountMinor, payoutMinor: heldMinor - pendingPayoutMinor }
    case 'approved':
      return { amountMinor: amountMinor - pendingAmountMinor - holdAmountMinor, payoutMinor: approvedMinor }
    case 'rejected':
    case 'reversed':
      return { amountMinor: 0n, payoutMinor: 0n }
  }
}
