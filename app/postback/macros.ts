// The macros of a postback: their names, the aliases, the values frozen with a delivery, and the values of a test.
// Templates are parsed against these names; conversion planning fills `MacroValues` when a change happens.
import { formatMinor, parseMoney } from '#app/money/decimal.ts'

/** Known when a change of a conversion is planned, and frozen then. */
export const FROZEN_MACROS = [
  'click_id',
  'aff_click_id',
  'conversion_id',
  'txn_id',
  'event',
  'status',
  'amount',
  'sale_amount',
  'payout',
  'amount_minor',
  'payout_minor',
  'currency',
  'coupon_code',
  'discount',
  'sub1',
  'sub2',
  'sub3',
  'sub4',
  'sub5',
  'offer',
  'offer_id',
  'partner',
  'partner_id',
  'timestamp',
  'datetime',
  'delta_amount',
  'delta_payout',
  'customer_type',
  'is_new',
  'is_test',
  'source',
] as const

/** Known only when an attempt is made. */
export const ATTEMPT_MACROS = ['delivery_id', 'attempt'] as const

export type FrozenMacro = (typeof FROZEN_MACROS)[number]
export type MacroName = FrozenMacro | (typeof ATTEMPT_MACROS)[number]

/** Second names for the same values; `affS1` to `affS5` are Trackdesk's names for the sub ids. */
export const MACRO_ALIASES: Readonly<Record<string, FrozenMacro>> = {
  revenue: 'amount',
  affS1: 'sub1',
  affS2: 'sub2',
  affS3: 'sub3',
  affS4: 'sub4',
  affS5: 'sub5',
}

/**
 * What a delivery carries from the moment it is planned: text by canonical macro name, stored as JSON with the
 * delivery; empty where there is nothing to say.
 */
export type MacroValues = Readonly<Record<FrozenMacro, string>>

/** Macros whose values are plain decimals, so that a JSON body may hold them as numbers. */
export const NUMERIC_MACROS: ReadonlySet<MacroName> = new Set([
  'amount',
  'sale_amount',
  'payout',
  'amount_minor',
  'payout_minor',
  'discount',
  'timestamp',
  'delta_amount',
  'delta_payout',
  'is_new',
  'is_test',
  'attempt',
])

/** Empty where the merchant does not show revenue. */
export const REVENUE_MACROS: ReadonlySet<string> = new Set([
  'amount',
  'sale_amount',
  'amount_minor',
  'delta_amount',
  'discount',
])

const CANONICAL = new Map<string, MacroName>([
  ...FROZEN_MACROS.map((name) => [name, name] as const),
  ...ATTEMPT_MACROS.map((name) => [name, name] as const),
  ...Object.entries(MACRO_ALIASES),
])

/** A destination's API key or token is no macro but `{secret.name}`: its value is kept sealed and shown as dots. */
export const SECRET_NAME = /^[a-z0-9_]{1,32}$/
export const HIDDEN_SECRET = '•••'

/** What stands behind `secret.` where a slot asks for a secret (it may be no valid name); undefined for all other slots. */
export function secretIn(written: string): string | undefined {
  return /^secret\./i.test(written) ? written.slice('secret.'.length) : undefined
}

/** The canonical name behind a macro as written, or undefined where there is none. Case matters. */
export function canonicalMacro(name: string): MacroName | undefined {
  return CANONICAL.get(name)
}

/** Every name that may be written in a template, aliases included. */
export function knownMacroNames(): string[] {
  return [...CANONICAL.keys()]
}

const TEST_AMOUNT = '49.99'
const TEST_PAYOUT = '10.00'
const DEFAULT_TEST_TIME = new Date('2026-01-01T00:00:00Z')

/**
 * The values of a test send and of the editor's preview. Amount and payout read the same in every currency, as the
 * contract fixes them; their minor units are rounded where the currency has fewer digits.
 * @param shopCurrency a known ISO 4217 code
 * @param at the moment that `{timestamp}` and `{datetime}` name
 */
export function testValues(shopCurrency: string, at: Date = DEFAULT_TEST_TIME): MacroValues {
  return {
    click_id: 'test-click-abc123',
    aff_click_id: 'test-aff-click-001',
    conversion_id: 'test-conv-xyz789',
    txn_id: 'test-txn-001',
    event: 'sale',
    status: 'approved',
    amount: TEST_AMOUNT,
    sale_amount: TEST_AMOUNT,
    payout: TEST_PAYOUT,
    amount_minor: minorText(TEST_AMOUNT, shopCurrency),
    payout_minor: minorText(TEST_PAYOUT, shopCurrency),
    currency: shopCurrency,
    coupon_code: 'TEST-COUPON',
    discount: formatMinor(0n, shopCurrency),
    sub1: 'test-campaign',
    sub2: 'test-adgroup',
    sub3: 'test-creative',
    sub4: '',
    sub5: '',
    offer: 'test-offer',
    offer_id: 'test-offer-001',
    partner: 'test-partner',
    partner_id: 'test-partner-001',
    timestamp: String(Math.floor(at.getTime() / 1000)),
    datetime: at.toISOString(),
    delta_amount: TEST_AMOUNT,
    delta_payout: TEST_PAYOUT,
    customer_type: 'new',
    is_new: '1',
    is_test: '1',
    source: 'test',
  }
}

function minorText(decimal: string, currency: string): string {
  const money = parseMoney(decimal, currency)
  if (!money) throw new Error(`test value ${decimal} is no decimal`)
  return money.minor.toString()
}
