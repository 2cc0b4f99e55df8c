// Records conversions: the one way in for every source (orders, calls, people). ONE transaction, handed in by the caller, holds
// dedupe, payout, caps, history, ledger and the planned postbacks, so that all of it happens or nothing. Works on whole
// batches: a statement serves many conversions.
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Conversion, ConversionInput } from './conversion.ts'
import { insertConversions, lockByTxn } from './conversions.server.ts'
import type { Reading } from './reading.ts'
import { createSettler } from './settler.server.ts'
import type { Settled } from './settle.ts'
import { writeEffects, type Effect } from './write-effects.server.ts'

/** What became of one input. */
export type Recorded =
  | { kind: 'created'; conversion: Conversion }
  /** A call whose txn_id the shop already has; the original is untouched. */
  | { kind: 'duplicate'; conversion: Conversion }
  /** An order whose conversion existed; `changed` where its status, money or credit did. */
  | { kind: 'updated'; conversion: Conversion; changed: boolean }

export interface RecordResult {
  /** In the order of the inputs. */
  recorded: Recorded[]
  /** Deliveries planned: the caller wakes the senders once it has committed. */
  planned: number
  /** Products whose facts a payout rule needs and nobody has asked for yet. */
  unknownProducts: { shopId: string; productId: string }[]
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
  const unknown = new Map<string, { shopId: string; productId: string }>()
  let open = inputs.map((_, index) => index)
  while (open.length > 0) {
    // A second round comes only where another transaction, or an earlier input of this batch, took a txn_id first.
    const existing =
      locked ??
      (await lockByTxn(
        db,
        open.flatMap((index) => keyOf(at(inputs, index)) ?? []),
      ))
    open = await recordRound({ db, inputs, recorded, effects, unknown, newId, nowMs }, open, existing)
    locked = undefined
  }
  const planned = await writeEffects(db, effects, newId, nowMs)
  return { recorded, planned, unknownProducts: [...unknown.values()] }
}

interface Round {
  db: Queryable
  inputs: readonly ConversionInput[]
  recorded: Recorded[]
  effects: Effect[]
  unknown: Map<string, { shopId: string; productId: string }>
  newId: NewId
  nowMs: number
}

/** @returns the inputs whose txn_id somebody else took meanwhile */
async function recordRound(
  round: Round,
  open: readonly number[],
  existing: readonly Conversion[],
): Promise<number[]> {
  const { db, inputs, recorded, effects, unknown, newId, nowMs } = round
  const known = new Map(
    existing.map((conversion) => [keyText(conversion.shopId, conversion.txnId as string), conversion]),
  )
  const later: number[] = []
  const taken = new Set<string>()
  const readings: (Reading & { index: number })[] = []
  for (const index of open) {
    const input = at(inputs, index)
    const before = (input.txnId !== null && known.get(keyText(input.shop.id, input.txnId))) || null
    if (before && input.source !== 'shopify') {
      recorded[index] = { kind: 'duplicate', conversion: before }
      continue
    }
    if (before === null && input.txnId !== null) {
      const key = keyText(input.shop.id, input.txnId)
      if (taken.has(key)) {
        later.push(index)
        continue
      }
      taken.add(key)
    }
    readings.push({ index, input, before })
  }

  const settler = await createSettler(db, readings, nowMs)
  const fresh: { index: number; settled: Settled; effect: Effect }[] = []
  for (const { index, input, before } of readings) {
    const { settled, effect } = settler.settle({ input, before }, () => `conv_${newId().replaceAll('-', '')}`)
    if (before === null) fresh.push({ index, settled, effect })
    else {
      recorded[index] = { kind: 'updated', conversion: settled.conversion, changed: settled.kind !== 'same' }
      effects.push(effect)
    }
  }
  for (const one of settler.unknownProducts()) unknown.set(`${one.shopId} ${one.productId}`, one)

  const inserted = await insertConversions(
    db,
    fresh.map(({ settled }) => settled.conversion),
  )
  for (const { index, settled, effect } of fresh) {
    if (!inserted.has(settled.conversion.id)) {
      later.push(index)
      settler.forget({ input: at(inputs, index), before: null }, settled)
      continue
    }
    recorded[index] = { kind: 'created', conversion: settled.conversion }
    effects.push(effect)
  }
  await settler.saveTallies()
  return later
}

const at = (inputs: readonly ConversionInput[], index: number) => inputs[index] as ConversionInput
const keyText = (shopId: string, txnId: string) => `${shopId} ${txnId}`

function keyOf(input: ConversionInput): { shopId: string; txnId: string } | null {
  return input.txnId === null ? null : { shopId: input.shop.id, txnId: input.txnId }
}
