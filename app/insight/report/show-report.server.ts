// The report page's data, ready to be shown: every text is made here, in the reader's language, so that the server and the browser
// cannot write it differently.
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { drawBars, type DrawnBar } from '../chart/bars.ts'
import { drawTrend, type Trend } from '../chart/trend.ts'
import { currenciesOf, type Measures } from '../figures/measures.ts'
import { showLevel } from '../show-number.ts'
import { makeReport, type Report } from './make-report.server.ts'
import { MOST_CONVERSIONS } from './read-by-records.server.ts'
import { writeReportFields, type ReportFields } from './report-choices.ts'
import type { AskedReport } from './report-fields.ts'
import { DIMENSION_WORDS, METRIC_WORDS } from './report-words.ts'
import { showDay, showShortDay } from './show-day.ts'
import { showKey } from './show-key.ts'
import {
  drawnValue,
  showChanges,
  showMeasures,
  showMetric,
  type ShownChanges,
  type ShownMeasures,
} from './show-measures.ts'

/** Lines of the page; a file holds more. */
export const MOST_LINES = 100
const MOST_BARS = 12

export interface ShownLine {
  id: string
  name: string
  now: ShownMeasures
  before: ShownMeasures | null
  /** From `before` to `now`. */
  change: ShownChanges | null
  /** All that is not shown by itself. */
  isRest: boolean
}

export type ShownReport = Awaited<ReturnType<typeof showReport>>

export async function showReport(
  db: Queryable,
  viewer: Viewer,
  shop: { currency: string; timeZone: string },
  { fields, problems }: AskedReport,
  reader: Reader,
) {
  const said = Object.fromEntries(
    Object.entries(problems).map(([field, message]) => [field, reader.say(message)]),
  )
  const asked = { fields, query: writeReportFields(fields), problems: said }
  if (Object.keys(problems).length > 0)
    return { ...asked, currencies: [shop.currency], notes: [], report: null }
  const report = await makeReport(db, viewer, fields, shop.timeZone, MOST_LINES)
  if (report.kind === 'too_many')
    return { ...asked, currencies: [shop.currency], notes: [tooMany(report, fields, reader)], report: null }
  const currencies = currenciesOf([...report.currencies, fields.currency], shop.currency)
  return {
    ...asked,
    currencies,
    notes: notesOf(report, fields, currencies, reader),
    report: showLines(report, fields, reader),
  }
}

type Made = Extract<Report, { kind: 'made' }>

function tooMany({ conversions }: { conversions: number }, { by }: ReportFields, { say }: Reader): string {
  return say(
    'There are {{conversions, number}} conversions in this period, and by “{{by}}” at most {{most, number}} can be read at once. Choose a shorter period.',
    { conversions, most: MOST_CONVERSIONS, by: say(DIMENSION_WORDS[by]) },
  )
}

function notesOf(
  { clicksLeftOut }: Made,
  { currency, by }: ReportFields,
  currencies: string[],
  { say }: Reader,
): string[] {
  const others = currencies.filter((each) => each !== currency)
  return [
    ...(others.length > 0
      ? [say('Money is shown in {{currency}} only. There is some in {{others}} too.', { currency, others: others.join(', ') })]
      : []),
    ...(clicksLeftOut
      ? [say('There are too many clicks in this period to count them by “{{by}}”. Choose a shorter one to see them.', { by: say(DIMENSION_WORDS[by]) })]
      : []),
  ] // prettier-ignore
}

function showLines(report: Made, fields: ReportFields, reader: Reader) {
  const { say, locale } = reader
  const { lines, others, total } = report.lines
  const shown = (measures: Measures) => showMeasures(measures, fields.currency, locale)
  const both = ({ now, before }: { now: Measures; before: Measures | null }) => ({
    now: shown(now),
    before: before && shown(before),
    change: before && showChanges(now, before, locale),
  })
  const rows = lines.map((line): ShownLine => ({
    id: `line ${line.key}`,
    name: showKey(fields.by, line.key, report.names, reader),
    ...both(line),
    isRest: false,
  }))
  if (others !== null)
    rows.push({
      id: 'rest',
      name: say('{{count, number}} others', { count: others.count }),
      ...both(others),
      isRest: true,
    })
  // prettier-ignore
  return {
    rows,
    total: both(total),
    isEmpty: total.now.conversions === 0 && !total.now.clicks,
    period: showPeriod(report.days.days, locale),
    before: report.before && showPeriod(report.before.days, locale),
    chart: drawReport(report, fields, reader, rows),
  }
}

function showPeriod(days: readonly string[], locale: Reader['locale']): string {
  const [first, last] = [days[0] as string, days.at(-1) as string]
  return first === last ? showDay(first, locale) : `${showDay(first, locale)} – ${showDay(last, locale)}`
}

export type ReportChart =
  { kind: 'trend'; title: string; trend: Trend } | { kind: 'bars'; title: string; bars: DrawnBar[] }

function drawReport(
  report: Made,
  fields: ReportFields,
  { say, locale }: Reader,
  rows: ShownLine[],
): ReportChart {
  const { metric, currency, by } = fields
  const isMoney = metric === 'revenue' || metric === 'payout'
  const title = `${say(METRIC_WORDS[metric])}${isMoney ? ` (${currency})` : ''}`
  const value = (measures: Measures) => drawnValue(measures, metric, currency)
  const text = (measures: Measures) => showMetric(measures, metric, currency, locale)
  if (by === 'day') {
    const points = report.lines.lines.map(({ key, now, before }, index) => ({
      label: rows[index]?.name ?? key,
      tick: showShortDay(key, locale),
      value: value(now),
      text: text(now),
      before: before && { value: value(before), text: text(before), label: dayBefore(report, index, locale) },
    }))
    const level = (each: number) => showLevel(each, isMoney ? currency : null, locale)
    return { kind: 'trend', title, trend: drawTrend(points, level, !isMoney) }
  }
  const bars = report.lines.lines.slice(0, MOST_BARS).map(({ key, now, before }, index) => ({
    name: rows[index]?.name ?? key,
    value: value(now),
    text: text(now),
    before: before && { value: value(before), text: text(before) },
  }))
  return { kind: 'bars', title, bars: drawBars(bars) }
}

function dayBefore({ before }: Made, index: number, locale: Reader['locale']): string {
  const day = before?.days[index]
  return day === undefined ? '' : showDay(day, locale)
}
