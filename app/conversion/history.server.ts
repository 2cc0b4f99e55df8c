// The history of conversions: changes of status, adjustments of money and what both did to the ledger. Append-only.
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import type { Actor } from './conversion.ts'
import type { Movement } from './ledger.ts'
import type { Status } from './status.ts'

export interface ChangeRow {
  shopId: string
  id: string
  conversionId: string
  from: Status | null
  to: Status
  actor: Actor
  actorName: string | null
  reason: string
  partnerId: string
  amountMinor: bigint
  payoutMinor: bigint
  atMs: number
}

const CHANGES = createRowArrays<ChangeRow>({
  shop_id: ['uuid', (row) => row.shopId],
  id: ['uuid', (row) => row.id],
  conversion_id: ['text', (row) => row.conversionId],
  from_status: ['text', (row) => row.from],
  to_status: ['text', (row) => row.to],
  actor: ['text', (row) => row.actor],
  actor_name: ['text', (row) => row.actorName],
  reason: ['text', (row) => row.reason],
  partner_id: ['uuid', (row) => row.partnerId],
  amount_minor: ['int8', (row) => row.amountMinor],
  payout_minor: ['int8', (row) => row.payoutMinor],
  at: ['timestamptz', (row) => row.atMs],
})

export async function insertChanges(db: Queryable, changes: readonly ChangeRow[]): Promise<void> {
  if (changes.length === 0) return
  await db.query({
    name: 'insert conversion changes',
    text: `INSERT INTO conversion_change (${CHANGES.names}) SELECT * FROM ${CHANGES.unnest}`,
    values: CHANGES.values(changes),
  })
}

export interface AdjustmentRow {
  shopId: string
  id: string
  conversionId: string
  amountDeltaMinor: bigint
  payoutDeltaMinor: bigint
  actor: Actor
  actorName: string | null
  reason: string
  atMs: number
}

const ADJUSTMENTS = createRowArrays<AdjustmentRow>({
  shop_id: ['uuid', (row) => row.shopId],
  id: ['uuid', (row) => row.id],
  conversion_id: ['text', (row) => row.conversionId],
  amount_delta_minor: ['int8', (row) => row.amountDeltaMinor],
  payout_delta_minor: ['int8', (row) => row.payoutDeltaMinor],
  actor: ['text', (row) => row.actor],
  actor_name: ['text', (row) => row.actorName],
  reason: ['text', (row) => row.reason],
  at: ['timestamptz', (row) => row.atMs],
})

export async function insertAdjustments(db: Queryable, adjustments: readonly AdjustmentRow[]): Promise<void> {
  if (adjustments.length === 0) return
  await db.query({
    name: 'insert conversion adjustments',
    text: `INSERT INTO conversion_adjustment (${ADJUSTMENTS.names}) SELECT * FROM ${ADJUSTMENTS.unnest}`,
    values: ADJUSTMENTS.values(adjustments),
  })
}

export interface EntryRow extends Movement {
  shopId: string
  id: string
  conversionId: string
  changeId: string
  atMs: number
}

const ENTRIES = createRowArrays<EntryRow>({
  shop_id: ['uuid', (row) => row.shopId],
  id: ['uuid', (row) => row.id],
  partner_id: ['uuid', (row) => row.partnerId],
  currency: ['text', (row) => row.currency],
  conversion_id: ['text', (row) => row.conversionId],
  change_id: ['uuid', (row) => row.changeId],
  held_minor: ['int8', (row) => row.heldMinor],
  approved_minor: ['int8', (row) => row.approvedMinor],
  reversed_minor: ['int8', (row) => row.reversedMinor],
  paid_minor: ['int8', (row) => row.paidMinor],
  at: ['timestamptz', (row) => row.atMs],
})

export async function insertEntries(db: Queryable, entries: readonly EntryRow[]): Promise<void> {
  if (entries.length === 0) return
  await db.query({
    name: 'insert ledger entries',
    text: `INSERT INTO ledger_entry (${ENTRIES.names}) SELECT * FROM ${ENTRIES.unnest}`,
    values: ENTRIES.values(entries),
  })
}
