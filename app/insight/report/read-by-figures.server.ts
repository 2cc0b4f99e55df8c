// Reports by day, partner or offer: read from the figures, so that a million conversions take no longer than a thousand.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { readClickFigures } from '../figures/click-figures.server.ts'
import { readConversionFigures } from '../figures/conversion-figures.server.ts'
import type { Grouping } from '../figures/grouping.ts'
import { measure } from '../figures/measures.ts'
import { rangeOf, type Boundaries } from '../figures/spans.ts'
import type { ReportDays } from './report-days.ts'
import type { KeyedMeasures } from './report-lines.ts'

export interface ReadReport {
  counted: KeyedMeasures[]
  /** That conversions of the period have, also of other currencies than the one asked for. */
  currencies: string[]
}

/** Every day of the period, also those on which nothing happened. */
export async function readByDay(
  db: Queryable,
  viewer: Viewer,
  { days, boundaries }: ReportDays,
  currency: string,
): Promise<ReadReport> {
  const [conversions, clicks] = await Promise.all([
    readConversionFigures(db, viewer, boundaries),
    readClickFigures(db, viewer, boundaries),
  ])
  const clicksBySpan = new Map(clicks.map((row) => [row.span, row.clicks]))
  const bySpan = Map.groupBy(conversions, ({ span }) => span)
  const counted = days.map((key, span) => ({
    key,
    measures: measure(bySpan.get(span) ?? [], clicksBySpan.get(span) ?? 0, currency),
  }))
  return { counted, currencies: conversions.map((row) => row.currency) }
}

/** Whoever had a click or a conversion in the period. */
export async function readByGroup(
  db: Queryable,
  viewer: Viewer,
  { boundaries }: ReportDays,
  by: Exclude<Grouping, 'none'>,
  currency: string,
): Promise<ReadReport> {
  const { fromMs, toMs } = rangeOf(boundaries)
  const whole: Boundaries = [fromMs, toMs]
  const [conversions, clicks] = await Promise.all([
    readConversionFigures(db, viewer, whole, by),
    readClickFigures(db, viewer, whole, by),
  ])
  const clicksByGroup = new Map(clicks.map(({ groupId, clicks: count }) => [groupId ?? '', count]))
  const byGroup = Map.groupBy(conversions, ({ groupId }) => groupId ?? '')
  const keys = new Set([...byGroup.keys(), ...clicksByGroup.keys()])
  const counted = [...keys].map((key) => ({
    key,
    measures: measure(byGroup.get(key) ?? [], clicksByGroup.get(key) ?? 0, currency),
  }))
  return { counted, currencies: conversions.map((row) => row.currency) }
}
