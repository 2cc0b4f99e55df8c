// Writes planned deliveries into the outbox, inside the transaction of the change that they report: a delivery exists
// if and only if its change was committed.
import type { Queryable } from '#app/platform/database.server.ts'

export interface NewDelivery {
  shopId: string
  id: string
  postbackId: string
  conversionId: string
  changeId: string
  values: Readonly<Record<string, string>>
  amountMinor: bigint
  payoutMinor: bigint
  /** When the first attempt is due; Unix milliseconds. */
  dueAtMs: number
  createdAtMs: number
}

/** One statement for all of them: a JSON array costs a fraction of a parameter per column and row. */
export async function enqueueDeliveries(db: Queryable, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return
  const rows = deliveries.map((delivery) => ({
    shop_id: delivery.shopId,
    id: delivery.id,
    postback_id: delivery.postbackId,
    conversion_id: delivery.conversionId,
    change_id: delivery.changeId,
    values: delivery.values,
    amount_minor: delivery.amountMinor.toString(),
    payout_minor: delivery.payoutMinor.toString(),
    next_attempt_at: new Date(delivery.dueAtMs),
    created_at: new Date(delivery.createdAtMs),
  }))
  await db.query({
    name: 'enqueue deliveries',
    text: `INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, values, amount_minor, payout_minor,
                                 next_attempt_at, created_at)
           SELECT shop_id, id, postback_id, conversion_id, change_id, values, amount_minor, payout_minor, next_attempt_at, created_at
             FROM json_to_recordset($1) AS r(shop_id uuid, id uuid, postback_id uuid, conversion_id text, change_id uuid,
                  values jsonb, amount_minor bigint, payout_minor bigint, next_attempt_at timestamptz, created_at timestamptz)`,
    values: [JSON.stringify(rows)],
  })
}
