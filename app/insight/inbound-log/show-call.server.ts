// The page of one inbound call, ready to be shown: what was sent, what became of it and why, what it made, and the line by which it
// can be sent again. Everything that a caller sent is text from strangers: hidden characters are written out (visible-text).
import type { Reader } from '#app/language/reader.ts'
import { isCurrency } from '#app/money/currency.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { Merchant } from '#app/program/viewer.ts'
import type { Status } from '#app/conversion/status.ts'
import { readNamed } from '../choices.server.ts'
import { showFullMoment } from '../moment.ts'
import { showMoney } from '../show-money.ts'
import { visibleText } from '../visible-text.ts'
import { curlLine } from './curl-line.ts'
import { groupOf, wordsOf } from './outcome-words.ts'
import { readCallRows, type CallRow } from './rows.server.ts'

export type ShownCall = NonNullable<Awaited<ReturnType<typeof showCall>>>

/** Where calls are sent to. */
export interface CallAddress {
  /** SHOPIFY_APP_URL */
  appUrl: string
  brand: string
}

interface MadeConversion {
  id: string
  status: Status
  amountMinor: bigint
  payoutMinor: bigint
  currency: string
  partner: string
}

/** @returns null where the shop has no such call, or has it no more */
export async function showCall(
  db: Queryable,
  { shopId }: Merchant,
  id: string,
  reader: Reader,
  { appUrl, brand }: CallAddress,
) {
  if (!isUuid(id)) return null
  const [row] = await readCallRows(db, shopId, [id])
  if (!row) return null
  const { say, timeZone, locale } = reader
  const words = wordsOf(row.outcome)
  const [conversion, mismatch] = await Promise.all([
    readConversion(db, shopId, row.conversionId),
    showMismatch(db, shopId, row, reader),
  ])
  const offer = row.offerSlug ?? 'OFFER'
  const url = `${appUrl}/api/postback/${[brand, offer].map(encodeURIComponent).join('/')}`
  return {
    id,
    group: groupOf(row.outcome),
    title: say(words.title),
    advice: words.advice === '' ? '' : say(words.advice),
    when: showFullMoment(row.receivedAt, timeZone, locale),
    timeZone,
    facts: factsOf(row, reader),
    parameters: Object.entries(row.parameters)
      .map(([name, value]) => ({ name, value: visibleText(String(value)), isWrong: name === row.parameter }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    conversion: conversion && showConversion(conversion, reader),
    mismatch,
    curl: curlLine({ method: row.method, url, parameters: row.parameters }),
    /** The log does not know which offer was meant. */
    offerIsMissing: row.offerSlug === null,
    /** Of a call that could not be read the log has less than was sent. */
    isIncomplete: ['body_too_large', 'unsupported_content_type', 'invalid_body'].includes(row.outcome),
  }
}

function factsOf(row: CallRow, { say, timeZone, locale }: Reader): { term: string; text: string }[] {
  return [
    { term: say('Received'), text: showFullMoment(row.receivedAt, timeZone, locale) },
    { term: say('Offer'), text: row.offer ?? say('unknown') },
    { term: say('Method'), text: visibleText(row.method) },
    { term: say('Caller’s address'), text: visibleText(row.remoteIp) },
    { term: say('Answer'), text: `HTTP ${row.httpStatus}` },
    ...(groupOf(row.outcome) === 'refused' ? [{ term: say('Error code'), text: row.outcome }] : []),
    { term: say('Number of the call'), text: row.id },
  ]
}

async function readConversion(
  db: Queryable,
  shopId: string,
  id: string | null,
): Promise<MadeConversion | null> {
  if (id === null) return null
  const { rows } = await db.query<MadeConversion>(
    `SELECT c.id, c.status, c.amount_minor AS "amountMinor", c.payout_minor AS "payoutMinor", c.currency, p.name AS partner
       FROM conversion c JOIN partner p ON p.shop_id = c.shop_id AND p.id = c.partner_id
      WHERE c.shop_id = $1 AND c.id = $2`,
    [shopId, id],
  )
  return rows[0] ?? null
}

function showConversion(made: MadeConversion, { locale }: Reader) {
  const money = (minor: bigint) =>
    isCurrency(made.currency) ? showMoney(minor, made.currency, locale) : `${minor} ${made.currency}`
  return {
    id: made.id,
    status: made.status,
    partner: made.partner,
    amount: money(made.amountMinor),
    payout: money(made.payoutMinor),
  }
}

/** What a duplicate said otherwise than the first report, field by field; offers by their names. */
async function showMismatch(db: Queryable, shopId: string, { mismatch }: CallRow, { say }: Reader) {
  if (mismatch === null) return []
  const offers = 'offer' in mismatch ? await readNamed(db, 'offer', shopId) : []
  const shown = (field: string, value: string | null) => {
    if (value === null) return say('none')
    const named = field === 'offer' ? offers.find((offer) => offer.value === value)?.label : undefined
    return visibleText(named ?? value)
  }
  return Object.entries(mismatch).map(([field, [first, now]]) => ({
    id: field,
    first: shown(field, first),
    now: shown(field, now),
  }))
}
