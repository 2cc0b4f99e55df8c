// Where an order stands for the purpose of commission. Part of read-amounts.ts; the conversion's status follows it.
import { add, min, share, whole, ZERO, type Fraction } from '../fraction.ts'
import { minorReader } from './line-base.ts'
import type { OrderVersion } from '../payload/order-version.ts'

/** `wait` is a conversion that stays pending, `earned` one in hold or approved; all others count zero. */
export type OrderState =
  'test' | 'deleted' | 'charged_back' | 'cancelled' | 'void' | 'reversed' | 'earned' | 'wait'

/** `amount` is decimal text in `currency`; null where the payload had none, which is read as the whole order. */
export type Dispute = { status: string; amount: string | null; currency: string | null }

/** The first that holds, in this order. `chargedBack`: disputes took the whole of it. */
export function orderState(order: OrderVersion, deleted: boolean, chargedBack: boolean): OrderState {
  if (deleted) return 'deleted'
  if (order.test) return 'test'
  if (chargedBack) return 'charged_back'
  if (order.cancelledAt !== null) return 'cancelled'
  switch (order.financialStatus) {
    case 'voided':
    case 'expired':
      return 'void'
    case 'refunded':
      return 'reversed'
    case 'paid':
    case 'partially_refunded':
      return 'earned'
    default:
      return 'wait'
  }
}

/** `lostShare`: the part of the order that lost disputes took, from 0 to 1. */
export function readDisputes(
  disputes: Dispute[],
  order: OrderVersion,
): { open: boolean; prevented: boolean; lostShare: Fraction } {
  const result = { open: false, prevented: false, lostShare: ZERO }
  for (const dispute of disputes) {
    switch (dispute.status) {
      case 'lost':
      case 'accepted':
        result.lostShare = min(whole(1), add(result.lostShare, disputedShare(dispute, order)))
        break
      case 'prevented':
        result.prevented = true
        break
      case 'won':
        break
      default:
        result.open = true
    }
  }
  return result
}

function disputedShare({ amount, currency }: Dispute, order: OrderVersion): Fraction {
  const toMinor = minorReader(order)
  const total =
    currency === order.currency
      ? order.totalPrice
      : currency === order.presentmentCurrency
        ? order.totalPricePresentment
        : null
  const [disputed, charged] = [toMinor(amount), toMinor(total)]
  return disputed.n <= 0n || charged.n <= 0n ? whole(1) : share(disputed, whole(1), charged)
}
