// Settles the inputs of a batch one after the other: reads and locks what they need in common (terms, product facts, tallies),
// then asks the pure functions. Part of record-conversions; people's decisions use it too.
import type { Queryable } from '#app/platform/database.server.ts'
import { judgeCaps } from './cap.ts'
import type { Conversion, ConversionInput } from './conversion.ts'
import { keptFacts, paidSale } from './derive.ts'
import { calculatePayout } from './payout/calculate.ts'
import { freezeRules } from './payout/freeze-rules.ts'
import type { PayoutTerms } from './payout/rule.ts'
import type { ProductFacts } from './payout/sale.ts'
import { readProductFacts } from './product-facts.server.ts'
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
  decided?: { conversion: Conversion; reason: string }
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
  const facts = await readFacts(db, readings, termsOf, nowMs)
  const factsOf = ({ shop }: ConversionInput) => facts.get(shop.id) ?? new Map<string, ProductFacts>()

  function settleOne(reading: Reading, newConversionId: () => string): Settled {
    const { input, before, decided } = reading
    const { holdDays, partner, caps } = termsOf.get(input) as ReferenceTerms
    const demands = { holdDays, partner, facts: factsOf(input) }
    if (before && !isMove(reading))
      return decided
        ? settleDecided(before, decided.conversion, input, demands, decided.reason, nowMs)
        : settleAgain(before, input, demands, nowMs)
    const start = decided?.conversion ?? before
    const credited = {
      ...(start ?? { occurredAtMs: input.occurredAtMs }),
      ...referenceOf(reading),
    } as Counted
    const terms = freeze(input, credited)
    const moved = (flags: Conversion['flags']) =>
      settleMoved({ ...(start as Conversion), flags }, input, terms, demands, nowMs)
    const bare = start ? null : bareConversion(input, terms, newConversionId(), nowMs)
    const first = bare ? settleNew(bare, input, demands, nowMs) : moved([])
    if (takesNothing(first.conversion)) return first
    const flags = judgeCaps(
      caps,
      (cap) => tallies.of(capKey(cap, credited, input.shop.timeZone)),
      first.conversion,
    )
    if (flags.length === 0) return first
    return bare ? settleNew({ ...bare, flags }, input, demands, nowMs) : moved(flags)
  }

  function count({ input, settled, before }: Effect, sign: 1 | -1): void {
    const reading = { input: input as ConversionInput, before }
    for (const { key, leaves } of keysOf(reading)) {
      const after = settled.conversion
      if (leaves && before) tallies.count(key, sign === 1 ? before : null, sign === 1 ? null : before)
      else {
        const was = before && !isMove(reading) ? before : null
        tallies.count(key, sign === 1 ? was : after, sign === 1 ? after : was)
      }
    }
  }

  return {
    settle(reading, newConversionId) {
      const { input, before } = reading
      const settled = settleOne(reading, newConversionId)
      const terms = termsOf.get(input) as ReferenceTerms
      const effect: Effect = { settled, input, before, terms, left: leaving.get(input) }
      count(effect, 1)
      for (const productId of missingProducts(settled.conversion, input, factsOf(input)))
        unknown.set(`${input.shop.id} ${productId}`, { shopId: input.shop.id, productId })
      return { settled, effect }
    },
    forget: (effect) => count(effect, -1),
    unknownProducts: () => [...unknown.values()],
    saveTallies: () => saveTallies(db, tallies),
  }
}

type Counted = Pick<Conversion, 'shopId' | 'offerId' | 'partnerId' | 'occurredAtMs'>

const takesNothing = ({ test, status }: Conversion) => test || status === 'rejected' || status === 'reversed'

/** Whether the input credits a conversion that exists to somebody or something else. */
function isMove({ input, before }: Reading): boolean {
  if (before === null || !input.recredit) return false
  const { partnerId, offerId, clickId } = input.credit
  return before.partnerId !== partnerId || before.offerId !== offerId || before.clickId !== clickId
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

/** Facts of the products that rules of these conversions ask about, by shop and product. */
async function readFacts(
  db: Queryable,
  readings: readonly Reading[],
  termsOf: ReadonlyMap<ConversionInput, ReferenceTerms>,
  nowMs: number,
): Promise<Map<string, Map<string, ProductFacts>>> {
  const wanted = readings.flatMap(({ input, before }) => {
    const { rules } = termsOf.get(input) as ReferenceTerms
    const terms = before?.payoutTerms ?? freezeRules(rules, () => null, null, false)
    const sale = before ? paidSale(before, input) : input.sale
    const { missingProducts: products } = calculatePayout(terms, sale, keptFacts(terms))
    return products.map((productId) => ({ shopId: input.shop.id, productId }))
  })
  const byShop = new Map<string, Map<string, ProductFacts>>()
  if (wanted.length === 0) return byShop
  const found = await readProductFacts(db, wanted, nowMs)
  for (const { shopId, productId } of wanted) {
    const facts = found.get(`${shopId} ${productId}`)
    const ofShop = byShop.get(shopId) ?? new Map<string, ProductFacts>()
    if (facts) byShop.set(shopId, ofShop.set(productId, facts))
  }
  return byShop
}

function missingProducts(
  conversion: Conversion,
  input: ConversionInput,
  facts: ReadonlyMap<string, ProductFacts>,
): readonly string[] {
  if (!conversion.flags.includes('products_unknown')) return []
  const { payoutTerms: terms } = conversion
  const known = new Map([...facts, ...keptFacts(terms)])
  return calculatePayout(terms, paidSale(conversion, input), known).missingProducts
}
