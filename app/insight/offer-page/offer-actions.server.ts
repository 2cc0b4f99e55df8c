// What the page of an offer asks for: save, secret, test call, coupons, standing. Answers are values that the page shows beside its fields;
// every one of them is of the session's shop.
import { assignCoupon } from '#app/attribution/assign-coupon.server.ts'
import type { OfferDraft } from '#app/conversion/offer/offer-draft.ts'
import { WORDS, type OfferProblem } from '#app/conversion/offer/offer-problem.ts'
import { readOffer } from '#app/conversion/offer/read-offer.server.ts'
import { saveOffer } from '#app/conversion/offer/save-offer.server.ts'
import { callWithTestClick, type TestCallAnswer } from '#app/intake/inbound/test-call.server.ts'
import type { Reader } from '#app/language/reader.ts'
import {
  regeneratePostbackSecret,
  removePostbackSecret,
  revealPostbackSecret,
} from '#app/program/offer/postback-secret.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import type { ShopSetup } from '../shop-setup.server.ts'
import { couponProblem } from './coupon-words.ts'
import { removeCoupon } from './coupons.server.ts'
import { readOfferRequest, type OfferRequest } from './read-request.ts'
import { standingAnswer, type StandingAnswer, type StandingPorts } from './standing-actions.server.ts'

export type OfferSaveAnswer =
  | { kind: 'saved'; id: string; version: number }
  | { kind: 'refused'; problems: OfferProblem[] }
  | { kind: 'conflict'; version: number; theirs: OfferDraft }
  | { kind: 'not_found' }
export type SecretAnswer =
  | { kind: 'secret'; secret: string; message: string }
  | { kind: 'removed'; message: string }
  | { kind: 'failed'; message: string }
export type TestAnswer = { kind: 'called'; answer: TestCallAnswer } | { kind: 'failed'; message: string }
export type CouponAnswer = { kind: 'done'; message: string } | { kind: 'failed'; message: string }
export type OfferAnswer = OfferSaveAnswer | SecretAnswer | TestAnswer | CouponAnswer | StandingAnswer

interface Asking {
  ports: StandingPorts
  shop: ShopSetup
  viewer: Merchant
  reader: Reader
  /** null: the offer is not saved yet. */
  id: string | null
}

/** Does what the page asks for. @param text the request's body, anything */
export async function answerOffer(asking: Asking, text: string): Promise<OfferAnswer> {
  const { ports, viewer, reader, id } = asking
  const asked = readOfferRequest(text)
  if (asked === null) return { kind: 'refused', problems: [{ path: '', message: WORDS.unreadable }] }
  if (asked.intent === 'save') return saveAnswer(asking, asked)
  const gone = { kind: 'failed' as const, message: reader.say('This offer is gone. Reload the page.') }
  if (id === null) return gone
  switch (asked.intent) {
    case 'pause':
    case 'resume':
    case 'default':
    case 'duplicate':
      return standingAnswer(ports, viewer, reader, { ...asked, id })
    case 'reveal':
    case 'regenerate':
    case 'remove_secret':
      return (await secretAnswer({ ...asking, id }, asked.intent)) ?? gone
    case 'test_call':
      return (await testAnswer({ ...asking, id })) ?? gone
    case 'add_coupon':
      return addCoupon({ ...asking, id }, asked)
    case 'remove_coupon':
      return (await removeCoupon(ports.db.pool, viewer, id, asked.couponId))
        ? { kind: 'done', message: reader.say('Coupon removed') }
        : { kind: 'failed', message: reader.say('This coupon is gone. Reload the page.') }
  }
}

type Saved = Asking & { id: string }

async function saveAnswer(
  { ports, shop, id }: Asking,
  { version, draft }: Extract<OfferRequest, { intent: 'save' }>,
): Promise<OfferSaveAnswer> {
  const outcome = await saveOffer(ports, shop, { id, version, draft })
  if (outcome.kind !== 'conflict') return outcome
  const saved = id === null ? null : await readOffer(ports.db.pool, shop.id, id)
  return saved ? { kind: 'conflict', version: saved.version, theirs: saved.draft } : { kind: 'not_found' }
}

/** The secret leaves the server only here, when a person asks for it. */
async function secretAnswer(
  { ports, viewer, id, reader: { say } }: Saved,
  intent: 'reveal' | 'regenerate' | 'remove_secret',
): Promise<SecretAnswer | null> {
  switch (intent) {
    case 'remove_secret':
      return (await removePostbackSecret(ports, viewer, id))
        ? { kind: 'removed', message: say('Secret removed. Calls are accepted without one.') }
        : null
    case 'regenerate': {
      const made = await regeneratePostbackSecret(ports, viewer, id)
      return made && { kind: 'secret', ...made, message: say('New secret made. The one before is refused.') }
    }
    case 'reveal': {
      const found = await revealPostbackSecret(ports, viewer, id)
      if (found === null) return null
      if (found.secret === null)
        return { kind: 'failed', message: say('This offer has no secret. Reload the page.') }
      return { kind: 'secret', secret: found.secret, message: '' }
    }
  }
}

async function testAnswer({ ports, shop, viewer, id }: Saved): Promise<TestAnswer | null> {
  const [offer, found] = await Promise.all([
    readOffer(ports.db.pool, shop.id, id),
    revealPostbackSecret(ports, viewer, id),
  ])
  if (offer === null || found === null) return null
  const target = { brand: shop.slug, offer: offer.draft.slug }
  return { kind: 'called', answer: await callWithTestClick(ports, target, found.secret) }
}

async function addCoupon(
  { ports, viewer, id, reader: { say } }: Saved,
  { code, partnerId }: { code: string; partnerId: string },
): Promise<CouponAnswer> {
  const coupon = { shopId: viewer.shopId, id: ports.newId(), code, partnerId, offerId: id }
  const assigned = await assignCoupon(ports.db.pool, coupon)
  return assigned.kind === 'assigned'
    ? { kind: 'done', message: say('Coupon added') }
    : { kind: 'failed', message: couponProblem(assigned, say) }
}
