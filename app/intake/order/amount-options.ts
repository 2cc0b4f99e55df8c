// What an offer counts as revenue: the options of the algorithm in read-amounts.ts, with the defaults.

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
