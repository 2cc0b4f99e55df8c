// The periods that are asked for most, one press each. Pure.
import type { Reader } from '#app/language/reader.ts'
import { inZone } from '#app/platform/zone.ts'

/** In days of the shop, both part of the period. */
export function usualPeriods({
  nowMs,
  timeZone,
  say,
}: Reader): { title: string; from: string; to: string }[] {
  const today = inZone(nowMs, timeZone)
  const lastMonth = today.minus({ months: 1 })
  const period = (title: string, from: typeof today, to: typeof today) => ({
    title,
    from: from.toISODate() as string,
    to: to.toISODate() as string,
  })
  return [
    period(say('7 days'), today.minus({ days: 6 }), today),
    period(say('30 days'), today.minus({ days: 29 }), today),
    period(say('This month'), today.startOf('month'), today),
    period(say('Last month'), lastMonth.startOf('month'), lastMonth.endOf('month')),
    period(say('12 months'), today.minus({ years: 1 }).plus({ days: 1 }), today),
  ]
}
