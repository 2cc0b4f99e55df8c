// The history of conversions: changes of status and adjustments of money, append-only, written with what they report.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Actor } from './conversion.ts'
import type { Status } from './status.ts'

export interface ChangeRow {
  shopId: string
  id: string
  conversionId: string
  from: Status | null
  to: Status
  actor: Actor
  reason: string
  amountMinor: bigint
  payoutMinor: bigint
  atMs: number
}

export async function insertChanges(db: Queryable, changes: readonly ChangeRow[]): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map((change) => ({
    shop_id: change.shopId,
    id: change.id,
    conversion_id: change.conversionId,
    from_status: change.from,
    to_status: change.to,
    actor: change.actor,
    reason: change.reason,
    amount_minor: change.amountMinor.toString(),
    payout_minor: change.payoutMinor.toString(),
    at: new Date(change.atMs),
  }))
  await db.query({
    name: 'insert conversion changes',
    text: `INSERT INTO conversion_change (shop_id, id, conversion_id, from_status, to_status, actor, reason, amount_minor, payout_minor, at)
           SELECT * FROM json_to_recordset($1) AS r(shop_id uuid, id uuid, conversion_id text, from_status text, to_status text,
                  actor text, reason text, amount_minor bigint, payout_minor bigint, at timestamptz)`,
    values: [JSON.stringify(rows)],
  })
}

export interface AdjustmentRow {
  shopId: string
  id: string
  conversionId: string
  amountDeltaMinor: bigint
  payoutDeltaMinor: bigint
  actor: Actor
  reason: string
  atMs: number
}

export async function insertAdjustments(db: Queryable, adjustments: readonly AdjustmentRow[]): Promise<void> {
  if (adjustments.length === 0) return
  const rows = adjustments.map((adjustment) => ({
    shop_id: adjustment.shopId,
    id: adjustment.id,
    conversion_id: adjustment.conversionId,
    amount_delta_minor: adjustment.amountDeltaMinor.toString(),
    payout_delta_minor: adjustment.payoutDeltaMinor.toString(),
    actor: adjustment.actor,
    reason: adjustment.reason,
    at: new Date(adjustment.atMs),
  }))
  await db.query({
    name: 'insert conversion adjustments',
    text: `INSERT INTO conversion_adjustment (shop_id, id, conversion_id, amount_delta_minor, payout_delta_minor, actor, reason, at)
           SELECT * FROM json_to_recordset($1) AS r(shop_id uuid, id uuid, conversion_id text, amount_delta_minor bigint,
                  payout_delta_minor bigint, actor text, reason text, at timestamptz)`,
    values: [JSON.stringify(rows)],
  })
}
