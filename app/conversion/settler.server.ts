// Settles the readings of a batch one after the other: reads and locks what they need in common (terms, product facts, tallies),
// then asks the pure functions. Part of record-conversions; people's decisions use it too.
import { readRatesOfShops } from '#app/money/rates.server.ts'
import { rateDay, type RateOf } from '#app/money/rate.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Conversion, ConversionInput } from './conversion.ts'
import { missingProducts, readNeededFacts } from './needed-facts.server.ts'
import { neededRates } from './needed-rates.ts'
import { freezeRules } from './payout/freeze-rules.ts'
import type { PayoutTerms } from './payout/rule.ts'
import { countedAs, isMove, referenceOf, type Reading } from './reading.ts'
import { settleReading } from './settle-reading.ts'
import type { Settled } from './settle.ts'
import { capKey, tallyKeys, tierKey, type TallyKey } from './tally.ts'
import { lockTallies, saveTallies, type Tallies } from './tallies.server.ts'
import { readTerms, type ReferenceTerms } from './terms.server.ts'
import type { Effect } from './write-effects.server.ts'

export interface Settler {
  settle(reading: Reading, newConversionId: () => string): { settled: Settled; effect: Effect }
  /** Takes back what was counted in the tallies: it did not happen. */
  forget(reading: Reading, settled: Settled): void
  unknownProducts(): { shopId: string; productId: string }[]
  saveTallies(): Promise<void>
}

/** @param db the client of a transaction; tallies stay locked until it ends */
export async function createSettler(
  db: Queryable,
  readings: readonly Reading[],
  nowMs: number,
): Promise<Settler> {
  const terms = await readAllTerms(db, readings)
  const tallies = await lockTallies(
    db,
    readings.flatMap((reading) => [...leftKeys(reading, terms), ...joinedKeys(reading, terms)]),
  )
  const factsOf = await readNeededFacts(
    db,
    readings.map((reading) => ({ ...reading, terms: likelyTerms(reading, terms.own(reading.input)) })),
    nowMs,
  )
  const rates = await readNeededRates(db, readings, terms, tallies, nowMs)
  const unknown = new Map<string, { shopId: string; productId: string }>()

  const count = (keys: readonly TallyKey[], from: Conversion | null, to: Conversion | null) => {
    for (const key of keys) tallies.count(key, from, to)
  }

  return {
    settle(reading, newConversionId) {
      const { input, before } = reading
      const { timeZone } = input.shop
      const counted = countedAs(reading)
      // While it is judged it takes nothing of its caps.
      count(leftKeys(reading, terms), before, null)
      const around = {
        terms: terms.own(input),
        facts: factsOf(input),
        rateOf: rates(input.shop.id),
        capCount: (cap: Parameters<typeof capKey>[0]) => tallies.of(capKey(cap, counted, timeZone)),
        tierCount: (tiers: Parameters<typeof tierKey>[0]) => tallies.of(tierKey(tiers, counted, timeZone)),
        newConversionId,
      }
      const settled = settleReading(reading, around, nowMs)
      count(joinedKeys(reading, terms), null, settled.conversion)
      for (const productId of missingProducts(settled.conversion, input, around.facts))
        unknown.set(`${input.shop.id} ${productId}`, { shopId: input.shop.id, productId })
      return {
        settled,
        effect: { settled, input, before, terms: around.terms, left: terms.left(input) },
      }
    },
    forget(reading, { conversion }) {
      count(joinedKeys(reading, terms), conversion, null)
      count(leftKeys(reading, terms), null, reading.before)
    },
    unknownProducts: () => [...unknown.values()],
    saveTallies: () => saveTallies(db, tallies),
  }
}

interface AllTerms {
  /** Of what it will refer to. */
  own(input: ConversionInput): ReferenceTerms
  /** Of what a move leaves. */
  left(input: ConversionInput): ReferenceTerms | undefined
}

async function readAllTerms(db: Queryable, readings: readonly Reading[]): Promise<AllTerms> {
  const moves = readings.filter(isMove)
  const own = await readTerms(db, readings.map(referenceOf))
  const left = await readTerms(
    db,
    moves.map(({ before }) => before),
  )
  const ownOf = new Map(readings.map(({ input }, index) => [input, own[index]]))
  const leftOf = new Map(moves.map(({ input }, index) => [input, left[index]]))
  return {
    own(input) {
      const terms = ownOf.get(input)
      if (!terms) throw new Error('a reading was not among those that the settler was made for')
      return terms
    },
    left: (input) => leftOf.get(input),
  }
}

/** The tallies that it is counted in as recorded. */
function leftKeys(reading: Reading, terms: AllTerms): TallyKey[] {
  const { input, before } = reading
  return before === null ? [] : tallyKeys(before, terms.left(input) ?? terms.own(input), input.shop.timeZone)
}

/** Those that it will be counted in. */
function joinedKeys(reading: Reading, terms: AllTerms): TallyKey[] {
  const { input } = reading
  return tallyKeys(countedAs(reading), terms.own(input), input.shop.timeZone)
}

/** Nothing is asked where all amounts of a shop are in one currency. */
function readNeededRates(
  db: Queryable,
  readings: readonly Reading[],
  terms: AllTerms,
  tallies: Pick<Tallies, 'currenciesOf'>,
  nowMs: number,
): Promise<(shopId: string) => RateOf> {
  const sold = Map.groupBy(readings, ({ input }) => input.shop.id)
  const pairs = [...sold].flatMap(([shopId, ofShop]) => {
    // What an earlier one of the batch brings is counted too.
    const counted = new Set(ofShop.map(({ input, before }) => before?.currency ?? input.currency))
    for (const currency of tallies.currenciesOf(shopId)) counted.add(currency)
    return ofShop.flatMap((reading) =>
      neededRates(reading, terms.own(reading.input), counted).map((pair) => ({ ...pair, shopId })),
    )
  })
  return readRatesOfShops(db, pairs, rateDay(nowMs))
}

/** What it will be paid by, but for the steps of tiers: enough to know which products its rules ask about. */
function likelyTerms(reading: Reading, { rules }: ReferenceTerms): PayoutTerms {
  const { before, decided } = reading
  const kept = decided?.byRules || isMove(reading) ? undefined : (decided?.conversion ?? before ?? undefined)
  return kept?.payoutTerms ?? freezeRules(rules, () => null, null, false)
}
