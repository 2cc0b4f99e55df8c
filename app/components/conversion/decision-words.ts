// What the dialogs of decisions ask and say.
import { mark } from '#app/language/say.ts'

export const KINDS = [
  'approve',
  'reject',
  'withdraw',
  'change_payout',
  'by_rules',
  'move',
  'move_back',
  'mark_paid',
  'mark_unpaid',
] as const
export type Kind = (typeof KINDS)[number]

interface Words {
  /** On the button, and in the dialog. */
  action: string
  title: string
  /** What happens then. */
  about: string
  destructive?: true
}

export const DECISION_WORDS: Readonly<Record<Kind, Words>> = {
  approve: {
    action: mark('Approve'),
    title: mark('Approve?'),
    about: mark(
      'The payout counts from now on, whatever it waited for. What the customer gets back is taken back all the same. Partners are told.',
    ),
  },
  reject: {
    action: mark('Reject'),
    title: mark('Reject?'),
    about: mark('Nothing is paid, whatever the order says later. Partners are told.'),
    destructive: true,
  },
  withdraw: {
    action: mark('Take the decision back'),
    title: mark('Take the decision back?'),
    about: mark('The status follows the order again, where there is a way: what was approved stays so.'),
  },
  change_payout: {
    action: mark('Change the payout'),
    title: mark('Change the payout'),
    about: mark('It pays this amount, of which refunds take their share.'),
  },
  by_rules: {
    action: mark('Payout by the rules'),
    title: mark('Payout by the offer’s rules?'),
    about: mark('It pays again what the offer’s rules say now.'),
  },
  move: {
    action: mark('Move'),
    title: mark('Move to another partner'),
    about: mark(
      'The partner of before hears that it was taken back, the new one hears of it as it stands. It pays by the new partner’s rules.',
    ),
  },
  move_back: {
    action: mark('Move back'),
    title: mark('Move back to the partner of before?'),
    about: mark('The partner of now hears that it was taken back.'),
  },
  mark_paid: {
    action: mark('Mark as paid'),
    title: mark('Mark as paid?'),
    about: mark('The payout is booked as paid to the partner. No money moves by this.'),
  },
  mark_unpaid: {
    action: mark('Mark as not paid'),
    title: mark('Mark as not paid?'),
    about: mark('The payout is booked as owed to the partner again.'),
  },
}
