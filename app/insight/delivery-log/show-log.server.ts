// The page of the delivery log, ready to be shown: every text is made here, in the shop's time zone, so that the server and the
// browser cannot render them differently.
import type { Reader } from '#app/language/reader.ts'
import { isMerchant, type Viewer } from '#app/program/viewer.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { uuidTimeMs } from '#app/platform/uuid.ts'
import { withChosen } from '../choices.server.ts'
import { attemptResult, deliveryLabel } from '../delivery-label.ts'
import { showMoment } from '../shop-day.ts'
import { showCount } from '../show-number.ts'
import { readChoices } from './choices.server.ts'
import { writeLogQuery } from './log-fields.ts'
import { readLogQuery } from './log-query.ts'
import { showDay, showFullMoment } from '../moment.ts'
import { readLogPage } from './read-page.server.ts'
import { readReplays } from './replays.server.ts'
import type { LogRow } from './rows.server.ts'
import { visibleText } from '../visible-text.ts'

export type ShownLog = Awaited<ReturnType<typeof showLog>>
export type ShownLogRow = ReturnType<typeof showRow>

/** @param query of the page's address */
export async function showLog(db: Queryable, viewer: Viewer, query: URLSearchParams, reader: Reader) {
  const { timeZone, nowMs, locale } = reader
  const asked = readLogQuery(logQueryOf(viewer, query), timeZone)
  const [choices, replays, list] = await Promise.all([
    readChoices(db, viewer),
    readReplays(db, viewer, reader),
    asked.ok ? readLogPage(db, viewer, asked.filter, asked.place) : null,
  ])
  const { fields } = asked
  return {
    timeZone,
    /** `YYYY-MM-DD` */
    today: showDay(nowMs, timeZone),
    fields,
    /** The filters as a query, without the place in the list. */
    query: writeLogQuery(fields),
    /** This page with its place in the list, for the way back to it. */
    address: asked.ok ? writeLogQuery(fields, asked.place) : writeLogQuery(fields),
    problems: asked.ok ? [] : asked.problems,
    choices: {
      partners: withChosen(choices.partners, fields.partner),
      offers: withChosen(choices.offers, fields.offer),
      postbacks: withChosen(choices.postbacks, fields.postback),
      events: withChosen(choices.events, fields.event),
    },
    replays,
    rows: (list?.rows ?? []).map((row) => showRow(row, reader)),
    older: list?.older ? writeLogQuery(fields, list.older) : null,
    newer: list?.newer ? writeLogQuery(fields, list.newer) : null,
    searchedTo: list?.searchedTo
      ? showFullMoment(new Date(uuidTimeMs(list.searchedTo)), timeZone, locale)
      : null,
    isFiltered: Object.keys(fields).length > 0,
    isPartners: !isMerchant(viewer),
  }
}

/** A partner has nobody to choose: his log is his. */
export function logQueryOf(viewer: Viewer, query: URLSearchParams): URLSearchParams {
  if (isMerchant(viewer)) return query
  return new URLSearchParams([...query].filter(([name]) => name !== 'partner'))
}

function showRow(row: LogRow, { say, locale, timeZone, nowMs }: Reader) {
  const label = deliveryLabel(row.state, row.attempts)
  const next = row.nextAttemptAt
  const result = visibleText(attemptResult(row.lastAttempt, row.reason, say))
  return {
    id: row.id,
    at: row.createdAt.toISOString(),
    when: showMoment(row.createdAt.getTime(), nowMs, timeZone, locale),
    label,
    conversion: row.orderName ?? row.txnId ?? row.conversionId,
    test: row.test,
    partner: row.partner,
    offer: row.offer,
    event: row.event,
    status: row.status,
    attempts: showCount(row.attempts, locale),
    result:
      label === 'retrying' && next
        ? say('{{result}}, next try {{when}}', {
            result,
            when: showMoment(next.getTime(), nowMs, timeZone, locale),
          })
        : result,
  }
}
