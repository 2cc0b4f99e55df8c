// What was sold, line by line, as payout rules see it. Part of read-amounts.ts.
import type { SaleLine } from '#app/conversion/payout/sale.ts'
import type { LineState } from './line-state.ts'

/** A line that is there at amount 0 is one that the offer excludes; a line of which an edit left nothing is not there. */
export function soldLines(states: LineState[]): SaleLine[] {
  return states
    .filter(({ soldUnits }) => soldUnits > 0)
    .map(({ id, kind, tip, soldUnits, soldMinor, productId, variantId, sku, vendor }) => ({
      id,
      kind: tip ? 'tip' : kind,
      units: soldUnits,
      amountMinor: soldMinor,
      productId,
      variantId,
      sku,
      vendor,
    }))
}
