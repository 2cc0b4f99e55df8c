// The tables of the figures and of the partners' balances: differences are written with the changes that make them, and folded by a
// chore. What is read is both together (insight/figures), so that it is exact at every moment.
import type { Queryable } from '#app/platform/database.server.ts'
import { inTransaction, type Database } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import type { FigureMovement } from './figures.ts'

export interface FigureDelta extends FigureMovement {
  shopId: string
  id: string
}

const DELTAS = createRowArrays<FigureDelta>({
  shop_id: ['uuid', (row) => row.shopId],
  id: ['uuid', (row) => row.id],
  hour: ['timestamptz', (row) => row.hourMs],
  partner_id: ['uuid', (row) => row.partnerId],
  offer_id: ['uuid', (row) => row.offerId],
  currency: ['text', (row) => row.currency],
  pending: ['int4', (row) => row.pending],
  hold: ['int4', (row) => row.hold],
  approved: ['int4', (row) => row.approved],
  rejected: ['int4', (row) => row.rejected],
  reversed: ['int4', (row) => row.reversed],
  amount_minor: ['int8', (row) => row.amountMinor],
  pending_amount_minor: ['int8', (row) => row.pendingAmountMinor],
  hold_amount_minor: ['int8', (row) => row.holdAmountMinor],
  payout_minor: ['int8', (row) => row.payoutMinor],
  pending_payout_minor: ['int8', (row) => row.pendingPayoutMinor],
  held_minor: ['int8', (row) => row.heldMinor],
  approved_minor: ['int8', (row) => row.approvedMinor],
  paid_minor: ['int8', (row) => row.paidMinor],
})

export async function insertFigureDeltas(db: Queryable, deltas: readonly FigureDelta[]): Promise<void> {
  if (deltas.length === 0) return
  await db.query({
    name: 'insert figure deltas',
    text: `INSERT INTO figure_delta (${DELTAS.names}) SELECT * FROM ${DELTAS.unnest}`,
    values: DELTAS.values(deltas),
  })
}

/** Few enough that a fold is over in a moment: orders that write new differences never wait for one, readers neither. */
const BATCH = 10_000

const FIGURES = [
  'pending', 'hold', 'approved', 'rejected', 'reversed', 'amount_minor', 'pending_amount_minor', 'hold_amount_minor', 'payout_minor',
  'pending_payout_minor', 'held_minor', 'approved_minor',
] // prettier-ignore

/** Adds what was taken to a table. In the order of its key, so that two folds at once wait for each other and do not deadlock. */
const addTo = (table: string, key: readonly string[], sums: readonly string[]) => `
  INSERT INTO ${table} (${[...key, ...sums].join(', ')})
  SELECT ${key.join(', ')}, ${sums.map((column) => `sum(${column})`).join(', ')}
    FROM taken GROUP BY ${key.join(', ')} ORDER BY ${key.join(', ')}
  ON CONFLICT (${key.join(', ')}) DO UPDATE
    SET ${sums.map((column) => `${column} = ${table}.${column} + excluded.${column}`).join(', ')}`

const FOLD = `WITH
  taken AS (
    DELETE FROM figure_delta USING (SELECT shop_id, id FROM figure_delta LIMIT $1 FOR UPDATE SKIP LOCKED) AS these
     WHERE figure_delta.shop_id = these.shop_id AND figure_delta.id = these.id RETURNING figure_delta.*),
  by_partner AS (${addTo('figure_hour', ['shop_id', 'hour', 'partner_id', 'offer_id', 'currency'], FIGURES)}),
  by_offer AS (${addTo('figure_offer_hour', ['shop_id', 'hour', 'offer_id', 'currency'], FIGURES)}),
  balances AS (${addTo('partner_balance', ['shop_id', 'partner_id', 'currency'], ['held_minor', 'approved_minor', 'paid_minor'])})
  SELECT count(*)::int AS taken FROM taken`

/**
 * Folds the differences into their hours and balances: a chore. One statement takes them away and adds them everywhere, so that
 * whoever reads at that moment sees each once; two folds at once take different rows.
 * @returns how many differences there were
 */
export async function foldFigures(db: Pick<Database, 'pool'>, batch = BATCH): Promise<number> {
  let folded = 0
  for (;;) {
    const taken = await inTransaction(db.pool, async (client) => {
      const { rows } = await client.query<{ taken: number }>(FOLD, [batch])
      return rows[0]?.taken ?? 0
    })
    folded += taken
    if (taken < batch) return folded
  }
}
