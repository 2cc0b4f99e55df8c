// Records conversions: the one way in for every source (orders, calls; later people). ONE transaction, handed in by the
// caller, holds dedupe, payout, history and the planned postbacks, so that all of it happens or nothing. Works on whole
// batches: a statement serves many conversions.
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Conversion, ConversionInput } from './conversion.ts'
import { readTerms, type ReferenceTerms } from './context.server.ts'
import { insertConversions, lockByTxn } from './ledger.server.ts'
import { settleAgain, settleNew, type Settled } from './settle.ts'
import { writeEffects, type Effect } from './write-effects.server.ts'

/** What became of one input. */
export type Recorded =
  | { kind: 'created'; conversion: Conversion }
  /** A call whose txn_id the shop already has; the original is untouched. */
  | { kind: 'duplicate'; conversion: Conversion }
  /** An order whose conversion existed; `changed` where its status or money did. */
  | { kind: 'updated'; conversion: Conversion; changed: boolean }

export interface RecordResult {
  /** In the order of the inputs. */
  recorded: Recorded[]
  /** Deliveries planned: the caller wakes the senders once it has committed. */
  planned: number
}

/**
 * @param db the client of a transaction
 * @param inputs of orders at most one per order; calls may repeat a txn_id
 * @param locked the conversions of the inputs' txn_ids, where the caller has locked them already
 */
export async function recordConversions(
  db: Queryable,
  inputs: readonly ConversionInput[],
  newId: NewId,
  nowMs: number,
  locked?: readonly Conversion[],
): Promise<RecordResult> {
  const recorded: Recorded[] = []
  const effects: Effect[] = []
  let open = inputs.map((_, index) => index)
  while (open.length > 0) {
    // A second round comes only where another transaction, or an earlier input of this batch, took a txn_id first.
    open = await recordRound(db, inputs, open, recorded, effects, newId, nowMs, locked)
    locked = undefined
  }
  const planned = await writeEffects(db, effects, newId, nowMs)
  return { recorded, planned }
}

async function recordRound(
  db: Queryable,
  inputs: readonly ConversionInput[],
  open: readonly number[],
  recorded: Recorded[],
  effects: Effect[],
  newId: NewId,
  nowMs: number,
  locked: readonly Conversion[] | undefined,
): Promise<number[]> {
  const input = (index: number) => inputs[index] as ConversionInput
  const existing =
    locked ??
    (await lockByTxn(
      db,
      open.flatMap((index) => keyOf(input(index)) ?? []),
    ))
  const known = new Map(
    existing.map((conversion) => [keyText(conversion.shopId, conversion.txnId as string), conversion]),
  )
  const terms = await readTerms(
    db,
    open.map((index) => reference(input(index), knownOf(known, input(index)))),
  )

  const later: number[] = []
  const fresh = new Map<string, { index: number; settled: Settled; terms: ReferenceTerms }>()
  const taken = new Set<string>()
  open.forEach((index, position) => {
    const one = input(index)
    const before = knownOf(known, one)
    const offer = terms[position] as (typeof terms)[number]
    if (before) {
      if (one.source === 'inbound') {
        recorded[index] = { kind: 'duplicate', conversion: before }
        return
      }
      const settled = settleAgain(before, one, offer, nowMs)
      recorded[index] = { kind: 'updated', conversion: settled.conversion, changed: settled.kind !== 'same' }
      effects.push({ settled, input: one, before, terms: offer })
      return
    }
    const key = one.txnId === null ? null : keyText(one.shop.id, one.txnId)
    if (key !== null && taken.has(key)) return void later.push(index)
    if (key !== null) taken.add(key)
    const settled = settleNew(one, offer, `conv_${newId().replaceAll('-', '')}`, nowMs)
    fresh.set(settled.conversion.id, { index, settled, terms: offer })
  })
  const inserted = await insertConversions(
    db,
    [...fresh.values()].map(({ settled }) => settled.conversion),
  )
  for (const [id, { index, settled, terms: own }] of fresh) {
    if (!inserted.has(id)) later.push(index)
    else {
      recorded[index] = { kind: 'created', conversion: settled.conversion }
      effects.push({ settled, input: input(index), before: null, terms: own })
    }
  }
  return later
}

const keyText = (shopId: string, txnId: string) => `${shopId} ${txnId}`

function keyOf(input: ConversionInput): { shopId: string; txnId: string } | null {
  return input.txnId === null ? null : { shopId: input.shop.id, txnId: input.txnId }
}

function knownOf(known: ReadonlyMap<string, Conversion>, input: ConversionInput): Conversion | undefined {
  return input.txnId === null ? undefined : known.get(keyText(input.shop.id, input.txnId))
}

/** An order that attaches to a call's conversion follows that one's offer and partner. */
function reference(input: ConversionInput, existing: Conversion | undefined) {
  const credit = existing ?? input.credit
  return {
    shopId: input.shop.id,
    offerId: credit.offerId,
    partnerId: credit.partnerId,
    clickId: credit.clickId,
    event: existing?.event ?? input.event,
  }
}
