// Writes what settling decided: rows that changed, the history, and the postbacks that the changes call for. Called with
// the effects of a whole batch, inside its transaction.
import { enqueueDeliveries, type NewDelivery } from '#app/delivery/enqueue.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { together } from '#app/platform/together.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { planPostbacks } from '#app/postback/plan.ts'
import type { Actor, Conversion, ConversionShop, CreditedClick } from './conversion.ts'
import { readClickNames, readLastSent, readPostbacks, type ReferenceTerms } from './context.server.ts'
import { insertAdjustments, insertChanges } from './history.server.ts'
import { updateConversions } from './ledger.server.ts'
import type { Settled } from './settle.ts'

export interface Effect {
  settled: Settled
  input: { shop: ConversionShop; actor: Actor; click?: CreditedClick | undefined }
  /** As it stood; null for a new one, which is inserted already. */
  before: Conversion | null
  /** Of its offer and partner. */
  terms: Pick<ReferenceTerms, 'offer' | 'partner'>
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
    plan(db, changes, newId, nowMs),
    insertChanges(
      db,
      changes.flatMap((change) => changeRow(change, nowMs)),
    ),
    insertAdjustments(
      db,
      changes.flatMap((change) => adjustmentRow(change, nowMs)),
    ),
  )
  await enqueueDeliveries(db, deliveries)
  return deliveries.length
}

type Change = Effect & { changeId: string }

function changedRow({ settled, before }: Effect): boolean {
  if (before === null) return false
  if (settled.kind !== 'same') return true
  const { conversion } = settled
  return (Object.keys(conversion) as (keyof Conversion)[]).some(
    (field) => field !== 'payoutTerms' && conversion[field] !== before[field],
  )
}

function changeRow({ settled, input, changeId }: Change, atMs: number) {
  if (settled.kind !== 'created' && settled.kind !== 'status') return []
  const { shopId, id, status, amountMinor, payoutMinor } = settled.conversion
  const from = settled.kind === 'status' ? settled.from : null
  return [
    {
      shopId,
      id: changeId,
      conversionId: id,
      from,
      to: status,
      actor: input.actor,
      reason: settled.reason,
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
      reason,
      atMs,
    },
  ]
}

async function plan(
  db: Queryable,
  changes: readonly Change[],
  newId: NewId,
  nowMs: number,
): Promise<NewDelivery[]> {
  const sendable = changes.filter(
    ({ settled, input }) => !settled.conversion.test || input.shop.followTestOrders,
  )
  const references = sendable.map(({ settled }) => settled.conversion)
  const postbacks = await readPostbacks(db, references)
  const reported = sendable.filter(({ settled }) => postbacks.has(settled.conversion.partnerId))
  if (reported.length === 0) return []
  const conversions = reported.map(({ settled }) => settled.conversion)
  const known = new Map(
    reported.flatMap(({ input }) => (input.click ? [[input.click.id, input.click] as const] : [])),
  )
  const clicks = await readClickNames(
    db,
    conversions.filter(({ clickId }) => clickId !== null && !known.has(clickId)),
  )
  const lastSent = await readLastSent(
    db,
    reported.filter(({ before }) => before !== null).map(({ settled }) => settled.conversion),
  )
  return reported.flatMap(({ settled, input, changeId, terms: { offer, partner } }) => {
    const { conversion } = settled
    const plans = planPostbacks(
      {
        ...conversion,
        offer,
        partner,
        click: known.get(conversion.clickId ?? '') ?? clicks.get(conversion.clickId ?? '') ?? null,
      },
      settled.kind === 'adjusted' ? 'adjustment' : 'status',
      postbacks.get(conversion.partnerId) ?? [],
      lastSent.get(conversion.id) ?? new Map(),
      input.shop.revenueVisible,
    )
    return plans.map((planned) => ({
      shopId: conversion.shopId,
      id: newId(),
      conversionId: conversion.id,
      changeId,
      ...planned,
      dueAtMs: nowMs,
      createdAtMs: nowMs,
    }))
  })
}
