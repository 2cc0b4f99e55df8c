// All that the flow page reads of the app's database: one query a stage, read-only, newest first. Mend here when a
// column moves; a query that fails shows its error on the page and leaves the other stages alone.
import type { QueryResultRow } from 'pg'

export type ReadPool = { query<R extends QueryResultRow>(text: string): Promise<{ rows: R[] }> }

export type ClickRow = {
  id: string
  partner: string | null
  sub1: string | null
  aff_click_id: string | null
  at: Date
}
export type WebhookRow = { topic: string; state: string; outcome: string | null; at: Date }
export type ConversionRow = {
  id: string
  txn_id: string | null
  status: string
  /** Minor units, as text or bigint. */
  amount_minor: string
  payout_minor: string
  currency: string
  method: string
  click_id: string | null
  order_name: string | null
  test: boolean
  at: Date
}
export type DeliveryRow = {
  id: string
  conversion_id: string
  state: string
  attempts: number
  next_attempt_at: Date | null
  http_status: number | null
  click_id: string | null
  txn_id: string | null
  at: Date
}

const LATEST = 6

const CLICKS = `
  SELECT click.id, partner.name AS partner, click.sub1, click.aff_click_id, click.created_at AS at
    FROM click LEFT JOIN partner ON partner.shop_id = click.shop_id AND partner.id = click.partner_id
   ORDER BY click.id DESC LIMIT ${LATEST}`

const WEBHOOKS = `
  SELECT topic, state, outcome, received_at AS at FROM webhook_inbox ORDER BY received_at DESC, id DESC LIMIT ${LATEST}`

const CONVERSIONS = `
  SELECT conversion.id, conversion.txn_id, conversion.status, conversion.amount_minor::text, conversion.payout_minor::text,
         conversion.currency, conversion.method, conversion.click_id, shop_order.name AS order_name, conversion.test,
         conversion.changed_at AS at
    FROM conversion
    LEFT JOIN shop_order ON shop_order.shop_id = conversion.shop_id AND shop_order.id = conversion.txn_id
   ORDER BY conversion.changed_at DESC LIMIT ${LATEST}`

const DELIVERIES = `
  SELECT delivery.id, delivery.conversion_id, delivery.state, delivery.attempts, delivery.next_attempt_at,
         attempt.http_status, conversion.click_id, conversion.txn_id,
         COALESCE(delivery.settled_at, delivery.created_at) AS at
    FROM delivery
    LEFT JOIN conversion ON conversion.shop_id = delivery.shop_id AND conversion.id = delivery.conversion_id
    LEFT JOIN LATERAL (SELECT http_status FROM delivery_attempt
                        WHERE shop_id = delivery.shop_id AND delivery_id = delivery.id
                        ORDER BY id DESC LIMIT 1) AS attempt ON true
   ORDER BY delivery.id DESC LIMIT ${LATEST}`

export type Rows<T> = { rows: T[] } | { error: string }
export type Readings = {
  clicks: Rows<ClickRow>
  webhooks: Rows<WebhookRow>
  conversions: Rows<ConversionRow>
  deliveries: Rows<DeliveryRow>
}

/** Reads all stages. Never rejects. */
export async function readStages(pool: ReadPool): Promise<Readings> {
  const [clicks, webhooks, conversions, deliveries] = await Promise.all([
    read<ClickRow>(pool, CLICKS),
    read<WebhookRow>(pool, WEBHOOKS),
    read<ConversionRow>(pool, CONVERSIONS),
    read<DeliveryRow>(pool, DELIVERIES),
  ])
  return { clicks, webhooks, conversions, deliveries }
}

async function read<T extends QueryResultRow>(pool: ReadPool, text: string): Promise<Rows<T>> {
  try {
    return { rows: (await pool.query<T>(text)).rows }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
