// Whether a call may be made at all, by what needs no more than the offer's row: size, offer, secret, address, flood, syntax. The checks
// stand in the contract's order.
import { isListed } from '#app/platform/http/address-list.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { matchesDigest } from '#app/platform/secret-box.server.ts'
import { readCall, type Call } from './call.ts'
import type { CalledOffer } from './find-offers.server.ts'
import { refusedKey, type FloodGuard } from './flood-guard.ts'
import type { InboundRequest } from './inbound-request.ts'
import { refuse, type Outcome, type Refusal } from './outcome.ts'

export type Admitted =
  | { kind: 'admitted'; call: Call; offer: CalledOffer & { offerId: string } }
  /** `isLogged`: false for what a flood guard keeps out of the log. */
  | { kind: 'answered'; outcome: Outcome; isLogged: boolean }

/** @param guard null: nothing is counted */
export function admitCall(
  request: InboundRequest,
  offer: CalledOffer | null,
  newId: NewId,
  guard: FloodGuard | null,
): Admitted {
  // One that is tried again was counted before.
  const counting = request.again ? null : guard
  const stranger = refuseStranger(request, offer)
  if (stranger !== null) return refuseOrSlowDown(request, stranger, counting)
  const called = offer as CalledOffer & { offerId: string }
  const waitMs = counting?.admitted.take(called.shopId, request.receivedAtMs) ?? 0
  if (waitMs > 0) return answered(slowDown(waitMs))
  if (request.malformed !== null) return answered(request.malformed)
  const reading = readCall(request.parameters, {
    currency: called.currency,
    amountMinor: called.defaultAmountMinor,
  })
  if (!reading.ok) return answered(reading.refusal)
  if (!reading.call.test) return { kind: 'admitted', call: reading.call, offer: called }
  const conversionId = `conv_${newId().replaceAll('-', '')}`
  return answered({ kind: 'test', conversionId, deprecated: called.secretDigest === null })
}

/** @returns null where the call is one of the offer's own sender */
function refuseStranger(request: InboundRequest, offer: CalledOffer | null): Refusal | null {
  if (request.malformed?.code === 'body_too_large') return request.malformed
  if (offer === null || offer.offerId === null) {
    // Without a brand an unknown click must not be told from a wrong secret.
    return request.target.kind === 'click'
      ? badSecret()
      : refuse('unknown_offer', 'there is no such brand or offer')
  }
  const secret = request.headerSecret ?? request.parameters.secret
  const { secretDigest, inboundIps } = offer
  if (secretDigest !== null && (secret === undefined || !matchesDigest(secret, secretDigest)))
    return badSecret()
  if (inboundIps.length > 0 && !request.fromAdmin && !isListed(request.remoteIp, inboundIps))
    return refuse('ip_not_allowed', `calls from ${request.remoteIp} are not allowed for this offer`)
  return null
}

function refuseOrSlowDown(request: InboundRequest, refusal: Refusal, guard: FloodGuard | null): Admitted {
  const waitMs = guard?.refused.take(refusedKey(request.remoteIp, request.target), request.receivedAtMs) ?? 0
  return waitMs === 0 ? answered(refusal) : answered(slowDown(waitMs), false)
}

const answered = (outcome: Outcome, isLogged = true): Admitted => ({ kind: 'answered', outcome, isLogged })
const badSecret = () => refuse('invalid_secret', 'the secret is missing or wrong')
const slowDown = (waitMs: number): Refusal => ({
  ...refuse('rate_limited', 'too many calls came within a minute: the header Retry-After says when to go on'),
  retryAfterMs: waitMs,
})
