// The deliveries that have reported a conversion, newest first.
import { sayResult } from '#app/delivery/result-words.ts'
import type { Status } from '#app/conversion/status.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { deliveryLabel, destinationHost, type DeliveryLabel, type DeliveryState } from '../delivery-label.ts'
import { showMoment } from '../shop-day.ts'
import { STATUS_NAMES } from '../status-names.ts'
import { visibleText } from '../visible-text.ts'

export interface ShownDelivery {
  id: string
  when: string
  label: DeliveryLabel
  to: string
  /** What it reports. */
  status: string
  attempts: string
  reason: string | null
}

interface Row {
  id: string
  createdAt: Date
  state: DeliveryState
  attempts: number
  status: Status | null
  url: string
  label: string
  reason: string | null
}

const MOST = 50

/** A partner sees those to his own postbacks. */
export async function readDeliveries(
  db: Queryable,
  { shopId, partnerId }: Viewer,
  conversionId: string,
  { say, timeZone, nowMs, locale }: Reader,
): Promise<ShownDelivery[]> {
  const { rows } = await db.query<Row>(
    `SELECT d.id, d.created_at AS "createdAt", d.state, d.attempts, d.values ->> 'status' AS status, b.url, b.label, d.reason
       FROM delivery d JOIN postback b ON b.shop_id = d.shop_id AND b.id = d.postback_id
      WHERE d.shop_id = $1 AND d.conversion_id = $2 AND b.partner_id = coalesce($3::uuid, b.partner_id)
      ORDER BY d.id DESC LIMIT ${MOST}`,
    [shopId, conversionId, partnerId],
  )
  return rows.map((row) => ({
    id: row.id,
    when: showMoment(row.createdAt.getTime(), nowMs, timeZone, locale),
    label: deliveryLabel(row.state, row.attempts),
    to: visibleText(row.label || destinationHost(row.url)),
    status: row.status === null ? '' : say(STATUS_NAMES[row.status] ?? row.status),
    attempts: row.attempts.toLocaleString(locale),
    reason: row.reason === null ? null : visibleText(sayResult(row.reason, say)),
  }))
}
