// One conversion to be settled: what is recorded, and what its source, or a person, says of it now.
import type { Conversion, ConversionInput } from './conversion.ts'

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

/** What a conversion refers to. */
export interface Reference {
  shopId: string
  offerId: string
  partnerId: string
  clickId: string | null
  event: string
}

/** Whether the input credits a conversion that exists to somebody or something else. */
export function isMove(reading: Reading): reading is Reading & { before: Conversion } {
  const { input, before } = reading
  if (before === null || !input.recredit) return false
  const { partnerId, offerId, clickId } = input.credit
  return before.partnerId !== partnerId || before.offerId !== offerId || before.clickId !== clickId
}

/** What it will refer to. An order that attaches to a call's conversion follows that one's offer and partner. */
export function referenceOf(reading: Reading): Reference {
  const { input, before } = reading
  const { offerId, partnerId, clickId } = before && !isMove(reading) ? before : input.credit
  return { shopId: input.shop.id, offerId, partnerId, clickId, event: before?.event ?? input.event }
}

/** What tallies count it by: its happening does not change with what it refers to. */
export function countedAs(reading: Reading) {
  const { input, before } = reading
  return { ...referenceOf(reading), occurredAtMs: before?.occurredAtMs ?? input.occurredAtMs }
}
