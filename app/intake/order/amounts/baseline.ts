// The order as it was when it was placed: what "original amount" means, frozen so that later edits do not move it.
// Made of the oldest version we have seen, before any offer is known: what of it counts is asked with that offer's
// options each time. Read by read-amounts.ts.
import type { AmountOptions } from './amount-options.ts'
import { round, share, whole } from '../fraction.ts'
import { countedMinor, lineBases, type LineFacts } from './line-base.ts'
import { carriesMoney } from '../payload/order-refund.ts'
import type { OrderVersion } from '../payload/order-version.ts'
import { compareVersions, type VersionStamp } from '../payload/version.ts'

/** Amounts are whole numbers of minor units as text, because JSON has no bigint; without and with tax. */
export type BaselineLine = LineFacts & { quantity: number; exMinor: string; incMinor: string }

/** Plain JSON, by line id: every line, shipping lines and the tip included. */
export type Baseline = {
  lines: Record<string, BaselineLine>
  /** The first version we saw had already been edited, so that the original is our best reading of it. */
  uncertain: boolean
}

/**
 * @param additions units that orders/edited is known to have added before this version: line id -> units
 */
export function makeBaseline(order: OrderVersion, additions: Record<string, number> = {}): Baseline {
  const lines: Baseline['lines'] = {}
  for (const line of lineBases(order)) {
    const { id, gross: _gross, net: _net, exMinor, incMinor, ...facts } = line
    const quantity = line.quantity - (additions[id] ?? 0)
    if (quantity <= 0 && line.quantity > 0) continue
    const ofUnits = (minor: bigint) =>
      quantity === line.quantity ? minor : round(share(whole(minor), whole(quantity), whole(line.quantity)))
    const [ex, inc] = [ofUnits(exMinor).toString(), ofUnits(incMinor).toString()]
    lines[id] = { ...facts, quantity, exMinor: ex, incMinor: inc }
  }
  return { lines, uncertain: Object.keys(additions).length > 0 || looksEdited(order) }
}

/** What of a frozen line an offer with these options counts, in minor units. */
export function frozenMinor(line: BaselineLine, options: AmountOptions): bigint {
  return countedMinor({ ...line, exMinor: BigInt(line.exMinor), incMinor: BigInt(line.incMinor) }, options)
}

/** The original amount of an order under these options, in minor units. */
export function originalMinor(baseline: Baseline, options: AmountOptions): bigint {
  return Object.values(baseline.lines).reduce((total, line) => total + frozenMinor(line, options), 0n)
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
  for (const { lineId, quantity } of order.refunds.filter(carriesMoney).flatMap(({ lines }) => lines))
    returned.set(lineId, (returned.get(lineId) ?? 0) + quantity)
  return order.lines.some(
    ({ id, quantity, currentQuantity }) => quantity - (currentQuantity ?? quantity) > (returned.get(id) ?? 0),
  )
}
