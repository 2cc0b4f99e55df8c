// The figures: what a conversion adds to the counts and sums of its hour, partner, offer and currency. Every change of a
// conversion moves it between them, so that their sums are what a count of the conversions would give. Pure, beside the ledger.
import type { Conversion } from './conversion.ts'
import { STATUSES, type Status } from './status.ts'

const HOUR_MS = 3_600_000

/** How many conversions stand so, and their money in minor units of the currency. */
export interface Figures extends Record<Status, number> {
  /** Net revenue; what is of pending and of held ones stands beside it, the rest is of approved ones. */
  amountMinor: bigint
  pendingAmountMinor: bigint
  holdAmountMinor: bigint
  /** All of the payout; what is held (pending or in hold) and what is approved of it stands beside it. */
  payoutMinor: bigint
  pendingPayoutMinor: bigint
  heldMinor: bigint
  approvedMinor: bigint
}

/** What is added to figures, and to the partner's balance, which is held, approved and paid as in the ledger (ledger.ts). */
export interface Addition extends Figures {
  paidMinor: bigint
}

/** An addition before it has a row. */
export interface FigureMovement extends Addition {
  /** Unix milliseconds, the first moment of the UTC hour in which the conversion was recorded. */
  hourMs: number
  partnerId: string
  offerId: string
  currency: string
}

type Counted = Pick<Conversion, 'test' | 'status' | 'amountMinor' | 'payoutMinor' | 'paidMinor'>
export type Placed = Counted & Pick<Conversion, 'partnerId' | 'offerId' | 'currency' | 'createdAtMs'>

const MONEY = [
  'amountMinor', 'pendingAmountMinor', 'holdAmountMinor', 'payoutMinor', 'pendingPayoutMinor', 'heldMinor', 'approvedMinor', 'paidMinor',
] as const satisfies readonly Exclude<keyof Addition, Status>[] // prettier-ignore

const NOTHING: Addition = {
  ...(Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>),
  ...(Object.fromEntries(MONEY.map((name) => [name, 0n])) as Record<(typeof MONEY)[number], bigint>),
}

/** What a conversion adds as it stands. Test conversions are in no report. */
function additionOf({ test, status, amountMinor, payoutMinor, paidMinor }: Counted): Addition {
  if (test) return NOTHING
  const where = (holds: boolean, minor: bigint) => (holds ? minor : 0n)
  return {
    ...NOTHING,
    [status]: 1,
    amountMinor,
    pendingAmountMinor: where(status === 'pending', amountMinor),
    holdAmountMinor: where(status === 'hold', amountMinor),
    payoutMinor,
    pendingPayoutMinor: where(status === 'pending', payoutMinor),
    heldMinor: where(status === 'pending' || status === 'hold', payoutMinor),
    approvedMinor: where(status === 'approved', payoutMinor),
    paidMinor,
  }
}

/** What a change moves: nothing, within one place, or from one place to another. @param before null for a new one */
export function figureMovements(before: Placed | null, after: Placed): FigureMovement[] {
  const stays = before === null || samePlace(before, after)
  const moved = stays
    ? [{ ...placeOf(after), ...difference(before ? additionOf(before) : NOTHING, additionOf(after)) }]
    : [
        { ...placeOf(before), ...difference(additionOf(before), NOTHING) },
        { ...placeOf(after), ...difference(NOTHING, additionOf(after)) },
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

function difference(from: Addition, to: Addition): Addition {
  return combine(to, from, -1)
}

/** @param sign of the second one's share */
function combine(one: Addition, other: Addition, sign: 1 | -1 = 1): Addition {
  const sum = { ...one }
  for (const status of STATUSES) sum[status] += sign * other[status]
  for (const name of MONEY) sum[name] += BigInt(sign) * other[name]
  return sum
}

function isSomething(addition: Addition): boolean {
  return STATUSES.some((status) => addition[status] !== 0) || MONEY.some((name) => addition[name] !== 0n)
}
