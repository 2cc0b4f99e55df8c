// Whether one piece of evidence holds, judged by itself and by its own offer's rules. Part of decide.ts.
import { DateTime } from 'luxon'
import type {
  ClickClaim,
  ClickFacts,
  CouponFacts,
  Evidence,
  LossReason,
  Question,
  RenewalFacts,
} from './evidence.ts'

const DAY_MS = 86_400_000
/** How far the clocks of Shopify and ours may differ before a click counts as made after the order. */
const CLOCK_TOLERANCE_MS = 5 * 60_000
const REPORT_WITHIN_MS = 30 * 60_000
const CARRIED: ReadonlySet<ClickClaim['method']> = new Set([
  'order_attribute',
  'line_property',
  'landing_page',
  'click',
])

/** Why it does not hold; null where it does. */
export function findFault(piece: Evidence, question: Question): LossReason | null {
  if ('renewal' in piece) return renewalFault(piece.renewal, question)
  // Apps copy a first order's attributes to its renewals: were they judged too, no limit on renewals would hold.
  if (question.evidence.some((other) => 'renewal' in other)) return 'renewal_decides'
  if ('coupon' in piece) return couponFault(piece.coupon, question)
  if (piece.click === null) return piece.claim.visit ? 'partner_not_found' : 'click_not_found'
  const { method, seenAtMs } = piece.claim
  if (method === 'customer' && seenAtMs !== undefined && seenAtMs >= question.atMs) return 'click_after_order'
  if (method === 'pixel' && !isReportOf(seenAtMs, question)) return 'report_out_of_time'
  return clickFault(piece.click, question, latestMs(method, question))
}

/**
 * A pixel reports when the checkout completes. Orders' ids can be guessed and the pixel's key can be read, so that a report from
 * long before or after the order says nothing of it.
 */
function isReportOf(seenAtMs: number | undefined, { atMs }: Question): boolean {
  return (
    seenAtMs === undefined || (seenAtMs >= atMs - CLOCK_TOLERANCE_MS && seenAtMs <= atMs + REPORT_WITHIN_MS)
  )
}

/**
 * A click made after this cannot have led to the order. What the order itself carries was there when we first saw it, even
 * where its own date is older (imported orders are); what was seen or told beside it has only the order's date to go by; what
 * a customer did after an order says nothing of it.
 */
function latestMs(method: ClickClaim['method'], { atMs, seenAtMs = atMs }: Question): number {
  if (method === 'customer') return atMs
  return (CARRIED.has(method) ? Math.max(atMs, seenAtMs) : atMs) + CLOCK_TOLERANCE_MS
}

function clickFault(click: ClickFacts, question: Question, latestAtMs: number): LossReason | null {
  if (click.refused) return click.refused
  if (question.offerId !== null && click.offerId !== question.offerId) return 'offer_mismatch'
  if (click.atMs > latestAtMs) return 'click_after_order'
  const { lookbackDays } = click
  if (lookbackDays !== null && ageMs(click.atMs, question) > lookbackDays * DAY_MS) return 'click_expired'
  return sourceFault(click, question)
}

function couponFault(coupon: CouponFacts | null, question: Question): LossReason | null {
  if (coupon === null) return 'coupon_without_owner'
  if (question.offerId !== null && coupon.offerId !== question.offerId) return 'offer_mismatch'
  if (!coupon.partnerActive) return 'partner_paused'
  const excluded = sourceFault(coupon, question)
  if (excluded || coupon.rule !== 'needs_click') return excluded
  const backed = question.evidence.some(
    (other) =>
      'click' in other && other.click?.partnerId === coupon.partnerId && findFault(other, question) === null,
  )
  return backed ? null : 'coupon_without_click'
}

function sourceFault({ excludes }: Pick<ClickFacts, 'excludes'>, { source }: Question): LossReason | null {
  if (source === undefined || !excludes?.includes(source)) return null
  return source === 'renewal' ? 'renewals_not_counted' : 'source_not_counted'
}

function renewalFault(renewal: RenewalFacts, { atMs }: Question): LossReason | null {
  if (!renewal.partnerActive) return 'partner_paused'
  const limit = renewal.limit ?? 0
  switch (renewal.policy) {
    case 'all':
      return null
    case 'none':
      return 'renewals_not_counted'
    case 'first':
      return renewal.number > limit ? 'renewal_limit_reached' : null
    case 'months': {
      const end = DateTime.fromMillis(renewal.startedAtMs, { zone: 'utc' }).plus({ months: limit })
      return atMs > end.toMillis() ? 'renewal_too_late' : null
    }
  }
}

/** A click that holds was never younger than nothing, whatever the two clocks say. */
function ageMs(clickMs: number, { atMs }: Pick<Question, 'atMs'>): number {
  return Math.max(0, atMs - clickMs)
}

/** Whole days from a click to the order or call in question. */
export function ageDays(clickMs: number, question: Pick<Question, 'atMs'>): number {
  return Math.floor(ageMs(clickMs, question) / DAY_MS)
}
