// The page of one delivery, ready to be shown: what it reports and to whom, how it stands, and every attempt.
import type { Status } from '#app/conversion/status.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Say } from '#app/language/say.ts'
import type { Rate } from '#app/money/rate.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { isMerchant, type Viewer } from '#app/program/viewer.ts'
import { REVENUE_MACROS } from '#app/postback/macros.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { deliveryLabel, type DeliveryState } from '../delivery-label.ts'
import { showFullMoment } from '../moment.ts'
import { MOST_ATTEMPTS, readAttempts } from './attempts.server.ts'
import { factsOf, obstacleOf, standingOf } from './delivery-words.ts'
import { visibleText } from '../visible-text.ts'

export type ShownDelivery = NonNullable<Awaited<ReturnType<typeof showDelivery>>>

/** What came of a resend, for people. */
export interface ResendAnswer {
  message: string
  isError: boolean
}

export interface DeliveryRow {
  id: string
  state: DeliveryState
  attempts: number
  nextAttemptAt: Date | null
  values: Record<string, string>
  amountMinor: bigint
  payoutMinor: bigint
  currency: string | null
  rate: Rate | null
  replaced: boolean
  resendOf: DeliveryState | null
  reason: string | null
  createdAt: Date
  settledAt: Date | null
  conversionId: string
  txnId: string | null
  orderName: string | null
  test: boolean
  event: string | null
  status: Status | null
  partner: string
  offer: string | null
  postbackId: string
  url: string
  label: string
  active: boolean
  paused: boolean
}

/** @returns null where the viewer has no such delivery */
export async function showDelivery(
  db: Queryable,
  viewer: Viewer,
  { revenueVisible }: { revenueVisible: boolean },
  id: string,
  reader: Reader,
) {
  if (!isUuid(id)) return null
  const row = await readDelivery(db, viewer, id)
  if (!row) return null
  const attempts = await readAttempts(db, viewer.shopId, id, reader)
  const { say, timeZone, locale } = reader
  const showsRevenue = isMerchant(viewer) || revenueVisible
  const isOpen = row.state === 'scheduled' || row.state === 'sending'
  return {
    id,
    label: deliveryLabel(row.state, row.attempts),
    title: say('{{what}} to {{partner}}', {
      what: row.orderName ?? row.txnId ?? row.conversionId,
      partner: row.partner,
    }),
    when: showFullMoment(row.createdAt, timeZone, locale),
    timeZone,
    test: row.test,
    standing: visibleText(standingOf(row, reader)),
    isOpen,
    wasDelivered: row.state === 'delivered',
    /** Why it cannot be resent; null: it can. */
    obstacle: obstacleOf(row, isOpen, say),
    facts: factsOf(row, showsRevenue, reader),
    conversionId: row.conversionId,
    postbackId: row.postbackId,
    values: Object.entries(row.values)
      .filter(([name, value]) => value !== '' && (showsRevenue || !REVENUE_MACROS.has(name)))
      .map(([name, value]) => ({ name, value: visibleText(String(value)) }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en')),
    attempts,
    attemptsNote: noteOf(row.attempts, attempts.length, say),
  }
}

async function readDelivery(
  db: Queryable,
  { shopId, partnerId }: Viewer,
  id: string,
): Promise<DeliveryRow | undefined> {
  const { rows } = await db.query<DeliveryRow>(
    `SELECT d.id, d.state, d.attempts, d.next_attempt_at AS "nextAttemptAt", d.values, d.amount_minor AS "amountMinor",
            d.payout_minor AS "payoutMinor", coalesce(d.sent_currency, c.currency) AS currency, d.rate, d.replaced,
            d.resend_of AS "resendOf", d.reason, d.created_at AS "createdAt", d.settled_at AS "settledAt",
            d.conversion_id AS "conversionId", c.txn_id AS "txnId", o.name AS "orderName", coalesce(c.test, false) AS test,
            coalesce(l.event, d.values ->> 'event') AS event, coalesce(l.status, d.values ->> 'status') AS status,
            p.name AS partner, coalesce(f.name, d.values ->> 'offer') AS offer,
            b.id AS "postbackId", b.url, b.label, b.active, b.paused_at IS NOT NULL AS paused
       FROM delivery d
       JOIN postback b ON b.shop_id = d.shop_id AND b.id = d.postback_id
       JOIN partner p ON p.shop_id = b.shop_id AND p.id = b.partner_id
       LEFT JOIN delivery_log l ON l.shop_id = d.shop_id AND l.id = d.id AND l.id = $2
       LEFT JOIN conversion c ON c.shop_id = d.shop_id AND c.id = d.conversion_id
       LEFT JOIN shop_order o ON o.shop_id = c.shop_id AND o.id = c.order_id
       LEFT JOIN offer f ON f.shop_id = d.shop_id AND f.id = coalesce(l.offer_id, c.offer_id)
      WHERE d.shop_id = $1 AND d.id = $2 AND ($3::uuid IS NULL OR (b.partner_id = $3 AND l.partner_id = $3))`,
    [shopId, id, partnerId],
  )
  return rows[0]
}

function noteOf(made: number, shown: number, say: Say): string | null {
  if (shown === MOST_ATTEMPTS)
    return say('Only the newest {{number}} attempts are shown.', { number: MOST_ATTEMPTS })
  return shown < made ? say('Older attempts are no longer kept.') : null
}
