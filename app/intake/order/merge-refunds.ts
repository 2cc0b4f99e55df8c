// The refunds of an order as a union by id, out of refunds/create and of every version of the order.
// They may come first, twice, or as an older copy: the newer copy of each stays, whatever the order of arrival.
import type { OrderRefund } from './payload/order-refund.ts'
import { compareVersions, type VersionStamp } from './payload/version.ts'

/** A refund and where this copy of it came from. */
export type StampedRefund = { refund: OrderRefund; stamp: VersionStamp }

/** Returns a new list, ordered by refund id. Commutative, associative, idempotent. */
export function mergeRefunds(known: StampedRefund[], incoming: StampedRefund[]): StampedRefund[] {
  const newest = new Map<string, StampedRefund>()
  for (const copy of [...known, ...incoming]) {
    const other = newest.get(copy.refund.id)
    if (other === undefined || isNewer(copy, other)) newest.set(copy.refund.id, copy)
  }
  return [...newest.values()].sort((a, b) => compareIds(a.refund.id, b.refund.id))
}

/** Ids are digits without a common length: the longer is the greater. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b))
}

function isNewer(a: StampedRefund, b: StampedRefund): boolean {
  const order = compareVersions(a.stamp, b.stamp)
  // One body can name a refund twice; the text decides, only so that it is always the same one.
  return order > 0 || (order === 0 && contentKey(a.refund) > contentKey(b.refund))
}

/** JSON with sorted keys, because jsonb gives them back in another order than the parser does. */
function contentKey(refund: OrderRefund): string {
  return JSON.stringify(refund, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
