// What Shopify asked on behalf of customers: shown with how it stands, and what is kept of a customer as a file. Read-only: handling
// a request is a matter of its own.
import { z } from 'zod'
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { showFullMoment } from '../moment.ts'
import { visibleText } from '../visible-text.ts'

const MOST = 50
/** Shopify's own term for an answer. */
const DUE_DAYS = 30
const DAY_MS = 86_400_000
/** Of one customer. */
const MOST_ORDERS = 1_000

export type ShownRequest = Awaited<ReturnType<typeof showRequests>>[number]

const PAYLOAD = z.object({ customer: z.object({ id: z.string() }) })

/** Open ones first, newest first. */
export async function showRequests(db: Queryable, { shopId }: Merchant, reader: Reader) {
  const { say, timeZone, locale } = reader
  const { rows } = await db.query<{
    id: string
    topic: string
    payload: unknown
    receivedAt: Date
    handledAt: Date | null
  }>(
    `SELECT id, topic, payload, received_at AS "receivedAt", handled_at AS "handledAt" FROM compliance_request
      WHERE shop_id = $1 ORDER BY handled_at IS NOT NULL, id DESC LIMIT ${MOST}`,
    [shopId],
  )
  const moment = (at: Date) => showFullMoment(at, timeZone, locale)
  const topics: Record<string, string> = {
    'customers/data_request': say('A customer wants to know what is kept'),
    'customers/redact': say('A customer is to be forgotten'),
    'shop/redact': say('The shop is to be forgotten'),
  }
  return rows.map(({ id, topic, payload, receivedAt, handledAt }) => ({
    id,
    about: topics[topic] ?? visibleText(topic),
    customerId: PAYLOAD.safeParse(payload).data?.customer.id ?? null,
    received: moment(receivedAt),
    isOpen: handledAt === null,
    standing:
      handledAt === null
        ? say('Open, due {{when}}', { when: moment(new Date(receivedAt.getTime() + DUE_DAYS * DAY_MS)) })
        : say('Handled {{when}}', { when: moment(handledAt) }),
  }))
}

/** All that is kept of a customer, as the tables have it. @param customerId Shopify's */
export async function readCustomerData(db: Queryable, { shopId }: Merchant, customerId: string) {
  const orders = await db.query<{ id: string }>(
    `SELECT id, name, currency, test, placed_at, paid_at, deleted_at, snapshot, journey FROM shop_order
      WHERE shop_id = $1 AND customer_id = $2 ORDER BY placed_at DESC LIMIT ${MOST_ORDERS}`,
    [shopId, customerId],
  )
  const ids = orders.rows.map(({ id }) => id)
  const [conversions, sightings, partners] = await Promise.all([
    db.query(
      `SELECT id, txn_id, event, status, currency, amount_minor::text, payout_minor::text, click_id, coupon_code, customer_type, created_at
         FROM conversion WHERE shop_id = $1 AND txn_id = ANY ($2::text[])`,
      [shopId, ids],
    ),
    db.query(
      `SELECT kind, click_id, seen_at FROM sighting WHERE shop_id = $1 AND kind = 'customer' AND key = $2 LIMIT ${MOST_ORDERS}`,
      [shopId, customerId],
    ),
    db.query('SELECT id, name, email FROM partner WHERE shop_id = $1 AND customer_id = $2', [
      shopId,
      customerId,
    ]),
  ])
  return {
    customer_id: customerId,
    /** More are kept than are listed. */
    is_cut: orders.rows.length === MOST_ORDERS,
    orders: orders.rows,
    conversions: conversions.rows,
    sightings: sightings.rows,
    partners: partners.rows,
  }
}
