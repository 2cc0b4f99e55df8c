// Evidence and questions for the tests of the ladder: one order, clicks and coupons with defaults.
import { decide } from './decide.ts'
import type { Claim, ClickChoice, CouponFacts, OrderSource, RenewalFacts } from './evidence.ts'
import { gather, type KnownClick } from './gather.ts'

export const DAY = 86_400_000
export const ORDER_AT = 100 * DAY
export const click = (change: Partial<KnownClick> = {}): KnownClick => ({
  id: 'c1',
  offerId: 'o1',
  partnerId: 'ann',
  atMs: ORDER_AT - DAY,
  lookbackDays: 30,
  subs: [],
  affClickId: null,
  ...change,
})
export type KnownCoupon = CouponFacts & { key: string }
export const coupon = (change: Partial<KnownCoupon> = {}): KnownCoupon => ({
  key: 'save20',
  offerId: 'o1',
  partnerId: 'bob',
  partnerActive: true,
  rule: 'click_first',
  ...change,
})
export const byAttribute: Claim = { method: 'order_attribute', clickId: 'c1' }
export const byLanding: Claim = { method: 'landing_page', clickId: 'c2' }
export const byCoupon: Claim = { method: 'coupon', code: 'SAVE20' }

export interface Setting {
  offerId?: string
  clickChoice?: ClickChoice
  source?: OrderSource
  renewal?: RenewalFacts
  seenAtMs?: number
}
export function ask(claims: Claim[], clicks: KnownClick[], coupons: KnownCoupon[], setting: Setting = {}) {
  const known = {
    clicks: new Map(clicks.map((one) => [one.id, one])),
    coupons: new Map(coupons.map(({ key, ...facts }) => [key, facts])),
  }
  const { clickChoice = 'last', offerId, source = 'storefront', renewal, seenAtMs } = setting
  const occasion = {
    claims,
    atMs: ORDER_AT,
    ...(seenAtMs !== undefined && { seenAtMs }),
    source,
    ...(offerId && { offerId }),
    ...(renewal && { renewal }),
  }
  return decide(gather(occasion, known, clickChoice))
}
/** Each claim's way and verdict. */
export const verdicts = (decision: ReturnType<typeof decide>) =>
  decision.evidence.map(({ claim, verdict }) => `${claim.method} ${verdict}`)
