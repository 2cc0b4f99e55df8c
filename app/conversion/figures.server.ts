// The tables of the figures: differences are written with the changes that make them, and folded into hours by a chore. What is
// read is both together (insight/figures), so that it is exact at every moment.
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
  payout_minor: ['int8', (row) => row.payoutMinor],
  held_minor: ['int8', (row) => row.heldMinor],
  approved_minor: ['int8', (row) => row.approvedMinor],
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

const KEY = ['shop_id', 'hour', 'partner_id', 'offer_id', 'currency']
const FIGURES = [
  'pending', 'hold', 'approved', 'rejected', 'reversed', 'amount_minor', 'payout_minor', 'held_minor', 'approved_minor',
] // prettier-ignore

/**
 * Folds the differences into their hours: a chore. One statement takes them away and adds them, so that whoever reads at that
 * moment sees each once; two folds at once take different rows.
 * @returns how many differences there were
 */
export async function foldFigures(db: Database, batch = BATCH): Promise<number> {
  let folded = 0
  for (;;) {
    const taken = await inTransaction(db.pool, async (client) => {
      const { rows } = await client.query<{ taken: number }>(
        `WITH taken AS (
           DELETE FROM figure_delta USING (SELECT shop_id, id FROM figure_delta LIMIT $1 FOR UPDATE SKIP LOCKED) AS these
            WHERE figure_delta.shop_id = these.shop_id AND figure_delta.id = these.id RETURNING figure_delta.*),
         folded AS (
           INSERT INTO figure_hour (${[...KEY, ...FIGURES].join(', ')})
           SELECT ${KEY.join(', ')}, ${FIGURES.map((column) => `sum(${column})`).join(', ')}
             FROM taken GROUP BY ${KEY.join(', ')} ORDER BY ${KEY.join(', ')}
           ON CONFLICT (${KEY.join(', ')}) DO UPDATE
             SET ${FIGURES.map((column) => `${column} = figure_hour.${column} + excluded.${column}`).join(', ')})
         SELECT count(*)::int AS taken FROM taken`,
        [batch],
      )
      return rows[0]?.taken ?? 0
    })
    folded += taken
    if (taken < batch) return folded
  }
}
