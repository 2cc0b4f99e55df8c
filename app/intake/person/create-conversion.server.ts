// A person creates a conversion by hand: a sale that neither an order nor a call has reported.
import { saveDecisions } from '#app/attribution/save-decisions.server.ts'
import { reportedSale } from '#app/conversion/conversion.ts'
import { recordConversions } from '#app/conversion/record-conversions.server.ts'
import type { Status } from '#app/conversion/status.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { CreditingShop } from '../order/apply-orders.server.ts'
import type { CreateConversion } from './command.ts'
import { personsCredit, personsDecision } from './persons-decision.ts'
import { findTarget } from './target.server.ts'

export type CreateResult =
  | { kind: 'created'; conversionId: string; status: Status; planned: number }
  | { kind: 'refused'; code: 'unknown_partner' | 'unknown_offer'; message: string }
  /** The shop has a conversion of this transaction id. */
  | { kind: 'refused'; code: 'duplicate'; message: string; conversionId: string }

/** @param db the client of a transaction; @param by who decides, as the admin knows him */
export async function createConversion(
  db: Queryable,
  shop: CreditingShop,
  command: CreateConversion,
  by: string,
  newId: NewId,
  nowMs: number,
): Promise<CreateResult> {
  const target = await findTarget(db, shop.id, command)
  if (target.kind === 'refused') return target
  const { event, currency, amountMinor, payoutMinor, txnId, occurredAtMs, reason } = command
  const { recorded, planned } = await recordConversions(
    db,
    [
      {
        shop,
        source: 'manual',
        actor: 'person',
        actorName: by,
        txnId,
        orderId: null,
        event,
        credit: personsCredit(target.partnerId, target.offerId),
        progress: { kind: 'earned', paidAtMs: occurredAtMs },
        ...reportedSale(currency, amountMinor),
        payoutMinor,
        test: false,
        occurredAtMs,
      },
    ],
    newId,
    nowMs,
  )
  const [only] = recorded
  if (!only) throw new Error('a conversion was to be created and nothing came of it')
  const { conversion } = only
  if (only.kind !== 'created')
    return {
      kind: 'refused',
      code: 'duplicate',
      message: `This shop has a conversion of this transaction id already: ${conversion.id}.`,
      conversionId: conversion.id,
    }
  await saveDecisions(db, [personsDecision(conversion, { name: by, reason }, newId(), nowMs)])
  return { kind: 'created', conversionId: conversion.id, status: conversion.status, planned }
}
