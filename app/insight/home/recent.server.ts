// The last thirty days in figures and lines, from the figures that are kept by the hour.
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { inZone } from '#app/platform/zone.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { drawTrend } from '../chart/trend.ts'
import { currenciesOf } from '../figures/measures.ts'
import { readByDay } from '../report/read-by-figures.server.ts'
import { METRICS, type Metric } from '../report/report-choices.ts'
import { daysOf } from '../report/report-days.ts'
import { inOrder } from '../report/report-lines.ts'
import { METRIC_WORDS } from '../report/report-words.ts'
import { showDay, showShortDay } from '../report/show-day.ts'
import { drawnValue, showMeasures, showMetric } from '../report/show-measures.ts'
import { showLevel } from '../show-number.ts'

const DAYS = 30

/** @param currency whose money is shown */
export async function readRecent(db: Queryable, viewer: Viewer, currency: string, reader: Reader) {
  const { locale, say, nowMs, timeZone } = reader
  const today = inZone(nowMs, timeZone)
  const [from, to] = [today.minus({ days: DAYS - 1 }), today].map((day) => day.toISODate() as string)
  const days = daysOf(from as string, to as string, timeZone)
  const { counted, currencies } = await readByDay(db, viewer, days, currency)
  const { total } = inOrder(counted, null)
  const chart = (metric: Metric) => {
    const isMoney = metric === 'revenue' || metric === 'payout'
    const points = counted.map(({ key, measures }) => ({
      label: showDay(key, locale),
      tick: showShortDay(key, locale),
      value: drawnValue(measures, metric, currency),
      text: showMetric(measures, metric, currency, locale),
      before: null,
    }))
    const level = (each: number) => showLevel(each, isMoney ? currency : null, locale)
    const title = say('{{what}} by day', { what: say(METRIC_WORDS[metric]) })
    return {
      metric,
      title: isMoney ? `${title} (${currency})` : title,
      trend: drawTrend(points, level, !isMoney),
    }
  }
  return {
    currency,
    currencies: currenciesOf([...currencies, currency], currency),
    period: `${showDay(from as string, locale)} – ${showDay(to as string, locale)}`,
    total: showMeasures(total.now, currency, locale),
    charts: METRICS.map(chart),
  }
}
