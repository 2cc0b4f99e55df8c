// What a person typed, with the names in it looked up: partners and offers by their slugs, an order by its name, money in the
// currency of the conversions that it is for. What comes of it is checked by command.ts, as what forms send is.
import { findOrderId } from '#app/attribution/stored-decisions.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import {
  readCommand,
  readCreateConversion,
  readCreditOrder,
  type Checked,
  type Command,
  type CreateConversion,
  type CreditOrder,
} from './command.ts'
import { readMoney, type Named, type Words } from './read-words.ts'

export type Decision =
  | { kind: 'decide'; command: Command }
  | { kind: 'credit'; command: CreditOrder }
  | { kind: 'create'; command: CreateConversion }

/** What the options say beside the words. */
export interface Beside {
  reason: string | undefined
  event: string
  txnId: string | null
}

/** @param nowMs when a conversion made by hand happened */
export async function lookUpWords(
  db: Queryable,
  shopId: string,
  words: Words,
  { reason, event, txnId }: Beside,
  nowMs: number,
): Promise<Checked<Decision>> {
  switch (words.kind) {
    case 'credit': {
      const to = await findNamed(db, shopId, words.to)
      if (!to.ok) return to
      const orderId = await findOrderId(db, shopId, words.order)
      if (orderId === null) return problem('order', `this shop has no order ${words.order}`)
      return as('credit', readCreditOrder({ orderId, ...to.value, reason }))
    }
    case 'create': {
      const to = await findNamed(db, shopId, words.to)
      if (!to.ok) return to
      const amountMinor = readMoney(words.amount)
      if (typeof amountMinor === 'string') return problem('amount', amountMinor)
      const { currency } = words.amount
      const input = { ...to.value, event, currency, amountMinor, payoutMinor: null, txnId, reason }
      return as('create', readCreateConversion({ ...input, occurredAtMs: nowMs }, nowMs))
    }
    case 'move': {
      const to = await findNamed(db, shopId, words.to)
      if (!to.ok) return to
      const { kind, conversionIds } = words
      return as('decide', readCommand({ kind, conversionIds, ...to.value, reason }))
    }
    case 'change_payout': {
      const { kind, conversionIds, amount } = words
      const payoutMinor = amount && readMoney(amount)
      if (typeof payoutMinor === 'string') return problem('payout', payoutMinor)
      const others = amount ? await inOtherCurrency(db, shopId, conversionIds, amount.currency) : []
      if (others.length > 0) return problem('payout', `not in ${amount?.currency}: ${others.join(', ')}`)
      return as('decide', readCommand({ kind, conversionIds, payoutMinor, reason }))
    }
    default:
      return as('decide', readCommand({ ...words, reason }))
  }
}

function as<Kind extends Decision['kind']>(
  kind: Kind,
  checked: Checked<Extract<Decision, { kind: Kind }>['command']>,
): Checked<Decision> {
  return checked.ok ? { ok: true, value: { kind, command: checked.value } as Decision } : checked
}

function problem(
  path: string,
  message: string,
): { ok: false; problems: { path: string; message: string }[] } {
  return { ok: false, problems: [{ path, message }] }
}

async function findNamed(
  db: Queryable,
  shopId: string,
  { partner, offer }: Named,
): Promise<Checked<{ partnerId: string; offerId: string | null }>> {
  const { rows } = await db.query<{ partner_id: string | null; offer_id: string | null }>(
    `SELECT (SELECT id FROM partner WHERE shop_id = $1 AND slug = $2) AS partner_id,
            (SELECT id FROM offer WHERE shop_id = $1 AND slug = $3) AS offer_id`,
    [shopId, partner, offer],
  )
  const [found] = rows
  const partnerId = found?.partner_id ?? null
  const offerId = found?.offer_id ?? null
  if (partnerId === null) return problem('partner', `this shop has no partner ${partner}`)
  if (offer !== null && offerId === null) return problem('offer', `this shop has no offer ${offer}`)
  return { ok: true, value: { partnerId, offerId } }
}

/** Those of the conversions whose money is of another currency. */
async function inOtherCurrency(
  db: Queryable,
  shopId: string,
  conversionIds: readonly string[],
  currency: string,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM conversion WHERE shop_id = $1 AND id = ANY($2) AND currency <> $3 ORDER BY id`,
    [shopId, conversionIds, currency],
  )
  return rows.map(({ id }) => id)
}
