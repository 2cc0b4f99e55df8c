// The review queue, ready to be shown: what waits for a person or for something that is not known yet, and what is held.
import type { Place } from '../list-address.ts'
import { countWaiting } from './count-waiting.server.ts'
import { FLAG_CHOICES, type ListFields } from './list-fields.ts'
import { ALWAYS, readListQuery, type ListFilter } from './list-query.ts'
import { readListPage } from './read-page.server.ts'
import type { ListContext } from './show-list.server.ts'
import { showRow } from './show-row.ts'

export type ShownReview = Awaited<ReturnType<typeof showReview>>

const STATUSES = ['pending', 'hold'] as const
type Waits = (typeof STATUSES)[number]

/** @param query status (pending or hold; both without), flag, and the place in the list */
export async function showReview(
  { db, viewer, reader, revenueVisible }: ListContext,
  query: URLSearchParams,
) {
  const asked = readListQuery(query, reader.timeZone)
  const status = STATUSES.find((one) => one === query.get('status')) ?? null
  const flag = FLAG_CHOICES.find((one) => one === query.get('flag')) ?? null
  const filter: ListFilter = {
    statuses: status === null ? STATUSES : [status],
    ...(flag && { flag }),
    period: ALWAYS,
  }
  const place = asked.ok ? asked.place : null
  const [list, waiting] = await Promise.all([
    readListPage(db, viewer, filter, place),
    countWaiting(db, viewer, reader.locale),
  ])
  const sums = viewer.partnerId === null || revenueVisible
  return {
    status: status as Waits | null,
    flag,
    waiting,
    rows: list.rows.map((row) => showRow(row, reader, sums)),
    /** Of the page as it stands: with it, the selection begins anew. */
    address: reviewQuery(status, flag, place),
    older: list.older && reviewQuery(status, flag, list.older),
    newer: list.newer && reviewQuery(status, flag, list.newer),
    timeZone: reader.timeZone,
  }
}

function reviewQuery(status: Waits | null, flag: string | null, place: Place): string {
  const fields: ListFields = { ...(status && { status }), ...(flag && { flag }) }
  return new URLSearchParams({ ...fields, ...place }).toString()
}
