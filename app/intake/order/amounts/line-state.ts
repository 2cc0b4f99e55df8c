// What is left of each line: its base as ordered, as sold and now, after returns, removals and refunded shipping.
// Between line-base.ts and read-amounts.ts.
import type { AmountOptions } from './amount-options.ts'
import { frozenMinor, type Baseline, type BaselineLine } from './baseline.ts'
import { add, max, round, share, sum, whole, ZERO, type Fraction } from '../fraction.ts'
import { countedMinor, lineBases, minorReader, withShippingTax, type LineBase } from './line-base.ts'
import { unitCounter, type LineUnits } from './line-units.ts'
import type { OrderVersion } from '../payload/order-version.ts'
import type { WindowedRefunds } from './refund-window.ts'
import { shippingLeft, type ShippingLeft } from './shipping-left.ts'

export type LineState = LineBase & {
  /** The base with every unit that counts still there. */
  countedMinor: bigint
  /** After edits, before refunds; units in `soldUnits`. Always nowMinor <= soldMinor <= countedMinor. */
  soldMinor: bigint
  soldUnits: number
  nowMinor: bigint
  /** Units that are gone, and those of them (or more) that refunds name. */
  removedUnits: number
  returnedUnits: number
  /** Gross of the units left that an edit added after the baseline. */
  addedGross: Fraction
  /** In the baseline, but not in this version of the order. */
  missing: boolean
}

/** Every line, excluded ones with a base of 0. Lines that the order no longer has are kept at their frozen base. */
export function lineStates(
  order: OrderVersion,
  refunds: WindowedRefunds,
  baseline: Baseline,
  options: AmountOptions,
): LineState[] {
  const unitsOf = unitCounter(refunds)
  const unitsLeft = new Map(order.lines.map((line) => [line.id, line.currentQuantity]))
  const shipping = shippingLeft(order, refunds)
  const states = lineBases(order).map((base): LineState => {
    switch (base.kind) {
      case 'product': {
        const units = unitsOf(base.id, base.quantity, unitsLeft.get(base.id) ?? null)
        return productState(base, units, baseline, options)
      }
      case 'shipping':
        return fixedState(base, shipping.get(base.id) ?? null, baseline, options)
      case 'tip':
        return fixedState(base, null, baseline, options)
    }
  })
  const present = new Set(states.map(({ id }) => id))
  for (const [id, line] of Object.entries(baseline.lines)) {
    if (!present.has(id)) states.push(missingState(id, line, options))
  }
  return states
}

function productState(
  base: LineBase,
  { left: unitsLeft, sold, returned }: LineUnits,
  baseline: Baseline,
  options: AmountOptions,
): LineState {
  const placed = Math.min(base.quantity, baseline.lines[base.id]?.quantity ?? 0)
  const units = options.editAdditions ? base.quantity : placed
  const left = Math.min(unitsLeft, units)
  const soldUnits = Math.min(sold, units)
  const added = Math.min(unitsLeft, base.quantity - placed)
  const baseMinor = countedMinor(base, options)
  const ofUnits = (count: number): bigint =>
    count === base.quantity ? baseMinor : round(share(whole(baseMinor), whole(count), whole(base.quantity)))
  return {
    ...base,
    countedMinor: ofUnits(units),
    soldMinor: ofUnits(soldUnits),
    soldUnits,
    nowMinor: ofUnits(left),
    removedUnits: units - left,
    returnedUnits: returned,
    addedGross: share(base.gross, whole(added), whole(base.quantity)),
    missing: false,
  }
}

/** A line without units. `shipping` is null for a tip, which nothing is known to change. */
function fixedState(
  base: LineBase,
  shipping: ShippingLeft | null,
  baseline: Baseline,
  options: AmountOptions,
): LineState {
  const counts = options.editAdditions || baseline.lines[base.id] !== undefined
  const minorOf = (part: 'now' | 'sold'): bigint => {
    if (!counts) return 0n
    if (shipping === null) return countedMinor(base, options)
    const { ex, gross } = shipping[part]
    const [exMinor, incMinor] = [round(max(ZERO, ex)), round(max(ZERO, gross))]
    return countedMinor({ ...base, exMinor, incMinor }, options)
  }
  return {
    ...base,
    countedMinor: counts ? countedMinor(base, options) : 0n,
    soldMinor: minorOf('sold'),
    soldUnits: counts && !shipping?.removed ? 1 : 0,
    nowMinor: minorOf('now'),
    removedUnits: 0,
    returnedUnits: 0,
    addedGross: ZERO,
    missing: false,
  }
}

function missingState(id: string, line: BaselineLine, options: AmountOptions): LineState {
  const baseMinor = frozenMinor(line, options)
  const [exMinor, incMinor] = [BigInt(line.exMinor), BigInt(line.incMinor)]
  const base = { ...line, id, exMinor, incMinor, gross: whole(incMinor), net: ZERO }
  const amounts = { countedMinor: baseMinor, soldMinor: baseMinor, nowMinor: baseMinor }
  return {
    ...base,
    ...amounts,
    soldUnits: line.quantity,
    removedUnits: 0,
    returnedUnits: 0,
    addedGross: ZERO,
    // Nothing to look for where a tip or shipping is gone that does not count anyway.
    missing: line.kind === 'product' || baseMinor > 0n,
  }
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
