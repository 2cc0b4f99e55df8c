// Why a coupon could not be given to a partner, in the reader's language. Pure.
import type { AssignedCoupon } from '#app/attribution/assign-coupon.server.ts'
import type { Say } from '#app/language/say.ts'

export function couponProblem(
  { code, owner }: Extract<AssignedCoupon, { kind: 'refused' }>,
  say: Say,
): string {
  switch (code) {
    case 'invalid_code':
      return say('Give a code of 1 to 255 characters.')
    case 'unknown_partner':
      return say('This partner is gone. Reload the page.')
    case 'unknown_offer':
      return say('This offer is gone. Reload the page.')
    case 'coupon_taken': {
      const { code: taken = '', partner = '', offer = '', isSamePartner = false } = owner ?? {}
      return isSamePartner
        ? say(
            '{{partner}} has the code {{code}} for the offer {{offer}} already, and a code is for one offer.',
            {
              partner,
              code: taken,
              offer,
            },
          )
        : say('The code {{code}} belongs to {{partner}} already, and a code has one owner.', {
            code: taken,
            partner,
          })
    }
  }
}
