// The words for what the fields of a cap may be. Said where they are shown.
import type { CapDraft } from '#app/conversion/offer/cap-draft.ts'
import { mark } from '#app/language/say.ts'

export const MEASURE_WORDS: Record<CapDraft['measure'], string> = {
  conversions: mark('Conversions'),
  payout: mark('Payout'),
}

export const EFFECT_WORDS: Record<CapDraft['effect'], string> = {
  soft: mark('Wait for a person'),
  hard: mark('Reject'),
}
