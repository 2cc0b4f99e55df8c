// The page of the inbound log, ready to be shown: every text is made here, in the reader's language and the shop's time zone.
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { uuidTimeMs } from '#app/platform/uuid.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { readNamed, withChosen, type Choice } from '../choices.server.ts'
import { showFullMoment } from '../moment.ts'
import { showMoment } from '../shop-day.ts'
import { visibleText } from '../visible-text.ts'
import { writeCallQuery } from './call-fields.ts'
import { readCallQuery } from './call-query.ts'
import { GROUPS, groupOf, REFUSAL_CODES, wordsOf, type OutcomeGroup } from './outcome-words.ts'
import { readCallPage } from './read-page.server.ts'
import type { CallRow } from './rows.server.ts'

export type ShownCalls = Awaited<ReturnType<typeof showCalls>>
export type ShownCallRow = ReturnType<typeof showRow>

/** Of strangers' text in a list; the whole of it is on the call's own page. */
const SHOWN_CHARS = 60

/** @param query of the page's address */
export async function showCalls(db: Queryable, { shopId }: Merchant, query: URLSearchParams, reader: Reader) {
  const { say, timeZone, locale } = reader
  const asked = readCallQuery(query, timeZone)
  const [offers, list] = await Promise.all([
    readNamed(db, 'offer', shopId),
    asked.ok ? readCallPage(db, shopId, asked.filter, asked.place) : null,
  ])
  const { fields } = asked
  return {
    timeZone,
    fields,
    /** The filters as a query, without the place in the list. */
    query: writeCallQuery(fields),
    /** This page with its place in the list, for the way back to it. */
    address: asked.ok ? writeCallQuery(fields, asked.place) : writeCallQuery(fields),
    /** By field; what belongs to none stands with the others. */
    problems: asked.ok ? [] : asked.problems.map(({ field, message }) => ({ field, message: say(message) })),
    outcomes: outcomeChoices(reader),
    offers: withChosen(offers, fields.offer),
    rows: (list?.rows ?? []).map((row) => showRow(row, reader)),
    older: list?.older ? writeCallQuery(fields, list.older) : null,
    newer: list?.newer ? writeCallQuery(fields, list.newer) : null,
    searchedTo: list?.searchedTo
      ? showFullMoment(new Date(uuidTimeMs(list.searchedTo)), timeZone, locale)
      : null,
    isFiltered: Object.keys(fields).length > 0,
  }
}

function outcomeChoices({ say, locale }: Reader): Choice[] {
  const group: Record<OutcomeGroup, string> = {
    accepted: say('Accepted'),
    duplicate: say('Repeated'),
    test: say('Test'),
    refused: say('Refused, for whatever reason'),
  }
  const codes = REFUSAL_CODES.map((code) => ({ value: code as string, label: say(wordsOf(code).title) }))
  return [
    ...GROUPS.map((value) => ({ value: value as string, label: group[value] })),
    ...codes.toSorted((one, other) => one.label.localeCompare(other.label, locale)),
  ]
}

function showRow(row: CallRow, { say, nowMs, timeZone, locale }: Reader) {
  const { txn_id: txn, click_id: click, amount, currency } = row.parameters
  return {
    id: row.id,
    at: row.receivedAt.toISOString(),
    when: showMoment(row.receivedAt.getTime(), nowMs, timeZone, locale),
    group: groupOf(row.outcome),
    outcome: say(wordsOf(row.outcome).title),
    hasMismatch: row.mismatch !== null,
    offer: row.offer ?? say('unknown'),
    txn: shortText(txn),
    click: shortText(click),
    /** As it was sent. */
    amount: amount === undefined ? '' : shortText(currency === undefined ? amount : `${amount} ${currency}`),
    remoteIp: visibleText(row.remoteIp),
  }
}

function shortText(text: string | undefined): string {
  const characters = [...(text ?? '')]
  return visibleText(
    characters.length > SHOWN_CHARS ? `${characters.slice(0, SHOWN_CHARS).join('')}…` : characters.join(''),
  )
}
