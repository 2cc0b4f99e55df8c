// The figures above the list: clicks, conversions and their money, of today and of a period of any length.
import { STATUSES, type Status } from '#app/conversion/status.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { readClickFigures } from '../figures/click-figures.server.ts'
import { readConversionFigures } from '../figures/conversion-figures.server.ts'
import type { Boundaries } from '../figures/spans.ts'
import type { Period } from '../period.ts'
import { shopDay } from '../shop-day.ts'
import { showMoney } from '../show-money.ts'

export interface ShownFigures {
  clicks: string
  conversions: string
  approved: string
  held: string
  /** One for each currency; empty where the reader does not see what was sold. */
  revenue: string[]
  payout: string[]
}

export interface FigureScope {
  viewer: Viewer
  reader: Reader
  /** Whether the reader sees what was sold. */
  sums: boolean
}

/** Of the day that it is now in the shop. */
export function figuresOfToday(db: Queryable, scope: FigureScope): Promise<ShownFigures> {
  const { fromMs, toMs } = shopDay(scope.reader.nowMs, scope.reader.timeZone)
  return readFigures(db, scope, [fromMs, toMs])
}

/** Of a period whose first day is open: since ever. @returns null where no period is chosen */
export async function figuresOfPeriod(
  db: Queryable,
  scope: FigureScope,
  { fromMs, toMs }: Period,
): Promise<ShownFigures | null> {
  if (fromMs === null && toMs === null) return null
  const end = toMs ?? shopDay(scope.reader.nowMs, scope.reader.timeZone).toMs
  // Nothing is older than the beginning of 1970, which in some zones is later than its first day's; no hour is cut there.
  const start = Math.max(fromMs ?? 0, 0)
  return readFigures(db, scope, [Math.min(start, end), end])
}

async function readFigures(
  db: Queryable,
  { viewer, reader, sums }: FigureScope,
  span: Boundaries,
): Promise<ShownFigures> {
  const [clicks, conversions] = await Promise.all([
    readClickFigures(db, viewer, span),
    readConversionFigures(db, viewer, span),
  ])
  const number = (value: number) => value.toLocaleString(reader.locale)
  const count = (statuses: readonly Status[]) =>
    number(statuses.reduce((all, status) => conversions.reduce((sum, each) => sum + each[status], all), 0))
  const money = (which: 'amountMinor' | 'payoutMinor') =>
    conversions.map((each) => showMoney(each[which], each.currency, reader.locale))
  return {
    clicks: number(clicks[0]?.clicks ?? 0),
    conversions: count(STATUSES),
    approved: count(['approved']),
    held: count(['pending', 'hold']),
    revenue: sums ? money('amountMinor') : [],
    payout: money('payoutMinor'),
  }
}
