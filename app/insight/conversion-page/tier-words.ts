// Which step of a rule counts, by what the partner had brought before. Pure.
import type { FrozenTier, Period } from '#app/conversion/payout/rule.ts'
import { mark } from '#app/language/say.ts'

export const TIER_WORDS: Readonly<Record<FrozenTier['by'], Readonly<Record<Period, string>>>> = {
  conversions: {
    day: mark('The partner had brought {{brought}} conversions that day, so its step from {{from}} counts.'),
    week: mark(
      'The partner had brought {{brought}} conversions that week, so its step from {{from}} counts.',
    ),
    month: mark(
      'The partner had brought {{brought}} conversions that month, so its step from {{from}} counts.',
    ),
    total: mark('The partner had brought {{brought}} conversions in all, so its step from {{from}} counts.'),
  },
  revenue: {
    day: mark('The partner had brought {{brought}} of revenue that day, so its step from {{from}} counts.'),
    week: mark('The partner had brought {{brought}} of revenue that week, so its step from {{from}} counts.'),
    month: mark(
      'The partner had brought {{brought}} of revenue that month, so its step from {{from}} counts.',
    ),
    total: mark('The partner had brought {{brought}} of revenue in all, so its step from {{from}} counts.'),
  },
}
