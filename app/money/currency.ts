// The currencies we know and how many decimal digits each has. Ground floor: every amount is read and shown by it.
// ISO 4217 minor units, not CLDR's: Intl rounds AFN, ALL, COP and others to whole units, payment systems do not.

const TWO_DIGITS =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP ' +
  'CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS ' +
  'INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN ' +
  'NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP ' +
  'STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG'
const NO_DIGITS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
const THREE_DIGITS = 'BHD IQD JOD KWD LYD OMR TND'
const FOUR_DIGITS = 'CLF UYW'

const DIGITS = new Map<string, number>([
  ...TWO_DIGITS.split(' ').map((code) => [code, 2] as const),
  ...NO_DIGITS.split(' ').map((code) => [code, 0] as const),
  ...THREE_DIGITS.split(' ').map((code) => [code, 3] as const),
  ...FOUR_DIGITS.split(' ').map((code) => [code, 4] as const),
])

/** Whether `code` is an ISO 4217 code that we can hold amounts in; upper case only. */
export function isCurrency(code: string): boolean {
  return DIGITS.has(code)
}

/**
 * The number of decimal digits of a currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD.
 * Throws on a code that `isCurrency` refuses: callers check input first, so here it is a bug.
 */
export function currencyDigits(code: string): number {
  const digits = DIGITS.get(code)
  if (digits === undefined) throw new Error(`unknown currency ${JSON.stringify(code)}`)
  return digits
}

/** All codes, in no particular order: for pickers and for tests that walk them. */
export function currencies(): string[] {
  return [...DIGITS.keys()]
}
