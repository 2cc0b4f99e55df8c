// The exchange rates that count for a shop at the moment: its own, the reference rates, and which of them is used for which pair.
import type { Reader } from '#app/language/reader.ts'
import { createRateOf } from '#app/money/choose-rate.ts'
import { isCurrency } from '#app/money/currency.ts'
import { rateDay, type Rate } from '#app/money/rate.ts'
import { listManualRates, readRates } from '#app/money/rates.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { showFullMoment } from '../moment.ts'
import { showRate, showRateDay } from '../show-rate.ts'

/** Of the currencies in use. */
const MOST = 20

export type ShownRates = Awaited<ReturnType<typeof showRates>>

/** @param currency the shop's own */
export async function showRates(db: Queryable, shopId: string, currency: string, reader: Reader) {
  const { say, timeZone, locale, nowMs } = reader
  const [manual, inUse, newestDay] = await Promise.all([
    listManualRates(db, shopId),
    currenciesInUse(db, shopId, currency),
    readNewestDay(db),
  ])
  const today = rateDay(nowMs)
  const pairs = [
    ...manual.flatMap(({ from, to }) => [
      { from, to },
      { from: to, to: from },
    ]),
    ...inUse.map((other) => ({ from: other, to: currency })),
  ]
  const rateOf = await readRates(db, shopId, pairs, today)
  const sentence = (rate: Rate | null) => rate && showRate(rate, reader)
  const reference = await readReferenceOnly(db, pairs, today)
  return {
    currency,
    newestDay: newestDay && showRateDay(newestDay, locale),
    manual: manual.map(({ from, to, rate, updatedAtMs }) => ({
      id: `${from} ${to}`,
      from,
      to,
      rate,
      since: showFullMoment(new Date(updatedAtMs), timeZone, locale),
      insteadOf: sentence(reference(from, to)) ?? say('no reference rate'),
    })),
    inUse: inUse.map((other) => ({
      id: other,
      text: sentence(rateOf(other, currency)),
      missing: say('No rate is known: what needs one waits. Add your own.'),
    })),
  }
}

/** What offers, payouts, caps and postbacks of the shop are set in, besides its own currency. */
async function currenciesInUse(db: Queryable, shopId: string, own: string): Promise<string[]> {
  const { rows } = await db.query<{ currency: string }>(
    `SELECT inbound_currency AS currency FROM offer WHERE shop_id = $1
     UNION SELECT payout_cap_currency FROM offer WHERE shop_id = $1
     UNION SELECT flat_currency FROM payout_rule WHERE shop_id = $1
     UNION SELECT currency FROM cap WHERE shop_id = $1
     UNION SELECT currency FROM postback WHERE shop_id = $1
     ORDER BY currency`,
    [shopId],
  )
  return rows
    .flatMap(({ currency }) =>
      currency !== null && currency !== own && isCurrency(currency) ? [currency] : [],
    )
    .slice(0, MOST)
}

/** `YYYY-MM-DD`; null: none was ever fetched. */
async function readNewestDay(db: Queryable): Promise<string | null> {
  const { rows } = await db.query<{ day: string }>(
    `SELECT day::text FROM exchange_rate WHERE source = 'ecb' ORDER BY day DESC LIMIT 1`,
  )
  return rows[0]?.day ?? null
}

/** As if the shop had no rates of its own: they are looked up for a shop that is none. */
async function readReferenceOnly(
  db: Queryable,
  pairs: readonly { from: string; to: string }[],
  day: string,
): Promise<ReturnType<typeof createRateOf>> {
  return readRates(db, '00000000-0000-0000-0000-000000000000', pairs, day)
}
