// 10,000 histories of orders through the pure derivation: told in order, and shuffled with duplicates, they end in one conversion
// and one ledger. A failure shows its history, shrunk, with the seed and the path that make it again.
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrange, arrival, SEED, type Arrival } from '../../../test/histories/arrival.ts'
import { history, OUTCOMES, type History, type Step } from '../../../test/histories/history.ts'
import { comparable } from '../../../test/histories/outcome.ts'
import { play } from '../../../test/histories/play.ts'
import {
  applyAll,
  nothingKnown,
  PLACED_AT_MS,
  readHook,
  type Applied,
  type Book,
} from '../../../test/histories/apply.ts'
import { accountsOf, type Accounts } from '#app/conversion/ledger.ts'
import { countsZero } from '#app/conversion/status.ts'

const RUNS = 10_000
const IDENTITY = { orderId: '6000000000001', placedAtMs: PLACED_AT_MS, clickId: 'none', coupon: 'X' }

/** A dispute is lost, won and lost again, and the last word is heard first. */
const LOST_TWICE: [History, Arrival] = [
  {
    placed: {
      currency: 'USD',
      taxesIncluded: false,
      lines: [
        { priceMinor: 10_000, quantity: 1, discountPercent: 0, taxPercent: 0, product: 0, giftCard: false },
      ],
      shippingMinor: null,
      payment: 'paid',
      test: false,
    },
    steps: (['lost', 'under_review', 'lost'] as const).map((status): Step => ({
      kind: 'dispute',
      gapS: 3600,
      pick: OUTCOMES.indexOf(status),
      units: 1,
      percent: 1,
      how: 'plain',
      sameTrigger: false,
      orderFirst: false,
    })),
    offer: 'percent',
    credit: 'coupon',
  },
  { keys: [0, 0, 3, 2, 1], again: [] },
]

test(`${RUNS} histories end the same in any order of arrival, and their ledgers always balance`, () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(history, arrival, (told, arrived) => {
      const { problems, inOrder } = judge(told, arrived)
      expect(problems).toEqual([])
      count(seen, inOrder)
    }),
    { numRuns: RUNS, seed: SEED, examples: [LOST_TWICE] },
  )
  expect(Object.fromEntries([...seen].filter(([, times]) => times < RUNS / 200))).toEqual({})
  expect([...seen.keys()].sort()).toEqual(EXPECTED_SIGHTS)
}, 180_000)

/** That none of this held of histories in which nothing happens: each is seen in one of 200 at least. */
const EXPECTED_SIGHTS = [
  'adjusted',
  'approved',
  'created',
  'disputed',
  'earned again',
  'hold',
  'in part',
  'pending',
  'rejected',
  'reversed',
  'same',
  'status',
]

function count(seen: Map<string, number>, { free, held }: Applied): void {
  const conversion = free.conversion
  if (!conversion || !held.conversion) return
  const kinds = free.settled.map(({ kind }) => kind)
  const { status, flags, payoutMinor, originalPayoutMinor } = conversion
  const cameBack = free.settled.some((settled) => settled.kind === 'status' && countsZero(settled.from))
  const sights = new Set([
    ...kinds,
    status,
    held.conversion.status,
    ...(flags.includes('disputed') ? ['disputed'] : []),
    ...(payoutMinor > 0n && payoutMinor < originalPayoutMinor ? ['in part'] : []),
    ...(cameBack ? ['earned again'] : []),
  ])
  for (const sight of sights) seen.set(sight, (seen.get(sight) ?? 0) + 1)
}

function judge(told: History, arrived: Arrival): { problems: string[]; inOrder: Applied } {
  const messages = play(told, IDENTITY).map(readHook)
  const inOrder = applyAll(messages, told, nothingKnown(IDENTITY.orderId))
  const shuffled = applyAll(arrange(messages, arrived), told, nothingKnown(IDENTITY.orderId))
  const again = applyAll(messages.slice(-3), told, shuffled)
  const problems = (['free', 'held'] as const).flatMap((hold) => [
    ...imbalances(inOrder[hold]).map((problem) => `${hold}, in order: ${problem}`),
    ...imbalances(shuffled[hold]).map((problem) => `${hold}, shuffled: ${problem}`),
    ...differences(inOrder[hold], shuffled[hold]).map((problem) => `${hold}: ${problem}`),
    ...repetitions(shuffled[hold], again[hold]).map((problem) => `${hold}, again: ${problem}`),
  ])
  return { problems, inOrder }
}

/** What is wrong with the books of one conversion by themselves. */
function imbalances({ conversion, settled, progress, ledger, amountMinor, payoutMinor }: Book): string[] {
  if (conversion === null) return ['there is no conversion']
  const own = accountsOf(conversion)
  const { originalPayoutMinor } = conversion
  const sum = own.heldMinor + own.approvedMinor + own.reversedMinor
  return wrong({
    [`it is ${conversion.status}, and its order ${progress}`]:
      (progress === 'void') !== countsZero(conversion.status),
    'held + approved + reversed is not the payout as sold':
      sum !== (conversion.test ? 0n : originalPayoutMinor),
    [`the movements sum to ${show(ledger)}, the conversion has ${show(own)}`]: !isDeepStrictEqual(
      ledger,
      own,
    ),
    'the history does not sum to the net amount': amountMinor !== conversion.amountMinor,
    'the history does not sum to the net payout': payoutMinor !== conversion.payoutMinor,
    'a payout is negative': settled.some((each) => each.conversion.payoutMinor < 0n),
    'a payout is more than it was as sold': settled.some(
      (each) => each.conversion.payoutMinor > each.conversion.originalPayoutMinor,
    ),
    'an amount is more than was sold': settled.some(
      (each) =>
        each.conversion.amountMinor < 0n || each.conversion.amountMinor > each.conversion.originalAmountMinor,
    ),
  })
}

function wrong(claims: Record<string, boolean>): string[] {
  return Object.entries(claims).flatMap(([claim, holds]) => (holds ? [claim] : []))
}

/** In what two orders of arrival of one history differ. */
function differences(a: Book, b: Book): string[] {
  if (!a.conversion || !b.conversion) return ['one of them has no conversion']
  const [left, right] = [comparable(a.conversion), comparable(b.conversion)]
  return isDeepStrictEqual(left, right) ? [] : [`${show(left)} in order, ${show(right)} shuffled`]
}

/** What was heard of before changes nothing. */
function repetitions(before: Book, after: Book): string[] {
  const more = after.settled.slice(before.settled.length).filter(({ kind }) => kind !== 'same')
  return wrong({
    [`it was ${more.map(({ kind }) => kind).join(', ')}`]: more.length > 0,
    'the conversion changed': !isDeepStrictEqual(before.conversion, after.conversion),
  })
}

function show(value: object | Accounts): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner))
}
