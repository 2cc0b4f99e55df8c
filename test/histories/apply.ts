// What a run of webhooks makes of an order's conversion, without a database: every message is merged and settled before the next,
// as record-conversions does, and what it would write is kept.
import { createHash } from 'node:crypto'
import { mergeOrder, type KnownOrder } from '#app/intake/order/merge-order.ts'
import { orderInput } from '#app/intake/order/order-input.ts'
import { readOrderMessage, type OrderMessage } from '#app/intake/order/payload/order-message.ts'
import type { Hook } from './draft.ts'
import type { History } from './history.ts'
import { HELD_DAYS, planOf, termsOf } from './offers.ts'
import type { Conversion, ConversionInput } from '#app/conversion/conversion.ts'
import type { Demands } from '#app/conversion/derive.ts'
import { movements, NOTHING, type Accounts } from '#app/conversion/ledger.ts'
import { bareConversion, settleAgain, settleNew, type Settled } from '#app/conversion/settle.ts'

/** When orders are placed where the real time is nothing to them. */
export const PLACED_AT_MS = Date.parse('2026-10-05T13:00:00Z')
/** After all that happens to them, and before a hold ends. */
const AFTERWARDS_MS = PLACED_AT_MS + 60 * 86_400_000

export function readHook({ topic, body, triggeredAt }: Hook): OrderMessage {
  const bodySha256 = createHash('sha256').update(body).digest('hex')
  const reading = readOrderMessage(
    { topic, body, bodySha256, triggeredAt, receivedAtMs: AFTERWARDS_MS },
    null,
  )
  if (reading.kind !== 'message') throw new Error(`${topic}: ${reading.reason}`)
  if (reading.warnings.length > 0) throw new Error(`${topic}: ${reading.warnings.join('; ')}`)
  return reading.message
}

/** One conversion on its way, with all that was written of it. */
export interface Book {
  conversion: Conversion | null
  settled: Settled[]
  /** The newest word on it: void is taken back. */
  progress: ConversionInput['progress']['kind'] | null
  /** The ledger: what all changes moved. */
  ledger: Accounts
  /** Net, as the rows of its history say: a change names it, an adjustment moves it. */
  amountMinor: bigint
  payoutMinor: bigint
}

export interface Applied {
  known: KnownOrder
  free: Book
  held: Book
}

const SHOP = {
  id: 's',
  timeZone: 'UTC',
  revenueVisible: true,
  followTestOrders: false,
  reviewSelfReferrals: true,
}
const CREDIT = { partnerId: 'p', offerId: 'o', clickId: null, couponCode: 'X', method: 'coupon' } as const
const NOBODY = { customerId: null, buyerHash: null }
const FREE: Demands = { holdDays: 0, partner: NOBODY, facts: new Map(), rateOf: () => null }
const HELD: Demands = { ...FREE, holdDays: HELD_DAYS }
const EMPTY: Book = {
  conversion: null,
  settled: [],
  progress: null,
  ledger: NOTHING,
  amountMinor: 0n,
  payoutMinor: 0n,
}

export const nothingKnown = (orderId: string): Applied => ({
  known: {
    shopId: SHOP.id,
    id: orderId,
    version: null,
    baseline: null,
    refunds: [],
    disputes: [],
    paidAtMs: null,
    deletedAtMs: null,
  },
  free: EMPTY,
  held: EMPTY,
})

/** Twice: for an offer without a hold, and for one whose hold has not ended. */
export function applyAll(
  messages: readonly OrderMessage[],
  history: History,
  from: Applied,
  nowMs = AFTERWARDS_MS,
): Applied {
  const plan = planOf(history.offer)
  const terms = termsOf(plan, history.placed.currency)
  const basis = { options: plan.basis, refundWindowDays: plan.refundWindowDays ?? null }
  const context = { shop: SHOP, credit: CREDIT, basis, customerType: null, nowMs }
  return messages.reduce(({ known: before, free, held }, message): Applied => {
    const known = mergeOrder(before, message)
    const made = orderInput(known, context)
    if (made.kind === 'none') return { known, free, held }
    const { input } = made
    return { known, free: settle(free, input, FREE), held: settle(held, input, HELD) }
  }, from)

  function settle(book: Book, input: ConversionInput, demands: Demands): Book {
    const settled = book.conversion
      ? settleAgain(book.conversion, input, demands, nowMs)
      : settleNew(bareConversion(input, terms, 'conv_1', nowMs), input, demands, nowMs)
    return write({ ...book, progress: input.progress.kind }, settled)
  }
}

/** As write-effects does: what is `same` leaves no row. */
function write(book: Book, settled: Settled): Book {
  const { conversion } = settled
  const written = { ...book, conversion, settled: [...book.settled, settled] }
  if (settled.kind === 'same') return written
  const ledger = movements(book.conversion, conversion).reduce(plus, book.ledger)
  if (settled.kind === 'adjusted') {
    const amountMinor = book.amountMinor + settled.amountDeltaMinor
    return { ...written, ledger, amountMinor, payoutMinor: book.payoutMinor + settled.payoutDeltaMinor }
  }
  return { ...written, ledger, amountMinor: conversion.amountMinor, payoutMinor: conversion.payoutMinor }
}

function plus(a: Accounts, b: Accounts): Accounts {
  return {
    heldMinor: a.heldMinor + b.heldMinor,
    approvedMinor: a.approvedMinor + b.approvedMinor,
    reversedMinor: a.reversedMinor + b.reversedMinor,
    paidMinor: a.paidMinor + b.paidMinor,
  }
}
