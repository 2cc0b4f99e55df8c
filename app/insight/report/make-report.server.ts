// Makes a report: reads what it asks for in both periods, and arranges it in lines. What the page shows and what the file holds is
// both made from this.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { readByDay, readByGroup } from './read-by-figures.server.ts'
import { readByRecords, type ReadRecords } from './read-by-records.server.ts'
import { comparedDays, daysOf, type ReportDays } from './report-days.ts'
import type { ReportFields } from './report-choices.ts'
import { arrange, inOrder, type Lines } from './report-lines.ts'

export type Report =
  | {
      kind: 'made'
      lines: Lines
      days: ReportDays
      before: ReportDays | null
      /** In which there is money in the period or the one beside it. */
      currencies: string[]
      /** Names of partners or offers by their ids. */
      names: ReadonlyMap<string, string>
      /** There are more than can be counted by this. */
      clicksLeftOut: boolean
    }
  | { kind: 'too_many'; conversions: number }

/** @param most lines; the rest is one line */
export async function makeReport(
  db: Queryable,
  viewer: Viewer,
  fields: ReportFields,
  timeZone: string,
  most: number,
): Promise<Report> {
  const { by, compare, currency } = fields
  const days = daysOf(fields.from, fields.to, timeZone)
  const before = compare === 'none' ? null : comparedDays(fields, compare, timeZone)
  const read = (period: ReportDays) => readPeriod(db, viewer, period, by, currency)
  const [now, then] = await Promise.all([read(days), before && read(before)])
  if (now.kind === 'too_many') return now
  if (then?.kind === 'too_many') return then
  const counted = then?.counted ?? null
  const lines = by === 'day' ? inOrder(now.counted, counted) : arrange(now.counted, counted, most)
  return {
    kind: 'made',
    lines,
    days,
    before,
    currencies: [...now.currencies, ...(then?.currencies ?? [])],
    names: await readNames(db, viewer.shopId, by, lines),
    clicksLeftOut: now.clicksLeftOut || (then?.clicksLeftOut ?? false),
  }
}

async function readPeriod(
  db: Queryable,
  viewer: Viewer,
  days: ReportDays,
  by: ReportFields['by'],
  currency: string,
): Promise<ReadRecords> {
  switch (by) {
    case 'day':
      return { kind: 'read', clicksLeftOut: false, ...(await readByDay(db, viewer, days, currency)) }
    case 'partner':
    case 'offer':
      return { kind: 'read', clicksLeftOut: false, ...(await readByGroup(db, viewer, days, by, currency)) }
    default:
      return readByRecords(db, viewer, days, by, currency)
  }
}

async function readNames(
  db: Queryable,
  shopId: string,
  by: ReportFields['by'],
  { lines }: Lines,
): Promise<Map<string, string>> {
  if (by !== 'partner' && by !== 'offer') return new Map()
  const { rows } = await db.query<{ id: string; name: string }>({
    text: `SELECT id, name FROM ${by} WHERE shop_id = $1 AND id = ANY ($2::uuid[])`,
    values: [shopId, lines.map(({ key }) => key)],
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
