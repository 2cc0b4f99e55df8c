// Writes planned deliveries into the outbox, inside the transaction of the change that they report: a delivery exists
// if and only if its change was committed.
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import { together } from '#app/platform/together.ts'
import { STANDINGS } from './result-words.ts'

export interface NewDelivery {
  shopId: string
  id: string
  postbackId: string
  conversionId: string
  changeId: string
  /** Which of the postback's deliveries for the conversion, from 1. */
  sequence: number
  values: Readonly<Record<string, string>>
  amountMinor: bigint
  payoutMinor: bigint
  /** Of the amounts; null: the conversion's own. */
  sentCurrency: string | null
  /** The exchange rate used, as JSON; null where none was. */
  rate: unknown
  /** What the log is searched by. */
  about: { partnerId: string; offerId: string; event: string; status: string }
  /** When the first attempt is due, Unix milliseconds; null while it waits for an exchange rate. */
  dueAtMs: number | null
  createdAtMs: number
}

const DELIVERIES = createRowArrays<NewDelivery>({
  shop_id: ['uuid', (row) => row.shopId],
  id: ['uuid', (row) => row.id],
  postback_id: ['uuid', (row) => row.postbackId],
  conversion_id: ['text', (row) => row.conversionId],
  change_id: ['uuid', (row) => row.changeId],
  sequence: ['int4', (row) => row.sequence],
  values: ['jsonb', (row) => row.values],
  amount_minor: ['int8', (row) => row.amountMinor],
  payout_minor: ['int8', (row) => row.payoutMinor],
  sent_currency: ['text', (row) => row.sentCurrency],
  rate: ['jsonb', (row) => row.rate],
  next_attempt_at: ['timestamptz', (row) => row.dueAtMs],
  ready: ['bool', (row) => row.dueAtMs !== null && row.dueAtMs <= row.createdAtMs],
  reason: ['text', (row) => (row.dueAtMs === null ? STANDINGS.awaitsRate : null)],
  created_at: ['timestamptz', (row) => row.createdAtMs],
})

const LOG = createRowArrays<NewDelivery>({
  shop_id: ['uuid', (row) => row.shopId],
  id: ['uuid', (row) => row.id],
  postback_id: ['uuid', (row) => row.postbackId],
  partner_id: ['uuid', (row) => row.about.partnerId],
  offer_id: ['uuid', (row) => row.about.offerId],
  event: ['text', (row) => row.about.event],
  status: ['text', (row) => row.about.status],
})

export async function enqueueDeliveries(db: Queryable, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return
  await together(
    db.query({
      name: 'enqueue deliveries',
      text: `INSERT INTO delivery (${DELIVERIES.names}) SELECT * FROM ${DELIVERIES.unnest}`,
      values: DELIVERIES.values(deliveries),
    }),
    db.query({
      name: 'log deliveries',
      text: `INSERT INTO delivery_log (${LOG.names}) SELECT * FROM ${LOG.unnest}`,
      values: LOG.values(deliveries),
    }),
  )
}
