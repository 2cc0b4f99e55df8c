// What offers brought in the last 30 days: conversions that count, and their revenue by currency. No more rows are read than LIMIT, however
// large the shop; where that is less than 30 days, the page says since when it counts.
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { inZone } from '#app/platform/zone.ts'
import { showMoney } from '../show-money.ts'

export interface OfferFigures {
  conversions: number
  /** A text a currency. */
  revenue: string[]
}

const DAYS_MS = 30 * 86_400_000
const LIMIT = 20_000

interface Row {
  offer_id: string
  currency: string
  total: number
  counted: number
  amount: string
  oldest: Date
}

/** Test conversions are in no report. @returns since: null where all of the 30 days was counted */
export async function readFigures(
  db: Queryable,
  shopId: string,
  { locale, timeZone, nowMs }: Reader,
  limit = LIMIT,
): Promise<{ of: Map<string, OfferFigures>; since: string | null }> {
  const { rows } = await db.query<Row>(
    `SELECT offer_id, currency, count(*)::int AS total, count(*) FILTER (WHERE status NOT IN ('rejected', 'reversed'))::int AS counted,
            coalesce(sum(amount_minor), 0)::text AS amount, min(created_at) AS oldest
       FROM (SELECT offer_id, currency, status, amount_minor, created_at FROM conversion
              WHERE shop_id = $1 AND created_at >= $2 AND NOT test ORDER BY created_at DESC LIMIT $3) AS newest
      GROUP BY offer_id, currency ORDER BY currency`,
    [shopId, new Date(nowMs - DAYS_MS), limit],
  )
  const of = new Map<string, OfferFigures>()
  for (const { offer_id: id, currency, counted, amount } of rows) {
    const before = of.get(id) ?? { conversions: 0, revenue: [] }
    const revenue = BigInt(amount) === 0n ? [] : [showMoney(BigInt(amount), currency, locale)]
    of.set(id, { conversions: before.conversions + counted, revenue: [...before.revenue, ...revenue] })
  }
  const isCut = rows.reduce((sum, { total }) => sum + total, 0) >= limit
  const oldestMs = Math.min(...rows.map(({ oldest }) => oldest.getTime()))
  const since = isCut ? inZone(oldestMs, timeZone).setLocale(locale).toFormat('d LLL, HH:mm') : null
  return { of, since }
}
