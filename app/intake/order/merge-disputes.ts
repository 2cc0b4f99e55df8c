// The disputes of an order as a union by id. A dispute's webhooks may come twice or late: the newer copy stays, whatever
// the order of arrival.
import { compareIds } from './merge-refunds.ts'
import type { OrderDispute } from './payload/order-dispute.ts'
import { compareVersions, type VersionStamp } from './payload/version.ts'

/** A dispute and where this copy of it came from. */
export type StampedDispute = { dispute: OrderDispute; stamp: VersionStamp }

/** Returns a new list, ordered by dispute id. Commutative, associative, idempotent. */
export function mergeDisputes(known: StampedDispute[], incoming: StampedDispute[]): StampedDispute[] {
  const newest = new Map<string, StampedDispute>()
  for (const copy of [...known, ...incoming]) {
    const other = newest.get(copy.dispute.id)
    if (other === undefined || compareVersions(copy.stamp, other.stamp) > 0) newest.set(copy.dispute.id, copy)
  }
  return [...newest.values()].sort((a, b) => compareIds(a.dispute.id, b.dispute.id))
}
