// One more attempt of a delivery that has ended, because a person wants it. The engine makes exactly one, whatever comes of
// it; a delivered one stays delivered.
import { mark } from '#app/language/say.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'

type Refusal = 'unknown' | 'open' | 'switched_off' | 'paused' | 'replaced'

export type Resent = { kind: 'resent' } | { kind: 'refused'; code: Refusal; message: string }

const MESSAGES: Record<Refusal, string> = {
  unknown: mark('There is no such delivery.'),
  open: mark('It is under way already: it is sent, or tried again, by itself.'),
  switched_off: mark('The postback is switched off. Switch it on first.'),
  paused: mark('The postback is paused. Resume it first.'),
  replaced: mark('A later change took its place before it was sent: what it says is out of date.'),
}

/** Reported to the partner, by a postback that is still his. @param partner its place holder */
const OWN = (partner: string) => `(b.partner_id = ${partner} AND EXISTS (
  SELECT FROM delivery_log l WHERE l.shop_id = d.shop_id AND l.id = d.id AND l.partner_id = ${partner}))`

/** One that was cancelled while it waited for an exchange rate waits for it again. */
const WAITS_FOR_RATE = `(d.sent_currency IS NULL AND b.currency IS NOT NULL AND d.values ->> 'currency' IS DISTINCT FROM b.currency)`

/**
 * Schedules it at once. Whoever calls tells the engine (signal `delivery`).
 * @param nowMs Unix milliseconds
 */
export async function resendDelivery(
  db: Queryable,
  viewer: Viewer,
  deliveryId: string,
  nowMs: number,
): Promise<Resent> {
  const { rowCount } = await db.query(
    `UPDATE delivery d SET state = 'scheduled', resend_of = d.state, ready = NOT ${WAITS_FOR_RATE},
            next_attempt_at = CASE WHEN NOT ${WAITS_FOR_RATE} THEN $3::timestamptz END
       FROM postback b
      WHERE d.shop_id = $1 AND d.id = $2 AND d.state IN ('delivered', 'failed', 'cancelled') AND NOT d.replaced
        AND b.shop_id = d.shop_id AND b.id = d.postback_id AND b.active AND b.paused_at IS NULL
        AND ($4::uuid IS NULL OR ${OWN('$4')})`,
    [viewer.shopId, deliveryId, new Date(nowMs), viewer.partnerId],
  )
  if (rowCount === 1) return { kind: 'resent' }
  const code = await whyNot(db, viewer, deliveryId)
  return { kind: 'refused', code, message: MESSAGES[code] }
}

/** What stood in the way; where it has gone meanwhile, somebody else has just resent it. */
async function whyNot(db: Queryable, { shopId, partnerId }: Viewer, deliveryId: string): Promise<Refusal> {
  const { rows } = await db.query<{ state: string; replaced: boolean; active: boolean; paused: boolean }>(
    `SELECT d.state, d.replaced, b.active, b.paused_at IS NOT NULL AS paused
       FROM delivery d JOIN postback b ON b.shop_id = d.shop_id AND b.id = d.postback_id
      WHERE d.shop_id = $1 AND d.id = $2 AND ($3::uuid IS NULL OR ${OWN('$3')})`,
    [shopId, deliveryId, partnerId],
  )
  const [found] = rows
  if (!found) return 'unknown'
  if (found.state === 'scheduled' || found.state === 'sending') return 'open'
  if (found.replaced) return 'replaced'
  if (!found.active) return 'switched_off'
  return found.paused ? 'paused' : 'open'
}
