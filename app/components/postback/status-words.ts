// The statuses of a conversion in words. Pure.
import type { OurStatus } from '#app/postback/presets/preset.ts'

export const STATUS_WORDS: Readonly<Record<OurStatus, { name: string; meaning: string }>> = {
  pending: { name: 'Pending', meaning: 'Made, not paid yet, or waiting for a review' },
  hold: { name: 'On hold', meaning: 'Paid, the offer’s hold runs' },
  approved: { name: 'Approved', meaning: 'It counts' },
  rejected: { name: 'Rejected', meaning: 'Cancelled or refused before it counted' },
  reversed: { name: 'Reversed', meaning: 'Taken back in full after it counted' },
}
