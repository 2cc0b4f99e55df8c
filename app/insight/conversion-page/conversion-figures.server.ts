// The figures above the list: clicks, conversions and their money in a period. Counted from the rows themselves, so that a period
// has to be short: what is longer is the reports' business.
import type { Status } from '#app/conversion/status.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'
import type { Viewer } from '#app/program/viewer.ts'
import type { Period } from '../period.ts'
import { shopDay } from '../shop-day.ts'
import { showMoney } from '../show-money.ts'

const DAY_MS = 86_400_000
/** Of days, an hour more for the clocks that go back. */
const LONGEST_MS = 31 * DAY_MS + 3_600_000

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
  return readFigures(db, scope, fromMs, toMs)
}

/** @returns null where no period is chosen; `too_long` where it is open or longer than 31 days */
export async function figuresOfPeriod(
  db: Queryable,
  scope: FigureScope,
  { fromMs, toMs }: Period,
): Promise<ShownFigures | 'too_long' | null> {
  if (fromMs === null && toMs === null) return null
  const end = toMs ?? shopDay(scope.reader.nowMs, scope.reader.timeZone).toMs
  if (fromMs === null || end - fromMs > LONGEST_MS) return 'too_long'
  return readFigures(db, scope, fromMs, end)
}

interface Sum {
  status: Status
  currency: string
  count: number
  amount: string
  payout: string
}

async function readFigures(
  db: Queryable,
  { viewer, reader, sums }: FigureScope,
  fromMs: number,
  toMs: number,
): Promise<ShownFigures> {
  const { shopId, partnerId } = viewer
  const [clicks, conversions] = await Promise.all([
    db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM click
        WHERE shop_id = $1 AND id >= $2 AND id < $3 AND partner_id = coalesce($4::uuid, partner_id)`,
      [shopId, firstUuidAt(fromMs), firstUuidAt(toMs), partnerId],
    ),
    db.query<Sum>(
      `SELECT status, currency, count(*)::int AS count, sum(amount_minor)::text AS amount, sum(payout_minor)::text AS payout
         FROM conversion
        WHERE shop_id = $1 AND created_at >= $2 AND created_at < $3 AND NOT test AND partner_id = coalesce($4::uuid, partner_id)
        GROUP BY status, currency ORDER BY currency`,
      [shopId, new Date(fromMs), new Date(toMs), partnerId],
    ),
  ])
  const number = (value: number) => value.toLocaleString(reader.locale)
  const count = (of: readonly Status[]) =>
    number(
      conversions.rows.filter(({ status }) => of.includes(status)).reduce((all, row) => all + row.count, 0),
    )
  const money = (which: 'amount' | 'payout') =>
    [...Map.groupBy(conversions.rows, ({ currency }) => currency)].map(([currency, rows]) =>
      showMoney(
        rows.reduce((all, row) => all + BigInt(row[which]), 0n),
        currency,
        reader.locale,
      ),
    )
  return {
    clicks: number(clicks.rows[0]?.count ?? 0),
    conversions: count(['pending', 'hold', 'approved', 'rejected', 'reversed']),
    approved: count(['approved']),
    held: count(['pending', 'hold']),
    revenue: sums ? money('amount') : [],
    payout: money('payout'),
  }
}
