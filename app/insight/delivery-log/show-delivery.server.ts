// The page of one delivery, ready to be shown: what it reports and to whom, how it stands, and every attempt.
import type { Status } from '#app/conversion/status.ts'
import { isCurrency } from '#app/money/currency.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { isMerchant, type Viewer } from '#app/program/viewer.ts'
import { REVENUE_MACROS } from '#app/postback/macros.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { deliveryLabel, destinationHost, type DeliveryState } from '../delivery-label.ts'
import { showMoney } from '../show-money.ts'
import { MOST_ATTEMPTS, readAttempts } from './attempts.server.ts'
import { showFullMoment } from '../moment.ts'
import type { LogShop } from './show-log.server.ts'
import { visibleText } from '../visible-text.ts'

export type ShownDelivery = NonNullable<Awaited<ReturnType<typeof showDelivery>>>

/** What came of a resend, for people. */
export interface ResendAnswer {
  message: string
  isError: boolean
}

interface DeliveryRow {
  id: string
  state: DeliveryState
  attempts: number
  nextAttemptAt: Date | null
  values: Record<string, string>
  amountMinor: bigint
  payoutMinor: bigint
  currency: string | null
  /** Of money/rate, as it was stored. */
  rate: { from: string; to: string; rate: string; day: string | null; source: string } | null
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
export async function showDelivery(db: Queryable, viewer: Viewer, shop: LogShop, id: string) {
  if (!isUuid(id)) return null
  const row = await readDelivery(db, viewer, id)
  if (!row) return null
  const attempts = await readAttempts(db, viewer.shopId, id, shop.timeZone)
  const moment = (at: Date) => showFullMoment(at, shop.timeZone)
  const showsRevenue = isMerchant(viewer) || shop.revenueVisible
  const isOpen = row.state === 'scheduled' || row.state === 'sending'
  return {
    id,
    label: deliveryLabel(row.state, row.attempts),
    title: `${row.orderName ?? row.txnId ?? row.conversionId} to ${row.partner}`,
    when: moment(row.createdAt),
    timeZone: shop.timeZone,
    test: row.test,
    standing: visibleText(standingOf(row, moment)),
    isOpen,
    wasDelivered: row.state === 'delivered',
    /** Why it cannot be resent; null: it can. */
    obstacle: obstacleOf(row, isOpen),
    facts: factsOf(row, showsRevenue, moment),
    conversionId: row.conversionId,
    postbackId: row.postbackId,
    values: Object.entries(row.values)
      .filter(([name, value]) => value !== '' && (showsRevenue || !REVENUE_MACROS.has(name)))
      .map(([name, value]) => ({ name, value: visibleText(String(value)) }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en')),
    attempts,
    attemptsNote: noteOf(row.attempts, attempts.length),
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

function standingOf(row: DeliveryRow, moment: (at: Date) => string): string {
  const reason = row.reason === null ? '' : ` ${row.reason}.`
  switch (row.state) {
    case 'sending':
      return 'It is being sent at this moment.'
    case 'scheduled': {
      const again = row.resendOf === null ? '' : ` It is sent once more; before, it was ${row.resendOf}.`
      if (row.nextAttemptAt === null) return `It waits for an exchange rate.${again}`
      const due = `${row.attempts > 0 ? 'The next try is' : 'It is'} due ${moment(row.nextAttemptAt)}.`
      return `${due}${again}${row.attempts > 0 ? reason : ''}`
    }
    case 'delivered':
      return row.settledAt === null ? 'It was delivered.' : `It was delivered ${moment(row.settledAt)}.`
    case 'failed':
      return `It failed.${reason}`
    case 'cancelled':
      return row.replaced
        ? 'It was cancelled, because a later change took its place before it was sent.'
        : `It was cancelled.${reason}`
  }
}

function obstacleOf(row: DeliveryRow, isOpen: boolean): string | null {
  if (isOpen) return 'It is under way by itself.'
  if (row.replaced) return 'A later change took its place: what it says is out of date.'
  if (!row.active) return 'The postback is switched off.'
  return row.paused ? 'The postback is paused.' : null
}

function factsOf(
  row: DeliveryRow,
  showsRevenue: boolean,
  moment: (at: Date) => string,
): { term: string; text: string }[] {
  const money = (minor: bigint) =>
    row.currency !== null && isCurrency(row.currency) ? showMoney(minor, row.currency) : '?'
  return [
    { term: 'Conversion', text: row.conversionId },
    ...(row.orderName === null ? [] : [{ term: 'Order', text: row.orderName }]),
    ...(row.txnId === null ? [] : [{ term: 'Transaction id', text: row.txnId }]),
    { term: 'Partner', text: row.partner },
    { term: 'Postback', text: row.label || destinationHost(row.url) },
    { term: 'Offer', text: row.offer ?? 'unknown' },
    { term: 'Event', text: row.event ?? 'unknown' },
    { term: 'Status', text: row.status ?? 'unknown' },
    ...(showsRevenue ? [{ term: 'Amount', text: money(row.amountMinor) }] : []),
    { term: 'Payout', text: money(row.payoutMinor) },
    ...(row.rate ? [{ term: 'Rate used', text: rateWords(row.rate) }] : []),
    { term: 'Planned', text: moment(row.createdAt) },
    ...(row.settledAt ? [{ term: 'Ended', text: moment(row.settledAt) }] : []),
  ]
}

function rateWords({ from, to, rate, day, source }: NonNullable<DeliveryRow['rate']>): string {
  const of = source === 'manual' ? 'your own rate' : `European Central Bank${day ? `, ${day}` : ''}`
  return `1 ${from} = ${rate} ${to} (${of})`
}

function noteOf(made: number, shown: number): string | null {
  if (shown === MOST_ATTEMPTS) return `Only the newest ${MOST_ATTEMPTS} attempts are shown.`
  return shown < made ? 'Older attempts are no longer kept.' : null
}
