// Statuses of a conversion within a text, as badges do not show them. Pure.
import type { Status } from '#app/conversion/status.ts'
import { mark } from '#app/language/say.ts'

export const STATUS_NAMES: Readonly<Record<Status, string>> = {
  pending: mark('pending'),
  hold: mark('hold'),
  approved: mark('approved'),
  rejected: mark('rejected'),
  reversed: mark('reversed'),
}
