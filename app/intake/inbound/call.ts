// From the parameters of an inbound call to what it reports: typed, in minor units, or the one thing that is wrong. Pure.
import { isCurrency } from '#app/money/currency.ts'
import { parseExactAmount } from '#app/money/decimal.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { refuse, type Refusal } from './outcome.ts'
import type { Parameters as CallParameters } from './parameters.ts'

/** What an offer fills in. */
export interface CallDefaults {
  /** The offer's inbound currency, else the shop's. */
  currency: string
  /** The offer's default revenue in `currency`; null: none. */
  amountMinor: bigint | null
}

export interface Call {
  /** Lower case; null where none is given or what is given can be no click of ours. */
  clickId: string | null
  clickGiven: boolean
  test: boolean
  couponCode: string | null
  txnId: string | null
  event: string
  currency: string
  amountMinor: bigint
  payoutMinor: bigint | null
}

export type CallReading = { ok: true; call: Call } | { ok: false; refusal: Refusal }

const EVENT = /^[a-z0-9_-]{1,64}$/
const MAX_TXN_CHARS = 255
const MAX_COUPON_CHARS = 255

export function readCall(parameters: CallParameters, defaults: CallDefaults): CallReading {
  const wrong = (...args: Parameters<typeof refuse>): CallReading => ({ ok: false, refusal: refuse(...args) })
  const currency = parameters.currency?.toUpperCase() ?? defaults.currency
  if (!isCurrency(currency)) return wrong('invalid_currency', 'currency must be an ISO 4217 code', 'currency')
  const event = parameters.event?.toLowerCase() ?? 'sale'
  if (!EVENT.test(event)) return wrong('invalid_event', 'event must be 1 to 64 of a-z, 0-9, _ and -', 'event')
  const txnId = parameters.txn_id ?? null
  if (txnId !== null && txnId.length > MAX_TXN_CHARS)
    return wrong('invalid_txn_id', `txn_id must be 1 to ${MAX_TXN_CHARS} characters`, 'txn_id')
  const couponCode = parameters.coupon_code ?? null
  if (couponCode !== null && couponCode.length > MAX_COUPON_CHARS) {
    return wrong(
      'invalid_coupon_code',
      `coupon_code must be at most ${MAX_COUPON_CHARS} characters`,
      'coupon_code',
    )
  }
  const clickId = parameters.click_id?.toLowerCase() ?? null
  if (clickId === null && couponCode === null)
    return wrong('missing_click_id', 'click_id or coupon_code is required', 'click_id')

  const amount = parameters.amount === undefined ? null : parseExactAmount(parameters.amount, currency)
  if (amount?.ok === false)
    return wrong('invalid_amount', decimalMessage('amount', amount.reason, currency), 'amount')
  const payout = parameters.payout === undefined ? null : parseExactAmount(parameters.payout, currency)
  if (payout?.ok === false)
    return wrong('invalid_payout', decimalMessage('payout', payout.reason, currency), 'payout')

  const test = clickId === 'test'
  return {
    ok: true,
    call: {
      clickId: clickId !== null && isUuid(clickId) ? clickId : null,
      clickGiven: clickId !== null,
      test,
      couponCode,
      txnId,
      event,
      currency,
      amountMinor: amount?.minor ?? (currency === defaults.currency ? defaults.amountMinor : null) ?? 0n,
      payoutMinor: payout?.minor ?? null,
    },
  }
}

function decimalMessage(name: string, reason: 'malformed' | 'too_many_digits', currency: string): string {
  return reason === 'malformed'
    ? `${name} must be a decimal like 49.99, without sign, exponent or thousands separator`
    : `${name} has more digits than ${currency} has`
}
