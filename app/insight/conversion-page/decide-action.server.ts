// A merchant decides on a page: what was asked for is checked, carried out in one transaction by the same function as at the
// terminal, and answered with what came of each conversion and with what takes it back.
import type { Command } from '#app/intake/person/command.ts'
import { readAmount } from '#app/intake/person/create-draft.ts'
import { decideConversions, type DecisionResult } from '#app/intake/person/decide-conversions.server.ts'
import { undoOf } from '#app/intake/person/undo.ts'
import { mark, type Say } from '#app/language/say.ts'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { Signals } from '#app/platform/signals.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { readShopsById } from '#app/program/read-shops.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { readBefore, type NamedBefore } from './decide-before.server.ts'
import { fromWire, toWire, type DecideRequest, type WireCommand } from './decide-request.ts'
import { DONE_WORDS, NONE_DONE, STAYS, UNDONE } from './decide-words.ts'

export interface DecidePorts {
  db: Pick<Database, 'pool'>
  signals: Pick<Signals, 'send'>
  newId: NewId
  clock: () => number
}

export interface Decider {
  viewer: Merchant
  /** Who it is, for the history. */
  by: string
  say: Say
}

export type DecideAnswer =
  | {
      kind: 'decided'
      message: string
      /** What the message cannot say. */
      note: string | null
      /** Those that could not be decided, each with why. */
      refused: { id: string; name: string; message: string }[]
      done: number
      /** What takes it back; empty: nothing does. */
      undo: WireCommand[]
    }
  /** Nothing was changed. */
  | { kind: 'refused'; problems: { path: string; message: string }[] }

/** @param sent the JSON that the page has sent */
export async function answerDecision(ports: DecidePorts, who: Decider, sent: unknown): Promise<DecideAnswer> {
  const request = sent as DecideRequest | null
  if (request?.intent === 'undo' && Array.isArray(request.commands)) return undo(ports, who, request.commands)
  if (request?.intent !== 'decide' || typeof request.command !== 'object')
    return refusal(who.say, [{ path: '', message: mark('The form is not complete.') }])
  return decide(ports, who, request.command)
}

const refusal = (say: Say, problems: readonly { path: string; message: string }[]): DecideAnswer => ({
  kind: 'refused',
  problems: problems.map(({ path, message }) => ({ path, message: say(message) })),
})

async function decide(
  ports: DecidePorts,
  who: Decider,
  sent: WireCommand & { payout?: string | null },
): Promise<DecideAnswer> {
  const { viewer, say } = who
  const answer = await inTransaction(ports.db.pool, async (client) => {
    const ids = Array.isArray(sent['conversionIds'])
      ? sent['conversionIds'].filter((id) => typeof id === 'string')
      : []
    const before = await readBefore(client, viewer.shopId, ids)
    const payout = readPayout(sent, before)
    if ('problem' in payout) return refusal(say, [{ path: 'payout', message: payout.problem }])
    const checked = fromWire({ ...sent, ...payout })
    if (!checked.ok) return refusal(say, checked.problems)
    const decided = await carryOut(client, ports, who, checked.value)
    if (!Array.isArray(decided)) return refusal(say, [{ path: decided.path, message: decided.message }])
    return toAnswer(say, checked.value, decided, before)
  })
  ports.signals.send('delivery')
  return answer
}

/** All that one decision did, in one transaction; what cannot be taken back is told. */
async function undo(ports: DecidePorts, who: Decider, sent: readonly WireCommand[]): Promise<DecideAnswer> {
  const { viewer, say } = who
  const answer = await inTransaction(ports.db.pool, async (client) => {
    const results: DecisionResult[] = []
    let stays = false
    const names = new Map<string, NamedBefore>()
    for (const one of sent) {
      const checked = fromWire(one)
      if (!checked.ok) return refusal(say, checked.problems)
      for (const [id, before] of await readBefore(client, viewer.shopId, checked.value.conversionIds))
        names.set(id, before)
      const decided = await carryOut(client, ports, who, checked.value)
      if (!Array.isArray(decided)) return refusal(say, [{ path: decided.path, message: decided.message }])
      stays ||= checked.value.kind === 'withdraw' && decided.some(isStillApproved)
      results.push(...decided)
    }
    const done = results.filter(({ kind }) => kind === 'done').length
    return {
      kind: 'decided' as const,
      message: say(done > 0 ? UNDONE : NONE_DONE),
      note: stays ? say(STAYS) : null,
      refused: refusedOf(say, results, names),
      done,
      undo: [],
    }
  })
  ports.signals.send('delivery')
  return answer
}

const isStillApproved = (result: DecisionResult) => result.kind === 'done' && result.status === 'approved'

async function carryOut(
  client: Queryable,
  { newId, clock }: DecidePorts,
  { viewer, by }: Decider,
  command: Command,
): Promise<DecisionResult[] | { path: string; message: string }> {
  const shop = (await readShopsById(client, [viewer.shopId])).get(viewer.shopId)
  if (!shop) throw new Error(`there is no shop ${viewer.shopId}`)
  const decided = await decideConversions(client, shop, command, by, newId, clock())
  if (decided.kind === 'decided') return decided.results
  return { path: decided.code === 'unknown_partner' ? 'partnerId' : 'offerId', message: decided.message }
}

/** An amount is typed in the currency of the conversions that it is for, which must be the same one. */
function readPayout(
  sent: WireCommand & { payout?: string | null },
  before: ReadonlyMap<string, NamedBefore>,
): { payoutMinor?: bigint | null } | { problem: string } {
  if (sent['kind'] !== 'change_payout') return {}
  if (sent.payout === null) return { payoutMinor: null }
  const [currency, ...others] = new Set([...before.values()].map((one) => one.currency))
  if (others.length > 0) return { problem: mark('These conversions are in several currencies.') }
  const minor = readAmount(String(sent.payout ?? ''), currency ?? '')
  return typeof minor === 'string' ? { problem: minor } : { payoutMinor: minor }
}

function toAnswer(
  say: Say,
  command: Command,
  results: readonly DecisionResult[],
  before: ReadonlyMap<string, NamedBefore>,
): DecideAnswer {
  const done = results.filter(({ kind }) => kind === 'done')
  const undone = undoOf(
    command,
    done.flatMap(({ id }) => before.get(id) ?? []),
  )
  return {
    kind: 'decided',
    message: done.length > 0 ? say(DONE_WORDS[command.kind], { count: done.length }) : say(NONE_DONE),
    note: command.kind === 'withdraw' && done.some(isStillApproved) ? say(STAYS) : null,
    refused: refusedOf(say, results, before),
    done: done.length,
    undo: undone.map(toWire),
  }
}

function refusedOf(say: Say, results: readonly DecisionResult[], names: ReadonlyMap<string, NamedBefore>) {
  return results.flatMap((result) =>
    result.kind === 'refused'
      ? [{ id: result.id, name: names.get(result.id)?.name ?? result.id, message: say(result.message) }]
      : [],
  )
}
