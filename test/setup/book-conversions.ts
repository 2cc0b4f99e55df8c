// Books conversions that a test has inserted row by row: figures and ledger as recording them would have written, by the same code.
import { insertFigureDeltas } from '#app/conversion/figures.server.ts'
import { figureMovements } from '#app/conversion/figures.ts'
import { lockByIds } from '#app/conversion/conversions.server.ts'
import { insertEntries } from '#app/conversion/history.server.ts'
import { movements } from '#app/conversion/ledger.ts'
import { types, type Queryable } from '#app/platform/database.server.ts'
import { createIds } from '#app/platform/ids.server.ts'

const newId = createIds(() => Date.now())

/**
 * @param db also one that reads int8 as text, as browsers' tests have it
 * @param ids of conversions that nothing was booked of yet
 */
export async function bookConversions(db: Queryable, shopId: string, ids: readonly string[]): Promise<void> {
  const typed = { query: (text: string, values: unknown[]) => db.query({ text, values, types }) }
  const conversions = await lockByIds(typed as Queryable, shopId, ids)
  await insertFigureDeltas(
    db,
    conversions.flatMap((conversion) =>
      figureMovements(null, conversion).map((movement) => ({ ...movement, shopId, id: newId() })),
    ),
  )
  await insertEntries(
    db,
    conversions.flatMap((conversion) =>
      movements(null, conversion).map((movement) => ({
        ...movement,
        shopId,
        id: newId(),
        conversionId: conversion.id,
        changeId: newId(),
        atMs: conversion.createdAtMs,
      })),
    ),
  )
}
