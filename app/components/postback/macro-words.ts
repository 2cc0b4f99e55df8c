// What each macro means, in a few words, for the picker. Grouped as a person looks for them. Pure.
import type { MacroName } from '#app/postback/macros.ts'

export interface MacroGroup {
  title: string
  macros: readonly (readonly [name: MacroName, meaning: string])[]
}

export const MACRO_GROUPS: readonly MacroGroup[] = [
  {
    title: 'Click',
    macros: [
      ['aff_click_id', 'the partner’s own click id'],
      ['click_id', 'our click id'],
      ['sub1', 'sub id 1 of the link'],
      ['sub2', 'sub id 2 of the link'],
      ['sub3', 'sub id 3 of the link'],
      ['sub4', 'sub id 4 of the link'],
      ['sub5', 'sub id 5 of the link'],
    ],
  },
  {
    title: 'Money',
    macros: [
      ['payout', 'what the partner gets'],
      ['amount', 'what counts as revenue'],
      ['currency', 'the currency of all money here'],
      ['sale_amount', 'what the customer paid in all'],
      ['discount', 'what discounts took off'],
      ['payout_minor', 'payout in cents'],
      ['amount_minor', 'amount in cents'],
      ['delta_payout', 'payout, only the change since the last call'],
      ['delta_amount', 'amount, only the change since the last call'],
    ],
  },
  {
    title: 'Conversion',
    macros: [
      ['conversion_id', 'our id of the conversion'],
      ['txn_id', 'transaction id, the order id for orders'],
      ['event', 'sale, lead, …'],
      ['status', 'approved, rejected, …'],
      ['coupon_code', 'the code that was used'],
      ['customer_type', 'new or returning'],
      ['is_new', '1 for a new customer, else 0'],
      ['is_test', '1 for a test order, else 0'],
      ['timestamp', 'when it happened, Unix seconds'],
      ['datetime', 'when it happened, ISO 8601'],
      ['source', 'shopify or inbound'],
    ],
  },
  {
    title: 'Names and ids',
    macros: [
      ['offer', 'the offer’s name in links'],
      ['offer_id', 'the offer’s id'],
      ['partner', 'the partner’s name in links'],
      ['partner_id', 'the partner’s id'],
      ['delivery_id', 'the same at each attempt'],
      ['attempt', 'number of the attempt, from 1'],
    ],
  },
]
