// Where the money given back differs from the units returned, and what of that difference falls on the revenue counted.
// One `delta` per refund, positive where the merchant kept money, negative where more was given than units returned.
// Part of read-amounts.ts; all amounts in minor units of shop money, nothing rounded.
import type { AmountOptions } from './amount-options.ts'
import { add, less, max, negate, share, subtract, sum, whole, ZERO, type Fraction } from '../fraction.ts'
import { minorReader } from './line-base.ts'
import { grossOfLines, type LineState } from './line-state.ts'
import type { OrderRefund, RefundTransaction } from '../payload/order-refund.ts'
import type { OrderVersion } from '../payload/order-version.ts'
import { refundedShipping } from './refunded-shipping.ts'

export type RefundMoneyFlag =
  'refund_failed' | 'refund_capped' | 'exchange' | 'unconverted_money' | 'needs_refetch'
/** `ownBase`: what its units (and shipping, where it counts) take off the base. */
export type RefundEffect = { refundId: string; ownBase: Fraction; delta: Fraction }

type Reading = {
  refund: OrderRefund
  ownBase: Fraction
  ownGross: Fraction
  /** Adjustments less what is still pending. */
  effective: Fraction
  /** Money that went or will go to the customer. */
  moved: Fraction
}

/** @param refunds those that take something back, each once */
export function refundEffects(
  order: OrderVersion,
  refunds: OrderRefund[],
  states: LineState[],
  options: AmountOptions,
): { effects: RefundEffect[]; flags: RefundMoneyFlag[] } {
  const flags = new Set<RefundMoneyFlag>()
  const products = new Map(states.filter(({ kind }) => kind === 'product').map((state) => [state.id, state]))
  const shippingBase = shippingBases(order, refunds, states)
  const readings = refunds.map((refund, i) =>
    readRefund(refund, shippingBase[i] ?? ZERO, order, products, flags),
  )
  const kept = keptFactor(readings, states, flags)
  const given = givenFactor(readings, flags)
  const wholeBase = whole(states.reduce((total, { countedMinor }) => total + countedMinor, 0n))
  const total = minorReader(order)(order.totalPrice)
  const wholeGross = total.n > 0n ? total : grossOfLines(order, states)
  const effects = readings.map((reading): RefundEffect => {
    const { refund, effective, ownBase, ownGross } = reading
    const positive = effective.n > 0n
    const unpaid = refund.transactions.length === 0
    const own = ownGross.n > 0n && (refund.lines.length > 0 || positive)
    const onBase = own ? share(effective, ownBase, ownGross) : share(effective, wholeBase, wholeGross)
    const factor = positive ? (unpaid ? kept : whole(1)) : given
    const ignored = positive && options.money === 'follow_units'
    return { refundId: refund.id, ownBase, delta: ignored ? ZERO : share(onBase, factor, whole(1)) }
  })
  return { effects, flags: [...flags] }
}

function readRefund(
  refund: OrderRefund,
  shippingBase: Fraction,
  order: OrderVersion,
  products: Map<string, LineState>,
  flags: Set<RefundMoneyFlag>,
): Reading {
  const toMinor = minorReader(order)
  let ownBase = shippingBase
  let ownGross = refundedShipping(refund, order).gross
  for (const { lineId, quantity, subtotal, tax } of refund.lines) {
    const state = products.get(lineId)
    if (state === undefined) {
      flags.add('needs_refetch')
      ownGross = sum([ownGross, toMinor(subtotal), order.taxesIncluded ? ZERO : toMinor(tax)])
      continue
    }
    const taken = whole(state.countedMinor - state.nowMinor)
    const takers = whole(Math.max(state.removedUnits, state.returnedUnits))
    ownBase = add(ownBase, share(taken, whole(quantity), takers))
    ownGross = add(ownGross, share(state.gross, whole(quantity), whole(state.quantity)))
  }
  return { refund, ownBase, ownGross, ...readMoney(refund, order, flags) }
}

