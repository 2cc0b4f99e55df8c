// Which order a renewal renews: the same customer's first credited order of the same selling plan. Payloads often lack the plan;
// then the same variant is taken for the same subscription. Pure.
import type { RenewalFacts } from '#app/attribution/evidence.ts'

/** An order that the customer placed before. */
export interface EarlierOrder {
  orderId: string
  placedAtMs: number
  renewal: boolean
  planIds: readonly string[]
  variantIds: readonly string[]
  credit: Omit<RenewalFacts, 'startedAtMs' | 'number'> | null
}

/** @param earlier oldest first */
export function findFirstOrder(
  renewal: Pick<EarlierOrder, 'planIds' | 'variantIds'>,
  earlier: readonly EarlierOrder[],
): { orderId: string; facts: RenewalFacts } | null {
  const same = earlier.filter((order) => isSameSubscription(renewal, order))
  const first = same.findIndex((order) => !order.renewal && order.credit !== null)
  const order = same[first]
  if (!order?.credit) return null
  const renewalsSince = same.slice(first + 1).filter((one) => one.renewal).length
  return {
    orderId: order.orderId,
    facts: { ...order.credit, startedAtMs: order.placedAtMs, number: renewalsSince + 1 },
  }
}

function isSameSubscription(
  a: Pick<EarlierOrder, 'planIds' | 'variantIds'>,
  b: Pick<EarlierOrder, 'planIds' | 'variantIds'>,
): boolean {
  if (a.planIds.length > 0 && b.planIds.length > 0) return a.planIds.some((id) => b.planIds.includes(id))
  return a.variantIds.some((id) => b.variantIds.includes(id))
}
