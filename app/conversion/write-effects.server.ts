// Writes what settling decided: rows that changed, the history, and the postbacks that the changes call for. Called with
// the effects of a whole batch, inside its transaction.
import { enqueueDeliveries } from '#app/delivery/enqueue.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { together } from '#app/platform/together.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Actor, Conversion, ConversionShop, CreditedClick } from './conversion.ts'
import { updateConversions } from './conversions.server.ts'
import { insertFigureDeltas } from './figures.server.ts'
import { figureMovements, gather } from './figures.ts'
import { insertAdjustments, insertChanges, insertEntries } from './history.server.ts'
import { movements } from './ledger.ts'
import { planDeliveries } from './plan-deliveries.server.ts'
import type { Settled } from './settle.ts'
import type { ReferenceTerms } from './terms.server.ts'

export interface Effect {
  settled: Settled
  input: { shop: ConversionShop; actor: Actor; actorName?: string; click?: CreditedClick | undefined }
  /** As it stood; null for a new one, which is inserted already. */
  before: Conversion | null
  /** Of its offer and partner. */
  terms: Pick<ReferenceTerms, 'offer' | 'partner'>
  /** Of those that it moved away from. */
  left?: Pick<ReferenceTerms, 'offer' | 'partner'> | undefined
}

/** @returns how many deliveries were planned */
export async function writeEffects(
  db: Queryable,
  effects: readonly Effect[],
  newId: NewId,
  nowMs: number,
): Promise<number> {
  await updateConversions(
    db,
    effects.filter(changedRow).map(({ settled }) => settled.conversion),
  )
  const changes = effects
    .filter(({ settled }) => settled.kind !== 'same')
    .map((effect) => ({ ...effect, changeId: newId() }))
  const [deliveries] = await together(
    planDeliveries(db, changes, newId, nowMs),
    insertChanges(
      db,
      changes.flatMap((change) => changeRow(change, nowMs)),
    ),
    insertAdjustments(
      db,
      changes.flatMap((change) => adjustmentRow(change, nowMs)),
    ),
    insertEntries(
      db,
      changes.flatMap((change) => entryRows(change, newId, nowMs)),
    ),
    insertFigureDeltas(
      db,
      gather(changes.flatMap(figureRows)).map((movement) => ({ ...movement, id: newId() })),
    ),
  )
  await enqueueDeliveries(db, deliveries)
  return deliveries.length
}

export type Change = Effect & { changeId: string }

function changedRow({ settled, before }: Effect): boolean {
  if (before === null) return false
  if (settled.kind !== 'same') return true
  const { conversion } = settled
  return (Object.keys(conversion) as (keyof Conversion)[]).some(
    (field) =>
      conversion[field] !== before[field] &&
      (typeof conversion[field] !== 'object' ||
        JSON.stringify(conversion[field]) !== JSON.stringify(before[field])),
  )
}

function changeRow({ settled, input, before, changeId }: Change, atMs: number) {
  if (settled.kind === 'adjusted' || settled.kind === 'same') return []
  const { shopId, id, status, partnerId, amountMinor, payoutMinor } = settled.conversion
  return [
    {
      shopId,
      id: changeId,
      conversionId: id,
      from: before?.status ?? null,
      to: status,
      actor: input.actor,
      actorName: input.actorName ?? null,
      reason: settled.reason,
      partnerId,
      amountMinor,
      payoutMinor,
      atMs,
    },
  ]
}

function adjustmentRow({ settled, input, changeId }: Change, atMs: number) {
  if (settled.kind !== 'adjusted') return []
  const { amountDeltaMinor, payoutDeltaMinor, reason, conversion } = settled
  return [
    {
      shopId: conversion.shopId,
      id: changeId,
      conversionId: conversion.id,
      amountDeltaMinor,
      payoutDeltaMinor,
      actor: input.actor,
      actorName: input.actorName ?? null,
      reason,
      atMs,
    },
  ]
}

function entryRows({ settled, before, changeId }: Change, newId: NewId, atMs: number) {
  const { shopId, id } = settled.conversion
  return movements(before, settled.conversion).map((movement) => ({
    ...movement,
    shopId,
    id: newId(),
    conversionId: id,
    changeId,
    atMs,
  }))
}

function figureRows({ settled, before }: Change) {
  const { shopId } = settled.conversion
  return figureMovements(before, settled.conversion).map((movement) => ({ ...movement, shopId }))
}
