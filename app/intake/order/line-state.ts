// What is left of each line: its base as ordered and its base now, after returns, removals and refunded shipping.
// Between line-base.ts and read-amounts.ts. State decides, not the sum of refund events: a line says itself how many
// of its units are left, and the refunds only bring that up to date where they arrived before the order did.
import type { AmountOptions } from './amount-options.ts'
import type { Baseline } from './baseline.ts'
import { add, max, min, round, share, subtract, sum, whole, ZERO, type Fraction } from './fraction.ts'
import { lineBases, minorReader, shippingKey, withShippingTax, type LineBase } from './line-base.ts'
import type { OrderRefund } from './order-refund.ts'
import type { OrderVersion } from './order-version.ts'
import { refundedShipping } from './refunded-shipping.ts'

export type LineState = LineBase & {
  /** The base with every unit that counts still there. */
  countedMinor: bigint
  nowMinor: bigint
  /** Units that are gone, and those of them (or more) that refunds name. */
  removedUnits: number
  returnedUnits: number
  /** Gross of the units left that an edit added after the baseline. */
  addedGross: Fraction
  /** In the baseline, but not in this version of the order. */
  missing: boolean
}

/**
 * Every line that counts or could. Lines of the baseline that the order no longer has are kept at their frozen base.
 * @param refunds the union of all refunds known, each once
 */
export function lineStates(
  order: OrderVersion,
  refunds: OrderRefund[],
  baseline: Baseline,
  options: AmountOptions,
): LineState[] {
  const returned = returnedUnits(refunds)
  const unitsLeft = new Map(order.lines.map((line) => [line.id, line.currentQuantity]))
  const shippingNow = shippingBaseNow(order, refunds, options)
  const states = lineBases(order, options).map((base): LineState => {
    switch (base.kind) {
      case 'product': {
        const current = unitsLeft.get(base.id) ?? base.quantity
        const returnedHere = returned.get(base.id) ?? 0
        const left = Math.max(0, Math.min(current, base.quantity - returnedHere))
        return productState(base, left, returnedHere, baseline, options)
      }
      case 'shipping':
        return fixedState(base, shippingNow.get(base.id) ?? 0n, baseline, options)
      case 'tip':
        return fixedState(base, base.baseMinor, baseline, options)
    }
  })
  const present = new Set(states.map(({ id }) => id))
  for (const [id, { quantity, baseMinor }] of Object.entries(baseline.lines)) {
    if (!present.has(id)) states.push(missingState(id, quantity, BigInt(baseMinor)))
  }
  return states
}

function productState(
  base: LineBase,
  unitsLeft: number,
  returnedHere: number,
  baseline: Baseline,
  options: AmountOptions,
): LineState {
  const placed = Math.min(base.quantity, baseline.lines[base.id]?.quantity ?? 0)
  const units = options.editAdditions ? base.quantity : placed
  const left = Math.min(unitsLeft, units)
  const added = Math.min(unitsLeft, base.quantity - placed)
  return {
    ...base,
    countedMinor: ofUnits(base, units),
    nowMinor: ofUnits(base, left),
    removedUnits: units - left,
    returnedUnits: returnedHere,
    addedGross: share(base.gross, whole(added), whole(base.quantity)),
    missing: false,
  }
}

function fixedState(base: LineBase, nowMinor: bigint, baseline: Baseline, options: AmountOptions): LineState {
  const counts = options.editAdditions || baseline.lines[base.id] !== undefined
  return {
    ...base,
    countedMinor: counts ? base.baseMinor : 0n,
    nowMinor: counts ? nowMinor : 0n,
    removedUnits: 0,
    returnedUnits: 0,
    addedGross: ZERO,
    missing: false,
  }
}

function missingState(id: string, quantity: number, baseMinor: bigint): LineState {
  return {
    id,
    kind: 'product',
    quantity,
    baseMinor,
    gross: whole(baseMinor),
    net: ZERO,
    countedMinor: baseMinor,
    nowMinor: baseMinor,
    removedUnits: 0,
    returnedUnits: 0,
    addedGross: ZERO,
    missing: true,
  }
}

function ofUnits(base: LineBase, units: number): bigint {
  if (units === base.quantity) return base.baseMinor
  return round(share(whole(base.baseMinor), whole(units), whole(base.quantity)))
}

function returnedUnits(refunds: OrderRefund[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const { lineId, quantity } of refunds.flatMap((refund) => refund.lines))
    units.set(lineId, (units.get(lineId) ?? 0) + quantity)
  return units
}

/** Base now by shipping line. Shipping that the refunds give back beyond what the order knows comes off in order. */
function shippingBaseNow(
  order: OrderVersion,
  refunds: OrderRefund[],
  options: AmountOptions,
): Map<string, bigint> {
  const toMinor = minorReader(order)
  const lines = order.shippingLines.map((line) => {
    const discounted = toMinor(line.discounted)
    const current = line.currentDiscounted === null ? discounted : toMinor(line.currentDiscounted)
    return { line, discounted, current: line.removed ? ZERO : min(current, discounted) }
  })
  const known = sum(lines.map(({ discounted, current }) => subtract(discounted, current)))
  const refunded = sum(refunds.map((refund) => refundedShipping(refund, order).amount))
  let open = max(ZERO, subtract(refunded, known))
  return new Map(
    lines.map(({ line, current }) => {
      const taken = min(open, current)
      open = subtract(open, taken)
      const { ex, gross } = withShippingTax(line, subtract(current, taken), order)
      return [shippingKey(line), round(max(ZERO, options.includeTax ? gross : ex))]
    }),
  )
}

/** All of the order that was charged, where `total_price` is missing. */
export function grossOfLines(order: OrderVersion, states: LineState[]): Fraction {
  const toMinor = minorReader(order)
  const shipping = order.shippingLines.map(
    (line) => withShippingTax(line, toMinor(line.discounted), order).gross,
  )
  const products = states.filter(({ kind }) => kind === 'product').map(({ gross }) => gross)
  return add(sum(products), sum(shipping))
}
