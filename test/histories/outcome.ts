// When two conversions of one history count as the same. What both the pure derivation and the database are judged by.
import type { Conversion } from '#app/conversion/conversion.ts'
import { accountsOf } from '#app/conversion/ledger.ts'
import { countsZero } from '#app/conversion/status.ts'

export type Outcome = Pick<
  Conversion,
  | 'status'
  | 'flags'
  | 'test'
  | 'currency'
  | 'amountMinor'
  | 'payoutMinor'
  | 'originalAmountMinor'
  | 'originalPayoutMinor'
  | 'saleAmountMinor'
  | 'discountMinor'
  | 'paidMinor'
>

/** @returns it as far as it is to be compared: rejected and reversed are one */
export function comparable(conversion: Outcome): object {
  const { status, currency, flags, test, saleAmountMinor, discountMinor } = conversion
  const { amountMinor, payoutMinor, originalAmountMinor, originalPayoutMinor } = conversion
  return {
    status: countsZero(status) ? 'taken back' : status,
    ...accountsOf(conversion),
    flags,
    test,
    currency,
    amountMinor,
    payoutMinor,
    originalAmountMinor,
    originalPayoutMinor,
    saleAmountMinor,
    discountMinor,
  }
}
