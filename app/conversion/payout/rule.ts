// The words of payout rules: what an offer pays, under which conditions, and the terms that a conversion keeps of them. Stored as
// JSON (payout_rule.conditions, .tiers; conversion.payout_terms), so plain objects only; money is minor units as text there.
import type { Rate } from '#app/money/rate.ts'
import type { ProductFacts } from './sale.ts'

export const PERIODS = ['day', 'week', 'month', 'total'] as const
/** In the shop's time zone; weeks begin on Monday. */
export type Period = (typeof PERIODS)[number]

/** Everything that is named has to hold; of a list, one of its values. Absent: any. */
export interface Conditions {
  products?: readonly string[]
  variants?: readonly string[]
  skus?: readonly string[]
  vendors?: readonly string[]
  /** These three need product facts. */
  collections?: readonly string[]
  tags?: readonly string[]
  productTypes?: readonly string[]
  customer?: 'new' | 'returning'
  /** ISO 3166 alpha-2, upper case. */
  countries?: readonly string[]
  /** Coupon keys. */
  coupons?: readonly string[]
}

export interface Flat {
  minor: string
  currency: string
}

/** What a rule pays: a share of the lines that it fits, an amount for the conversion, or both. */
export interface Result {
  basisPoints: number | null
  flat: Flat | null
}

/** Steps by what the partner has brought on the offer in the period, before this conversion. The highest reached counts. */
export interface Tiers {
  by: 'conversions' | 'revenue'
  period: Period
  /** Of a revenue; null for conversions. */
  currency: string | null
  /** `from` ascending, the first '0'; conversions, or minor units of `currency`. */
  steps: readonly (Result & { from: string })[]
}

/** A rule as it is set up. */
export interface PayoutRule {
  id: string
  /** For one partner only; such rules come first. */
  partner: boolean
  position: number
  conditions: Conditions
  pays: { kind: 'fixed'; result: Result } | { kind: 'tiers'; tiers: Tiers }
}

/** A rule as a conversion keeps it: the step of its tiers is chosen. */
export interface FrozenRule extends Result {
  /** null in conversions from before rules had conditions. */
  id: string | null
  partner: boolean
  conditions: Conditions
  /** Which step was reached, and by how much. */
  tier: FrozenTier | null
}

export interface FrozenTier extends Pick<Tiers, 'by' | 'period' | 'currency'> {
  from: string
  brought: string
  /** By which revenue in other currencies was counted. */
  rates?: readonly Rate[]
  /** Revenue in other currencies of which no rate is known yet: once there is one, the step is chosen again (keep-rates.ts). */
  uncounted?: { revenue: Readonly<Record<string, string>>; steps: Tiers['steps'] }
}

/** How a conversion is paid: kept with it, so that later changes of the rules leave it alone. */
export type PayoutTerms = PaidBy & {
  /** By which the caps of offer and partner were judged, where they or what they count are in other currencies. */
  capRates?: readonly Rate[]
}

type PaidBy =
  | {
      kind: 'rules'
      /** In the order in which they are tried. */
      rules: readonly FrozenRule[]
      /** The most that the conversion pays. */
      cap: Flat | null
      /** A flat payout shrinks with a partial refund. */
      flatProRata: boolean
      /** What was known of the products that rules asked about, by id: what becomes of them later changes no payout. */
      facts?: Readonly<Record<string, ProductFacts>>
      /** By which flat payouts and the cap were converted into the conversion's currency. */
      rates?: readonly Rate[]
    }
  /** Named by the caller, or by a person. */
  | { kind: 'given'; minor: string }
  /** The event has no rule: it pays 0 and says so. */
  | { kind: 'no_rule' }

/** The arithmetic of a payout, kept to be shown. Money is minor units of the conversion's currency, as text. */
export interface PayoutCalculation {
  lines: readonly {
    lineId: string
    amountMinor: string
    /** The rule that fits it; null: none does. Position in the terms' rules. */
    rule: number | null
    basisPoints: number | null
    /** Unrounded: numerator over 10,000. */
    payoutTenThousandths: string
  }[]
  /** Each once. One in another currency than the conversion's is converted, and counts nothing while there is no rate. */
  flats: readonly (Flat & { rule: number; converted?: Converted })[]
  /** The exact sum, rounded once, before the cap. */
  sumMinor: string
  /** null: there is none, or it is in another currency and there is no rate. */
  capMinor: string | null
  /** By which it was converted, where it is in another currency. */
  capRate?: Rate
  /** What it pays for the sale as sold. */
  grossMinor: string
  /** The part of grossMinor that a partial refund leaves alone. */
  fixedMinor: string
}

/** What an amount of another currency is in the conversion's. */
export interface Converted {
  minor: string
  rate: Rate
}
