// The words for what an offer's fields may be. Said where they are shown.
import type { OfferDraft } from '#app/conversion/offer/offer-draft.ts'
import { mark } from '#app/language/say.ts'
import type { FieldWords } from '../payout/rule-words.ts'

export const COUPON_RULE_WORDS: Record<OfferDraft['couponRule'], FieldWords> = {
  click_first: {
    label: mark('Clicks first'),
    help: mark('A coupon counts where no click does.'),
  },
  coupon_first: {
    label: mark('Coupons first'),
    help: mark('Whoever owns the coupon is credited, whatever link was clicked.'),
  },
  needs_click: {
    label: mark('Coupons only beside a click'),
    help: mark(
      'A coupon counts only with a click by the same partner: codes that have leaked bring nothing.',
    ),
  },
}

export const SOURCE_WORDS: Record<'storefront' | 'draft' | 'pos', string> = {
  storefront: mark('Orders from the storefront'),
  draft: mark('Draft orders'),
  pos: mark('Orders from a point of sale'),
}

export const RENEWAL_WORDS: Record<OfferDraft['renewals'], string> = {
  all: mark('All renewals count'),
  none: mark('No renewal counts'),
  first: mark('The first renewals count'),
  months: mark('Renewals count for some months'),
}

export const APPROVAL_WORDS: Record<OfferDraft['approval'], FieldWords> = {
  automatic: {
    label: mark('By itself'),
    help: mark('A conversion is approved when it is paid and its hold has ended.'),
  },
  manual: {
    label: mark('By a person'),
    help: mark(
      'A conversion stays pending until somebody approves or rejects it. This holds for what comes from now on.',
    ),
  },
}
