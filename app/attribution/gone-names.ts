// What is said in the place of a name that nobody has any more. Pure.
import { sayingKept } from '#app/language/kept.ts'
import { mark } from '#app/language/say.ts'

export const GONE_PARTNER = mark('a partner who is gone')
export const GONE_OFFER = mark('an offer that is gone')

/** Other names as they are. */
export const sayGone = sayingKept([GONE_PARTNER, GONE_OFFER])
