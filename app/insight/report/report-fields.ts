// What a report can be asked: by what, over which days, beside which others, in which currency. As it stands in the page's address.
// Pure.
import { DateTime } from 'luxon'
import { z } from 'zod'
import { mark } from '#app/language/say.ts'
import { isCurrency } from '#app/money/currency.ts'
import { inZone } from '#app/platform/zone.ts'
import { COMPARISONS, DIMENSIONS, METRICS, type ReportFields } from './report-choices.ts'

/** A leap year: a longer period is no report that anybody reads. */
export const MOST_DAYS = 366
const USUAL_DAYS = 30
const EARLIEST = 2000

const DAY = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).year >= EARLIEST, {
    message: mark('Write a day as year-month-day, such as 2026-11-20.'),
  })

/** `from` and `to` are days of the shop, both part of the period. */
export const REPORT_FIELDS = z
  .object({
    by: z.enum(DIMENSIONS).catch('day'),
    from: DAY,
    to: DAY,
    compare: z.enum(COMPARISONS).catch('none'),
    metric: z.enum(METRICS).catch('conversions'),
    currency: z.string().refine(isCurrency, { message: mark('There is no such currency.') }),
  })
  .superRefine(({ from, to }, context) => {
    const days = DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days
    if (days < 0)
      context.addIssue({ code: 'custom', path: ['to'], message: mark('The last day lies before the first.') })
    if (days >= MOST_DAYS)
      context.addIssue({
        code: 'custom',
        path: ['to'],
        message: mark('A report covers 366 days at most: choose a shorter period.'),
      })
  })

export interface AskedReport {
  /** As they were asked; where something is wrong with them the report is not made. */
  fields: ReportFields
  /** By field, to be said in the reader's language. */
  problems: Partial<Record<keyof ReportFields, string>>
}

/** What the address leaves open: the last thirty days, by day, in the shop's own currency. */
export function readReportFields(
  search: URLSearchParams,
  shop: { currency: string; timeZone: string },
  nowMs: number,
): AskedReport {
  const today = inZone(nowMs, shop.timeZone)
  const usual = {
    by: 'day',
    from: today.minus({ days: USUAL_DAYS - 1 }).toISODate(),
    to: today.toISODate(),
    compare: 'none',
    metric: 'conversions',
    currency: shop.currency,
  }
  const names = Object.keys(usual) as (keyof typeof usual)[]
  const given = names.map((name) => [name, search.get(name)?.trim() || usual[name]])
  const asked = Object.fromEntries(given) as ReportFields
  const read = REPORT_FIELDS.safeParse(asked)
  if (read.success) return { fields: read.data, problems: {} }
  const problems: AskedReport['problems'] = {}
  for (const { path, message } of read.error.issues) problems[path[0] as keyof ReportFields] ??= message
  return { fields: asked, problems }
}
