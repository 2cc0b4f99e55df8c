// Creates a conversion by hand, credits an order: asked for on their pages, carried out by the same functions as at the terminal.
import { DateTime } from 'luxon'
import { undoneReason } from '#app/conversion/reasons.ts'
import { readCreditOrder } from '#app/intake/person/command.ts'
import { createConversion } from '#app/intake/person/create-conversion.server.ts'
import { readCreateDraft } from '#app/intake/person/create-draft.ts'
import { creditOrder } from '#app/intake/person/credit-order.server.ts'
import { undoOf } from '#app/intake/person/undo.ts'
import { mark } from '#app/language/say.ts'
import type { Reader } from '#app/language/reader.ts'
import { inTransaction, type Queryable } from '#app/platform/database.server.ts'
import { inZone } from '#app/platform/zone.ts'
import { readShopsById } from '#app/program/read-shops.server.ts'
import { showDay } from '../moment.ts'
import type { DecideAnswer, DecidePorts, Decider } from './decide-action.server.ts'
import { readBefore } from './decide-before.server.ts'
import { toWire } from './decide-request.ts'

export type CreateAnswer =
  | { kind: 'saved'; id: string; version: number }
  | { kind: 'refused'; problems: { path: string; message: string }[] }

/** @param draft as the form has sent it */
export async function answerCreate(
  ports: DecidePorts,
  who: Decider,
  reader: Reader,
  draft: unknown,
): Promise<CreateAnswer> {
  const { nowMs, timeZone } = reader
  const today = showDay(nowMs, timeZone)
  const checked = readCreateDraft(draft, today, (day) => momentOf(day, today, reader), nowMs)
  if (!checked.ok) return { kind: 'refused', problems: checked.problems }
  const created = await inTransaction(ports.db.pool, async (client) =>
    createConversion(client, await shopOf(client, who), checked.value, who.by, ports.newId, nowMs),
  )
  if (created.kind === 'created') {
    ports.signals.send('delivery')
    return { kind: 'saved', id: created.conversionId, version: 1 }
  }
  const { code, message } = created
  if (code === 'duplicate')
    return {
      kind: 'refused',
      problems: [{ path: 'txnId', message: mark('There is a conversion of this transaction id already.') }],
    }
  return {
    kind: 'refused',
    problems: [{ path: code === 'unknown_partner' ? 'partnerId' : 'offerId', message }],
  }
}

/** Today's happened now, another day's at its noon. */
function momentOf(day: string, today: string, { nowMs, timeZone }: Reader): number | null {
  if (day === today) return nowMs
  const { zoneName } = inZone(nowMs, timeZone)
  const noon = DateTime.fromISO(`${day}T12:00:00`, { zone: zoneName ?? 'utc' })
  return noon.isValid && noon.year >= 1970 ? noon.toMillis() : null
}

/** @param sent orderId, partnerId, offerId and reason, as the form has them */
export async function answerCredit(ports: DecidePorts, who: Decider, sent: unknown): Promise<DecideAnswer> {
  const { say, viewer } = who
  const checked = readCreditOrder(sent)
  if (!checked.ok)
    return {
      kind: 'refused',
      problems: checked.problems.map(({ path, message }) => ({ path, message: say(message) })),
    }
  const command = checked.value
  const answer = await inTransaction(ports.db.pool, async (client): Promise<DecideAnswer> => {
    const before = await conversionOf(client, viewer.shopId, command.orderId)
    const credited = await creditOrder(
      client,
      await shopOf(client, who),
      command,
      who.by,
      ports.newId,
      ports.clock(),
    )
    if (credited.kind === 'refused') {
      const path =
        credited.code === 'unknown_partner' ? 'partnerId' : credited.code === 'unknown_offer' ? 'offerId' : ''
      return { kind: 'refused', problems: [{ path, message: say(credited.message) }] }
    }
    const { conversionId: id } = credited
    const { partnerId, reason } = command
    const undo = before
      ? undoOf({ kind: 'move', conversionIds: [id], partnerId, offerId: null, reason }, [before])
      : [{ kind: 'reject' as const, conversionIds: [id], reason: undoneReason(reason).slice(0, 500) }]
    return {
      kind: 'decided',
      message: say('Credited. The conversion is there.'),
      note: null,
      refused: [],
      done: 1,
      undo: undo.map(toWire),
    }
  })
  ports.signals.send('delivery')
  return answer
}

async function shopOf(db: Queryable, { viewer }: Decider) {
  const shop = (await readShopsById(db, [viewer.shopId])).get(viewer.shopId)
  if (!shop) throw new Error(`there is no shop ${viewer.shopId}`)
  return shop
}

/** The conversion that an order has already, as it stands. */
async function conversionOf(db: Queryable, shopId: string, orderId: string) {
  const { rows } = await db.query<{ id: string }>(
    'SELECT id FROM conversion WHERE shop_id = $1 AND txn_id = $2',
    [shopId, orderId],
  )
  const [row] = rows
  return row ? (await readBefore(db, shopId, [row.id])).get(row.id) : undefined
}
