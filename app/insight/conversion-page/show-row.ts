// A row of the list, ready to be shown: every text is made here, so that the server and the browser cannot render them
// differently. Pure.
import type { Reader } from '#app/language/reader.ts'
import { showMoment } from '../shop-day.ts'
import { showMoney } from '../show-money.ts'
import { visibleText } from '../visible-text.ts'
import { FLAG_WORDS, METHOD_WORDS } from './list-words.ts'
import type { ListRow } from './rows.server.ts'

export type ShownRow = ReturnType<typeof showRow>

/** @param sums whether the reader may see what was sold */
export function showRow(row: ListRow, reader: Reader, sums: boolean) {
  const { say, timeZone, nowMs, locale } = reader
  return {
    id: row.id,
    at: row.createdAt.toISOString(),
    when: showMoment(row.createdAt.getTime(), nowMs, timeZone, locale),
    name: visibleText(row.orderName ?? row.txnId ?? row.id),
    test: row.test,
    event: row.event,
    partner: row.partner,
    offer: row.offer,
    status: row.status,
    flags: row.flags.map((flag) => ({ flag, text: say(FLAG_WORDS[flag]) })),
    waits: waitsFor(row, reader),
    method:
      say(METHOD_WORDS[row.method]) +
      (row.couponCode && row.method === 'coupon' ? ` ${visibleText(row.couponCode)}` : ''),
    amount: sums ? showMoney(row.amountMinor, row.currency, locale) : null,
    payout: showMoney(row.payoutMinor, row.currency, locale),
  }
}

/** Why it is not approved yet, where no flag says so; null: one does, or it waits for nothing. */
function waitsFor(row: ListRow, { say, timeZone, nowMs, locale }: Reader): string | null {
  if (row.status === 'hold' && row.holdUntil !== null)
    return say('Held until {{when}}', { when: showMoment(row.holdUntil.getTime(), nowMs, timeZone, locale) })
  return row.status === 'pending' && row.flags.length === 0 ? say('Not paid yet') : null
}
