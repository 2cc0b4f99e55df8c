// What each macro means, in a few words, for the picker, which says them. Grouped as a person looks for them. Pure.
import { mark } from '#app/language/say.ts'
import type { MacroName } from '#app/postback/macros.ts'

export interface MacroGroup {
  title: string
  macros: readonly (readonly [name: MacroName, meaning: string])[]
}

export const MACRO_GROUPS: readonly MacroGroup[] = [
  {
    title: mark('Click'),
    macros: [
      ['aff_click_id', mark('the partner’s own click id')],
      ['click_id', mark('our click id')],
      ['sub1', mark('sub id 1 of the link')],
      ['sub2', mark('sub id 2 of the link')],
      ['sub3', mark('sub id 3 of the link')],
      ['sub4', mark('sub id 4 of the link')],
      ['sub5', mark('sub id 5 of the link')],
    ],
  },
  {
    title: mark('Money'),
    macros: [
      ['payout', mark('what the partner gets')],
      ['amount', mark('what counts as revenue')],
      ['currency', mark('the currency of all money here')],
      ['sale_amount', mark('what the customer paid in all')],
      ['discount', mark('what discounts took off')],
      ['payout_minor', mark('payout in cents')],
      ['amount_minor', mark('amount in cents')],
      ['delta_payout', mark('payout, only the change since the last call')],
      ['delta_amount', mark('amount, only the change since the last call')],
    ],
  },
  {
    title: mark('Conversion'),
    macros: [
      ['conversion_id', mark('our id of the conversion')],
      ['txn_id', mark('transaction id, the order id for orders')],
      ['event', mark('sale, lead, …')],
      ['status', mark('approved, rejected, …')],
      ['coupon_code', mark('the code that was used')],
      ['customer_type', mark('new or returning')],
      ['is_new', mark('1 for a new customer, else 0')],
      ['is_test', mark('1 for a test order, else 0')],
      ['timestamp', mark('when it happened, Unix seconds')],
      ['datetime', mark('when it happened, ISO 8601')],
      ['source', mark('shopify or inbound')],
    ],
  },
  {
    title: mark('Names and ids'),
    macros: [
      ['offer', mark('the offer’s name in links')],
      ['offer_id', mark('the offer’s id')],
      ['partner', mark('the partner’s name in links')],
      ['partner_id', mark('the partner’s id')],
      ['delivery_id', mark('the same at each attempt')],
      ['attempt', mark('number of the attempt, from 1')],
    ],
  },
]
