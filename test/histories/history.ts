// Histories of one order, made up by fast-check: what was ordered, who is credited, and what happened to it afterwards. Only
// choices stand here, so that a failing history shrinks to a few steps; play.ts makes of them the webhooks that Shopify sends.
import fc from 'fast-check'
import { OFFER_KINDS, type OfferKind } from './offers.ts'

export const CURRENCIES = ['USD', 'EUR', 'JPY', 'KWD'] as const
export type Currency = (typeof CURRENCIES)[number]

/** All amounts are whole minor units. */
export interface PlacedLine {
  priceMinor: number
  quantity: number
  /** Of price x quantity. */
  discountPercent: number
  taxPercent: number
  /** One of a few products: rules ask for them. */
  product: 0 | 1 | 2
  giftCard: boolean
}

export interface Placed {
  currency: Currency
  taxesIncluded: boolean
  lines: PlacedLine[]
  /** null: nothing is shipped. */
  shippingMinor: number | null
  payment: 'paid' | 'authorized' | 'pending' | 'partially_paid'
  test: boolean
}

export const STEP_KINDS = [
  'pay',
  'retag',
  'add_line',
  'remove_units',
  'refund_units',
  'refund_shipping',
  'refund_amount',
  'refund_rest',
  'settle_pending',
  'cancel',
  'uncancel',
  'dispute',
  'void',
  'delete',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** What a dispute comes to, by `pick`. */
export const OUTCOMES = ['needs_response', 'under_review', 'lost', 'won', 'lost', 'prevented'] as const
export type DisputeStatus = (typeof OUTCOMES)[number]

/** One thing that happens. What a step cannot do as the order stands is only told as one more version of it. */
export interface Step {
  kind: StepKind
  /** Seconds after the step before; with 0 both have the same `updated_at`. */
  gapS: number
  /** Which line, dispute or amount: read as far as it fits. */
  pick: number
  units: number
  percent: number
  how: 'plain' | 'second' | 'third'
  /** Its webhooks bear one Triggered-At. */
  sameTrigger: boolean
  /** The order is told of before the refund. */
  orderFirst: boolean
}

export interface History {
  placed: Placed
  steps: Step[]
  offer: OfferKind
  credit: 'click' | 'coupon'
}

const line: fc.Arbitrary<PlacedLine> = fc.record({
  priceMinor: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 20_000 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  quantity: fc.integer({ min: 1, max: 4 }),
  discountPercent: fc.constantFrom(0, 0, 0, 10, 33, 100),
  taxPercent: fc.constantFrom(0, 7, 20),
  product: fc.constantFrom(0, 1, 2),
  giftCard: fc.constantFrom(...Array.from({ length: 19 }, () => false), true),
})

const placed: fc.Arbitrary<Placed> = fc.record({
  currency: fc.constantFrom(...CURRENCIES),
  taxesIncluded: fc.boolean(),
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  shippingMinor: fc.option(fc.integer({ min: 0, max: 1500 })),
  payment: fc.constantFrom('paid', 'paid', 'paid', 'authorized', 'pending', 'partially_paid'),
  test: fc.constantFrom(...Array.from({ length: 29 }, () => false), true),
})

/** Refunds and disputes often: in them several steps meet. */
const OFTEN: StepKind[] = [
  'pay',
  'refund_units',
  'refund_units',
  'refund_units',
  'refund_amount',
  'dispute',
  'dispute',
]

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...STEP_KINDS, ...OFTEN),
  gapS: fc.oneof(fc.constantFrom(0, 0, 1), fc.integer({ min: 2, max: 400_000 })),
  pick: fc.integer({ min: 0, max: 5 }),
  units: fc.integer({ min: 1, max: 4 }),
  percent: fc.integer({ min: 1, max: 100 }),
  how: fc.constantFrom('plain', 'second', 'third'),
  sameTrigger: fc.boolean(),
  orderFirst: fc.boolean(),
})

export const history: fc.Arbitrary<History> = fc.record({
  placed,
  // Mostly short, and long ones too: thousands of them are to be played in seconds.
  steps: fc.oneof(
    { weight: 3, arbitrary: fc.array(step, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(step, { minLength: 3, maxLength: 8 }) },
  ),
  offer: fc.constantFrom(...OFFER_KINDS),
  credit: fc.constantFrom('click', 'coupon'),
})
