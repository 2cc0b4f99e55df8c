// English plurals: conversions.
import type { Words } from '../say.ts'

export const CONVERSIONS: Words = {
  '{{count, number}} new conversions_one': '{{count, number}} new conversion',
  '{{count, number}} new conversions_other': '{{count, number}} new conversions',
  'Select all {{count, number}} on this page_one': 'Select the one on this page',
  'Select all {{count, number}} on this page_other': 'Select all {{count, number}} on this page',
  '{{count, number}} selected_one': '{{count, number}} selected',
  '{{count, number}} selected_other': '{{count, number}} selected',
  '{{count, number}} days_one': '{{count, number}} day',
  '{{count, number}} days_other': '{{count, number}} days',
  '{{count, number}} hours_one': '{{count, number}} hour',
  '{{count, number}} hours_other': '{{count, number}} hours',
  '{{count, number}} minutes_one': '{{count, number}} minute',
  '{{count, number}} minutes_other': '{{count, number}} minutes',
  '{{count, number}} seconds_one': '{{count, number}} second',
  '{{count, number}} seconds_other': '{{count, number}} seconds',
  '{{count, number}} conversions approved_one': '{{count, number}} conversion approved',
  '{{count, number}} conversions approved_other': '{{count, number}} conversions approved',
  '{{count, number}} conversions rejected_one': '{{count, number}} conversion rejected',
  '{{count, number}} conversions rejected_other': '{{count, number}} conversions rejected',
  '{{count, number}} decisions taken back_one': '{{count, number}} decision taken back',
  '{{count, number}} decisions taken back_other': '{{count, number}} decisions taken back',
  '{{count, number}} conversions marked as paid_one': '{{count, number}} conversion marked as paid',
  '{{count, number}} conversions marked as paid_other': '{{count, number}} conversions marked as paid',
  '{{count, number}} conversions marked as not paid_one': '{{count, number}} conversion marked as not paid',
  '{{count, number}} conversions marked as not paid_other':
    '{{count, number}} conversions marked as not paid',
  '{{count, number}} payouts changed_one': '{{count, number}} payout changed',
  '{{count, number}} payouts changed_other': '{{count, number}} payouts changed',
  '{{count, number}} conversions moved_one': '{{count, number}} conversion moved',
  '{{count, number}} conversions moved_other': '{{count, number}} conversions moved',
  '{{count, number}} conversions are decided together._one': '{{count, number}} conversion is decided.',
  '{{count, number}} conversions are decided together._other':
    '{{count, number}} conversions are decided together.',
}
