// The page of the list of conversions, ready to be shown.
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { listSavedViews } from '#app/program/saved-views.server.ts'
import { withChosen } from '../choices.server.ts'
import { showFullMoment } from '../moment.ts'
import { figuresOfPeriod, figuresOfToday } from './conversion-figures.server.ts'
import { countWaiting } from './count-waiting.server.ts'
import { readListChoices } from './list-choices.server.ts'
import { writeListQuery } from './list-fields.ts'
import { readListQuery } from './list-query.ts'
import { conversionIdMs } from './conversion-id.ts'
import { readListPage } from './read-page.server.ts'
import { showRow } from './show-row.ts'

export type ShownList = Awaited<ReturnType<typeof showList>>

export interface ListContext {
  db: Queryable
  viewer: Viewer
  reader: Reader
  /** Whether partners of the shop see what was sold. */
  revenueVisible: boolean
}

/** @param query of the page's address */
export async function showList({ db, viewer, reader, revenueVisible }: ListContext, query: URLSearchParams) {
  const asked = readListQuery(query, reader.timeZone)
  const sums = viewer.partnerId === null || revenueVisible
  const scope = { viewer, reader, sums }
  const [choices, list, today, chosen, views, waiting] = await Promise.all([
    readListChoices(db, viewer),
    asked.ok ? readListPage(db, viewer, asked.filter, asked.place) : null,
    figuresOfToday(db, scope),
    asked.ok ? figuresOfPeriod(db, scope, asked.filter.period) : null,
    listSavedViews(db, viewer, 'conversions'),
    countWaiting(db, viewer, reader.locale),
  ])
  const { fields } = asked
  const place = asked.ok ? asked.place : null
  return {
    timeZone: reader.timeZone,
    fields,
    /** The filters as a query, without the place in the list. */
    query: writeListQuery(fields),
    /** This page with its place in the list, for the way back to it. */
    address: writeListQuery(fields, place),
    isNewest: asked.ok && list?.newer === null,
    problems: asked.ok
      ? []
      : asked.problems.map(({ field, message }) => ({ field, message: reader.say(message) })),
    choices: {
      partners: withChosen(choices.partners, fields.partner),
      offers: withChosen(choices.offers, fields.offer),
      events: withChosen(choices.events, fields.event),
    },
    views,
    waiting,
    figures: { today, chosen },
    rows: (list?.rows ?? []).map((row) => showRow(row, reader, sums)),
    older: list?.older ? writeListQuery(fields, list.older) : null,
    newer: list?.newer ? writeListQuery(fields, list.newer) : null,
    searchedTo: list?.searchedTo
      ? showFullMoment(new Date(conversionIdMs(list.searchedTo)), reader.timeZone, reader.locale)
      : null,
    isFiltered: Object.keys(fields).length > 0,
  }
}