/** What each refund takes off the base of shipping: nothing where the offer does not count it. */
function shippingBases(order: OrderVersion, refunds: OrderRefund[], states: LineState[]): Fraction[] {
  const taken = states
    .filter(({ kind }) => kind === 'shipping')
    .reduce((total, { countedMinor, nowMinor }) => total + countedMinor - nowMinor, 0n)
  const amounts = refunds.map((refund) => refundedShipping(refund, order).amount)
  const all = sum(amounts)
  return amounts.map((amount) => share(whole(taken), amount, all))
}

function readMoney(
  refund: OrderRefund,
  order: OrderVersion,
  flags: Set<RefundMoneyFlag>,
): { effective: Fraction; moved: Fraction } {
  const toMinor = minorReader(order)
  const moneyOf = (...statuses: string[]): Fraction =>
    sum(
      refund.transactions
        .filter(({ kind, status }) => kind === 'refund' && statuses.includes(status))
        .map((transaction) => inShopMoney(transaction, refund, order, flags)),
    )
  const going = moneyOf('success', 'pending')
  const failed = refund.transactions.some(({ status }) => status === 'failure' || status === 'error')
  if (failed && going.n === 0n) flags.add('refund_failed')
  if (refund.lines.length === 0 && going.n === 0n) return { effective: ZERO, moved: going }
  const discrepancies = refund.adjustments.filter(({ shipping }) => !shipping)
  const adjusted = sum(discrepancies.flatMap(({ amount, tax }) => [toMinor(amount), toMinor(tax)]))
  return { effective: subtract(adjusted, moneyOf('pending')), moved: going }
}

/** Transactions are in the customer's currency: the refund's own rate first, then the order's. */
function inShopMoney(
  transaction: RefundTransaction,
  refund: OrderRefund,
  order: OrderVersion,
  flags: Set<RefundMoneyFlag>,
): Fraction {
  const toMinor = minorReader(order)
  const amount = toMinor(transaction.amount)
  const currency = transaction.currency ?? order.presentmentCurrency ?? order.currency
  if (currency === order.currency) return amount
  const pair = refund.adjustments.find(
    ({ customerCurrency, customerAmount }) =>
      customerCurrency === currency && toMinor(customerAmount).n !== 0n,
  )
  if (pair) return share(amount, toMinor(pair.amount), toMinor(pair.customerAmount))
  const charged = toMinor(order.totalPricePresentment)
  if (currency === order.presentmentCurrency && charged.n !== 0n)
    return share(amount, toMinor(order.totalPrice), charged)
  flags.add('unconverted_money')
  return amount
}

/**
 * A return without any money whose goods were exchanged on the same order: the merchant kept the money FOR the
 * added lines, so it must not count beside them.
 */
function keptFactor(readings: Reading[], states: LineState[], flags: Set<RefundMoneyFlag>): Fraction {
  const unpaid = readings.filter(({ refund }) => refund.transactions.length === 0)
  const kept = sum(unpaid.map(({ effective }) => max(ZERO, effective)))
  const added = sum(states.map(({ addedGross }) => addedGross))
  if (kept.n === 0n || added.n === 0n) return whole(1)
  flags.add('exchange')
  return share(max(ZERO, subtract(kept, added)), whole(1), kept)
}

/** Extra money cannot exceed what was paid back beyond the units returned: else a removal would be counted twice. */
function givenFactor(readings: Reading[], flags: Set<RefundMoneyFlag>): Fraction {
  const given = negate(sum(readings.map(({ effective }) => (effective.n < 0n ? effective : ZERO))))
  const kept = sum(readings.map(({ effective }) => max(ZERO, effective)))
  const moved = sum(readings.map(({ moved }) => moved))
  const returned = sum(readings.map(({ ownGross }) => ownGross))
  const cap = max(ZERO, add(subtract(moved, returned), kept))
  if (given.n === 0n || !less(cap, given)) return whole(1)
  flags.add('refund_capped')
  return share(cap, whole(1), given)
}
