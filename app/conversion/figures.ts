// The figures: what a conversion adds to the counts and sums of its hour, partner, offer and currency. Every change of a
// conversion moves it between them, so that their sums are what a count of the conversions would give. Pure, beside the ledger.
import type { Conversion } from './conversion.ts'
import { STATUSES, type Status } from './status.ts'

const HOUR_MS = 3_600_000

/** How many conversions stand so, and their money in minor units of the currency. */
export interface Figures extends Record<Status, number> {
  /** Net revenue. */
  amountMinor: bigint
  /** All of the payout; what is held and what is approved of it stands beside it. */
  payoutMinor: bigint
  heldMinor: bigint
  approvedMinor: bigint
}

/** Figures before they have a row. */
export interface FigureMovement extends Figures {
  /** Unix milliseconds, the first moment of the UTC hour in which the conversion was recorded. */
  hourMs: number
  partnerId: string
  offerId: string
  currency: string
}

type Counted = Pick<Conversion, 'test' | 'status' | 'amountMinor' | 'payoutMinor'>
export type Placed = Counted & Pick<Conversion, 'partnerId' | 'offerId' | 'currency' | 'createdAtMs'>

export const NO_FIGURES: Figures = {
  pending: 0,
  hold: 0,
  approved: 0,
  rejected: 0,
  reversed: 0,
  amountMinor: 0n,
  payoutMinor: 0n,
  heldMinor: 0n,
  approvedMinor: 0n,
}

/** Test conversions are in no report. */
export function figuresOf({ test, status, amountMinor, payoutMinor }: Counted): Figures {
  if (test) return NO_FIGURES
  return {
    ...NO_FIGURES,
    [status]: 1,
    amountMinor,
    payoutMinor,
    heldMinor: status === 'pending' || status === 'hold' ? payoutMinor : 0n,
    approvedMinor: status === 'approved' ? payoutMinor : 0n,
  }
}

/** What a change moves: nothing, within one place, or from one place to another. @param before null for a new one */
export function figureMovements(before: Placed | null, after: Placed): FigureMovement[] {
  const stays = before === null || samePlace(before, after)
  const moved = stays
    ? [{ ...placeOf(after), ...difference(before ? figuresOf(before) : NO_FIGURES, figuresOf(after)) }]
    : [
        { ...placeOf(before), ...difference(figuresOf(before), NO_FIGURES) },
        { ...placeOf(after), ...difference(NO_FIGURES, figuresOf(after)) },
      ]
  return moved.filter(isSomething)
}

/** One movement for each place of a shop: a batch of orders of one hour and partner writes one row and not one each. */
export function gather(
  movements: readonly (FigureMovement & { shopId: string })[],
): (FigureMovement & { shopId: string })[] {
  const byPlace = new Map<string, FigureMovement & { shopId: string }>()
  for (const movement of movements) {
    const { shopId, hourMs, partnerId, offerId, currency } = movement
    const key = `${shopId} ${hourMs} ${partnerId} ${offerId} ${currency}`
    const there = byPlace.get(key)
    byPlace.set(key, there ? { ...movement, ...combine(there, movement) } : movement)
  }
  return [...byPlace.values()].filter(isSomething)
}

function placeOf({ partnerId, offerId, currency, createdAtMs }: Placed) {
  return { hourMs: Math.floor(createdAtMs / HOUR_MS) * HOUR_MS, partnerId, offerId, currency }
}

function samePlace(before: Placed, after: Placed): boolean {
  return (
    before.partnerId === after.partnerId &&
    before.offerId === after.offerId &&
    before.currency === after.currency &&
    before.createdAtMs === after.createdAtMs
  )
}

function difference(from: Figures, to: Figures): Figures {
  return combine(to, from, -1)
}

/** @param sign of the second one's share */
function combine(one: Figures, other: Figures, sign: 1 | -1 = 1): Figures {
  const factor = BigInt(sign)
  return {
    pending: one.pending + sign * other.pending,
    hold: one.hold + sign * other.hold,
    approved: one.approved + sign * other.approved,
    rejected: one.rejected + sign * other.rejected,
    reversed: one.reversed + sign * other.reversed,
    amountMinor: one.amountMinor + factor * other.amountMinor,
    payoutMinor: one.payoutMinor + factor * other.payoutMinor,
    heldMinor: one.heldMinor + factor * other.heldMinor,
    approvedMinor: one.approvedMinor + factor * other.approvedMinor,
  }
}

function isSomething(figures: Figures): boolean {
  const { amountMinor, payoutMinor, heldMinor, approvedMinor } = figures
  return (
    STATUSES.some((status) => figures[status] !== 0) ||
    [amountMinor, payoutMinor, heldMinor, approvedMinor].some((minor) => minor !== 0n)
  )
}
