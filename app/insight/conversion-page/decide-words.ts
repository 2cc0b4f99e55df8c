// What is answered when conversions were decided. Pure.
import { mark } from '#app/language/say.ts'
import type { Command } from '#app/intake/person/command.ts'

/** How many, by what was decided. */
export const DONE_WORDS: Readonly<Record<Command['kind'], string>> = {
  approve: mark('{{count, number}} conversions approved'),
  reject: mark('{{count, number}} conversions rejected'),
  withdraw: mark('{{count, number}} decisions taken back'),
  mark_paid: mark('{{count, number}} conversions marked as paid'),
  mark_unpaid: mark('{{count, number}} conversions marked as not paid'),
  change_payout: mark('{{count, number}} payouts changed'),
  move: mark('{{count, number}} conversions moved'),
}

export const NONE_DONE = mark('Nothing was changed')
export const UNDONE = mark('Undone')
/** An approval is a fact that partners were told: it has no way back but a rejection. */
export const STAYS = mark(
  'What was approved stays approved, because partners were told so: reject it if it must not count.',
)
