// Settles the inputs of a batch one after the other: reads and locks what they need in common (terms, product facts, tallies),
// then asks the pure functions. Part of record-conversions; people's decisions use it too.
import type { Queryable } from '#app/platform/database.server.ts'
import { judgeCaps } from './cap.ts'
import type { Conversion, ConversionInput } from './conversion.ts'
import type { Flag } from './flag.ts'
import { missingProducts, readNeededFacts } from './needed-facts.server.ts'
import { freezeRules } from './payout/freeze-rules.ts'
import type { PayoutTerms } from './payout/rule.ts'
import { bareConversion, settleAgain, settleDecided, settleMoved, settleNew, type Settled } from './settle.ts'
import { capKey, tallyKeys, tierKey, type TallyKey } from './tally.ts'
import { lockTallies, saveTallies } from './tallies.server.ts'
import { readTerms, type Reference, type ReferenceTerms } from './terms.server.ts'
import type { Effect } from './write-effects.server.ts'

export interface Reading {
  input: ConversionInput
  /** As recorded and locked; null for a new one. */
  before: Conversion | null
  /** As a person has left it, with his reason. */
  decided?: {
    conversion: Conversion
    reason: string
    /** It is to be paid by the rules of now, whatever it was paid by. */
    byRules?: boolean
  }
}

export interface Settler {
  settle(reading: Reading, newConversionId: () => string): { settled: Settled; effect: Effect }
  /** Takes back what an effect counted in the tallies: it did not happen. */
  forget(effect: Effect): void
  unknownProducts(): { shopId: string; productId: string }[]
  saveTallies(): Promise<void>
}

