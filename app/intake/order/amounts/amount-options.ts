// What an offer counts as revenue: the options of the algorithm in read-amounts.ts, with the defaults, and how they are
// read from where the offer keeps them.
import { z } from 'zod'

export type AmountOptions = {
  includeTax: boolean
  includeShipping: boolean
  includeTips: boolean
  excludeGiftCards: boolean
  /** Whether lines and units that an edit adds later count. */
  editAdditions: boolean
  /** `follow_units` takes back what was returned even where the merchant kept money for it. */
  money: 'follow_refunded_money' | 'follow_units'
  /** Lines that never count: by product id, by SKU, by vendor (each compared exactly). */
  excludedProductIds: string[]
  excludedSkus: string[]
  excludedVendors: string[]
}

export const DEFAULT_AMOUNT_OPTIONS: AmountOptions = {
  includeTax: false,
  includeShipping: false,
  includeTips: false,
  excludeGiftCards: true,
  editAdditions: true,
  money: 'follow_refunded_money',
  excludedProductIds: [],
  excludedSkus: [],
  excludedVendors: [],
}

const texts = (otherwise: string[]) => z.array(z.string()).catch(otherwise)
const flag = (otherwise: boolean) => z.boolean().catch(otherwise)
/** A field that is missing or of another type takes its default, and no other field suffers for it. */
const STORED = z.object({
  includeTax: flag(DEFAULT_AMOUNT_OPTIONS.includeTax),
  includeShipping: flag(DEFAULT_AMOUNT_OPTIONS.includeShipping),
  includeTips: flag(DEFAULT_AMOUNT_OPTIONS.includeTips),
  excludeGiftCards: flag(DEFAULT_AMOUNT_OPTIONS.excludeGiftCards),
  editAdditions: flag(DEFAULT_AMOUNT_OPTIONS.editAdditions),
  money: z.enum(['follow_refunded_money', 'follow_units']).catch(DEFAULT_AMOUNT_OPTIONS.money),
  excludedProductIds: texts(DEFAULT_AMOUNT_OPTIONS.excludedProductIds),
  excludedSkus: texts(DEFAULT_AMOUNT_OPTIONS.excludedSkus),
  excludedVendors: texts(DEFAULT_AMOUNT_OPTIONS.excludedVendors),
})

/** @param stored `offer.basis`: some of the options, or anything else, which is as good as none of them */
export function readAmountOptions(stored: unknown): AmountOptions {
  return STORED.catch(DEFAULT_AMOUNT_OPTIONS).parse(stored)
}
