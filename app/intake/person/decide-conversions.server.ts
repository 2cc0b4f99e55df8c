// A person decides about conversions, one or many: approve, reject, take back, pay, change the payout, move. Orders are locked before
// conversions, as whoever applies webhooks does; what changes is written with history, ledger and postbacks in one transaction.
import { saveDecisions } from '#app/attribution/save-decisions.server.ts'
import type { Conversion } from '#app/conversion/conversion.ts'
import { lockByIds } from '#app/conversion/conversions.server.ts'
import type { Reading } from '#app/conversion/reading.ts'
import { createSettler } from '#app/conversion/settler.server.ts'
import type { Status } from '#app/conversion/status.ts'
import { writeEffects, type Effect } from '#app/conversion/write-effects.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { CreditingShop } from '../order/apply-orders.server.ts'
import type { Command } from './command.ts'
import { decideOne, REFUSALS, type RefusalCode } from './decide-one.ts'
import { personsCredit, personsDecision } from './persons-decision.ts'
import { lockOrdersOf, readStandings } from './standing.server.ts'
import { findTarget } from './target.server.ts'

/** What became of one conversion. */
export type DecisionResult =
  | { id: string; kind: 'done'; status: Status }
  | { id: string; kind: 'refused'; code: RefusalCode; message: string }

export type DecisionsResult =
  | { kind: 'decided'; results: DecisionResult[]; planned: number }
  /** Nothing was changed. */
  | { kind: 'refused'; code: 'unknown_partner' | 'unknown_offer'; message: string }

/**
 * @param db the client of a transaction
 * @param by who decides, as the admin knows him
 * @returns each conversion by itself: what cannot be decided is refused and holds up no other
 */
export async function decideConversions(
  db: Queryable,
  shop: CreditingShop,
  command: Command,
  by: string,
  newId: NewId,
  nowMs: number,
): Promise<DecisionsResult> {
  if (command.kind === 'move') {
    const target = await findTarget(db, shop.id, command)
    if (target.kind === 'refused') return target
  }
  const ids = [...new Set(command.conversionIds)]
  const orders = await lockOrdersOf(db, shop.id, ids, nowMs)
  const locked = new Map((await lockByIds(db, shop.id, ids)).map((conversion) => [conversion.id, conversion]))
  const standings = await readStandings(db, shop, [...locked.values()], orders, nowMs)

  const results = new Map<string, DecisionResult>()
  const refuse = (id: string, code: RefusalCode) =>
    results.set(id, { id, kind: 'refused', code, message: REFUSALS[code] })
  const readings: (Reading & { before: Conversion })[] = []
  for (const id of ids) {
    const before = locked.get(id)
    const standing = standings.get(id)
    if (!before || !standing) {
      refuse(id, before ? 'nothing_left' : 'not_found')
      continue
    }
    const decided = decideOne(before, command, nowMs)
    if (decided.kind === 'refused') {
      refuse(id, decided.code)
      continue
    }
    const { reason } = command
    const input = { ...standing, actor: 'person' as const, actorName: by }
    readings.push({
      before,
      decided: {
        conversion: decided.conversion,
        reason,
        byRules: decided.kind === 'decided' && decided.byRules === true,
      },
      input:
        decided.kind === 'decided'
          ? input
          : {
              ...input,
              recredit: { reason },
              credit: personsCredit(decided.partnerId, decided.offerId, before.couponCode),
            },
    })
  }

  const settler = await createSettler(db, readings, nowMs)
  const effects: Effect[] = []
  for (const reading of readings) {
    const { settled, effect } = settler.settle(reading, newId)
    const { id, status } = settled.conversion
    if (command.kind === 'approve' && status !== 'approved') {
      settler.forget(reading, settled)
      refuse(id, 'nothing_left')
      continue
    }
    effects.push(effect)
    results.set(id, { id, kind: 'done', status })
  }
  await settler.saveTallies()
  const planned = await writeEffects(db, effects, newId, nowMs)
  await saveDecisions(
    db,
    effects.flatMap(({ settled }) =>
      settled.kind === 'moved'
        ? [personsDecision(settled.conversion, { name: by, reason: command.reason }, newId(), nowMs)]
        : [],
    ),
  )
  return { kind: 'decided', planned, results: ids.flatMap((id) => results.get(id) ?? []) }
}