/** @param db the client of a transaction; tallies stay locked until it ends */
export async function createSettler(
  db: Queryable,
  readings: readonly Reading[],
  nowMs: number,
): Promise<Settler> {
  const references = readings.map(referenceOf)
  const own = await readTerms(db, references)
  // Whom a moved conversion leaves.
  const left = await readTerms(
    db,
    readings.filter(isMove).map(({ before }) => before as Conversion),
  )
  const leaving = new Map(readings.filter(isMove).map(({ input }, index) => [input, left[index]]))
  const termsOf = new Map(readings.map(({ input }, index) => [input, own[index] as ReferenceTerms]))
  const keysOf = (reading: Reading): { key: TallyKey; leaves: boolean }[] => {
    const { input, before } = reading
    const { timeZone } = input.shop
    const counted = { ...referenceOf(reading), occurredAtMs: before?.occurredAtMs ?? input.occurredAtMs }
    const gone = leaving.get(input)
    return [
      ...tallyKeys(counted, termsOf.get(input) as ReferenceTerms, timeZone).map((key) => ({
        key,
        leaves: false,
      })),
      ...(gone && before ? tallyKeys(before, gone, timeZone).map((key) => ({ key, leaves: true })) : []),
    ]
  }
  const tallies = await lockTallies(
    db,
    readings.flatMap(keysOf).map(({ key }) => key),
  )
  const freeze = (input: ConversionInput, counted: Counted): PayoutTerms => {
    const { rules, payoutCap, flatProRata } = termsOf.get(input) as ReferenceTerms
    return freezeRules(
      rules,
      (tiers) => {
        const so = tallies.of(tierKey(tiers, counted, input.shop.timeZone))
        return tiers.by === 'conversions' ? so.conversions : (so.revenueMinor.get(tiers.currency ?? '') ?? 0n)
      },
      payoutCap,
      flatProRata,
    )
  }
  const unknown = new Map<string, { shopId: string; productId: string }>()
  const factsOf = await readNeededFacts(
    db,
    readings.map((reading) => ({ ...reading, terms: likelyTerms(reading, termsOf.get(reading.input)) })),
    nowMs,
  )

  function settleOne(reading: Reading, newConversionId: () => string): Settled {
    const { input, before, decided } = reading
    const { holdDays, partner, caps } = termsOf.get(input) as ReferenceTerms
    const demands = { holdDays, partner, facts: factsOf(input) }
    const judge = (first: Settled, again: (flags: readonly Flag[]) => Settled): Settled => {
      const { conversion } = first
      if (takesNothing(conversion)) return first
      const flags = judgeCaps(
        caps,
        (cap) => tallies.of(capKey(cap, conversion, input.shop.timeZone)),
        conversion,
      )
      return flags.length === 0 ? first : again(flags)
    }
    if (before === null) {
      const credited = { ...referenceOf(reading), occurredAtMs: input.occurredAtMs }
      const bare = bareConversion(input, freeze(input, credited), newConversionId(), nowMs)
      const settle = (flags: readonly Flag[]) => settleNew({ ...bare, flags }, input, demands, nowMs)
      return judge(settle([]), settle)
    }
    if (isMove(reading)) {
      const start = decided?.conversion ?? before
      const terms = freeze(input, { ...start, ...referenceOf(reading) })
      const settle = (flags: readonly Flag[]) =>
        settleMoved({ ...start, flags }, input, terms, demands, nowMs)
      return judge(settle([]), settle)
    }
    if (decided) {
      const { conversion, reason, byRules } = decided
      const chosen = byRules ? { ...conversion, payoutTerms: freeze(input, conversion) } : conversion
      return settleDecided(before, chosen, input, demands, reason, nowMs)
    }
    const settle = (flags: readonly Flag[]) => settleAgain(before, input, demands, nowMs, flags)
    const first = settle([])
    return becameKnown(before, first.conversion) ? judge(first, settle) : first
  }

  /** What its cap takes of it, as long as it is judged: nothing. */
  function leave(reading: Reading, sign: 1 | -1): void {
    const { before } = reading
    if (before === null) return
    for (const { key, leaves } of keysOf(reading))
      if (leaves || !isMove(reading))
        tallies.count(key, sign === 1 ? before : null, sign === 1 ? null : before)
  }

  function join(reading: Reading, { conversion }: Settled, sign: 1 | -1): void {
    for (const { key, leaves } of keysOf(reading))
      if (!leaves) tallies.count(key, sign === 1 ? null : conversion, sign === 1 ? conversion : null)
  }

  return {
    settle(reading, newConversionId) {
      const { input, before } = reading
      leave(reading, 1)
      const settled = settleOne(reading, newConversionId)
      join(reading, settled, 1)
      const terms = termsOf.get(input) as ReferenceTerms
      const effect: Effect = { settled, input, before, terms, left: leaving.get(input) }
      for (const productId of missingProducts(settled.conversion, input, factsOf(input)))
        unknown.set(`${input.shop.id} ${productId}`, { shopId: input.shop.id, productId })
      return { settled, effect }
    },
    forget({ input, before, settled }) {
      const reading = { input: input as ConversionInput, before }
      join(reading, settled, -1)
      leave(reading, -1)
    },
    unknownProducts: () => [...unknown.values()],
    saveTallies: () => saveTallies(db, tallies),
  }
}

type Counted = Pick<Conversion, 'shopId' | 'offerId' | 'partnerId' | 'occurredAtMs'>

/** What it pays was worked out only now, so that caps of money could not be judged before. */
const becameKnown = (before: Conversion, now: Conversion) =>
  before.flags.includes('products_unknown') && !now.flags.includes('products_unknown')
const takesNothing = ({ test, status }: Conversion) => test || status === 'rejected' || status === 'reversed'

/** Whether the input credits a conversion that exists to somebody or something else. */
function isMove({ input, before }: Reading): boolean {
  if (before === null || !input.recredit) return false
  const { partnerId, offerId, clickId } = input.credit
  return before.partnerId !== partnerId || before.offerId !== offerId || before.clickId !== clickId
}

/** What it will be paid by, but for the steps of tiers: enough to know which products its rules ask about. */
function likelyTerms(reading: Reading, terms: ReferenceTerms | undefined): PayoutTerms {
  const { before, decided } = reading
  const kept = decided?.byRules || isMove(reading) ? undefined : (decided?.conversion ?? before ?? undefined)
  return kept?.payoutTerms ?? freezeRules(terms?.rules ?? [], () => null, null, false)
}

/** An order that attaches to a call's conversion follows that one's offer and partner. */
function referenceOf(reading: Reading): Reference {
  const { input, before } = reading
  const credit = before && !isMove(reading) ? before : input.credit
  return {
    shopId: input.shop.id,
    offerId: credit.offerId,
    partnerId: credit.partnerId,
    clickId: credit.clickId,
    event: before?.event ?? input.event,
  }
}
