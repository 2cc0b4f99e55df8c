// The statuses of a conversion in words, to be said. Pure.
import { mark } from '#app/language/say.ts'
import type { OurStatus } from '#app/postback/presets/preset.ts'

export const STATUS_WORDS: Readonly<Record<OurStatus, { name: string; meaning: string }>> = {
  pending: { name: mark('Pending'), meaning: mark('Made, not paid yet, or waiting for a review') },
  hold: { name: mark('On hold'), meaning: mark('Paid, the offer’s hold runs') },
  approved: { name: mark('Approved'), meaning: mark('It counts') },
  rejected: { name: mark('Rejected'), meaning: mark('Cancelled or refused before it counted') },
  reversed: { name: mark('Reversed'), meaning: mark('Taken back in full after it counted') },
}
