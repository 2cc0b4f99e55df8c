// The order as it was when it was placed: what "original amount" means, frozen so that later edits do not move it.
// Made of the oldest version we have seen, read by read-amounts.ts.
import type { AmountOptions } from './amount-options.ts'
import { round, share, whole } from './fraction.ts'
import { lineBases } from './line-base.ts'
import type { OrderVersion } from './order-version.ts'
import { compareVersions, type VersionStamp } from './version.ts'

/** Plain JSON. `baseMinor` is a whole number of minor units as text, because JSON has no bigint. */
export type Baseline = {
  lines: Record<string, { quantity: number; baseMinor: string }>
  /** The first version we saw had already been edited, so that the original is our best reading of it. */
  uncertain: boolean
}

/**
 * @param additions units that orders/edited is known to have added before this version: line id -> units
 */
export function makeBaseline(
  order: OrderVersion,
  options: AmountOptions,
  additions: Record<string, number> = {},
): Baseline {
  const lines: Baseline['lines'] = {}
  for (const line of lineBases(order, options)) {
    const quantity = line.quantity - (additions[line.id] ?? 0)
    if (quantity <= 0 && line.quantity > 0) continue
    const baseMinor =
      quantity === line.quantity
        ? line.baseMinor
        : round(share(whole(line.baseMinor), whole(quantity), whole(line.quantity)))
    lines[line.id] = { quantity, baseMinor: baseMinor.toString() }
  }
  return { lines, uncertain: Object.keys(additions).length > 0 || looksEdited(order) }
}

/**
 * Whether the baseline of a version that just arrived takes the place of the stored one: the oldest version counts,
 * so that every order of arrival ends in the same baseline.
 * @param stored stamp of the version the stored baseline was made of, null where there is none
 */
export function replacesBaseline(stored: VersionStamp | null, incoming: VersionStamp): boolean {
  return stored === null || compareVersions(incoming, stored) < 0
}

/** Units are gone that no refund with money or its adjustment accounts for: someone edited the order. */
function looksEdited(order: OrderVersion): boolean {
  const returned = new Map<string, number>()
  for (const refund of order.refunds) {
    if (refund.transactions.length + refund.adjustments.length === 0) continue
    for (const { lineId, quantity } of refund.lines)
      returned.set(lineId, (returned.get(lineId) ?? 0) + quantity)
  }
  return order.lines.some(
    ({ id, quantity, currentQuantity }) => quantity - (currentQuantity ?? quantity) > (returned.get(id) ?? 0),
  )
}
