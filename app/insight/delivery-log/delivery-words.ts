// How a delivery stands and what it is about, in the reader's words. Pure.
import { sayResult } from '#app/delivery/result-words.ts'
import type { Status } from '#app/conversion/status.ts'
import type { Reader } from '#app/language/reader.ts'
import { mark, type Say } from '#app/language/say.ts'
import { isCurrency } from '#app/money/currency.ts'
import { destinationHost, type DeliveryState } from '../delivery-label.ts'
import { showFullMoment } from '../moment.ts'
import { showMoney } from '../show-money.ts'
import { showRate } from '../show-rate.ts'
import { STATUS_NAMES } from '../status-names.ts'
import type { DeliveryRow } from './show-delivery.server.ts'

/** What one was before that is sent once more. */
const BEFORE: Readonly<Record<DeliveryState, string>> = {
  scheduled: mark('It is sent once more.'),
  sending: mark('It is sent once more.'),
  delivered: mark('It is sent once more; before, it was delivered.'),
  failed: mark('It is sent once more; before, it had failed.'),
  cancelled: mark('It is sent once more; before, it was cancelled.'),
}

export function standingOf(row: DeliveryRow, { say, timeZone, locale }: Reader): string {
  const moment = (at: Date) => showFullMoment(at, timeZone, locale)
  const reason = row.reason === null ? [] : [`${sayResult(row.reason, say)}.`]
  const said = (...parts: readonly string[]) => parts.join(' ')
  switch (row.state) {
    case 'sending':
      return say('It is being sent at this moment.')
    case 'scheduled': {
      const again = row.resendOf === null ? [] : [say(BEFORE[row.resendOf])]
      if (row.nextAttemptAt === null) return said(say('It waits for an exchange rate.'), ...again)
      const when = moment(row.nextAttemptAt)
      return row.attempts > 0
        ? said(say('The next try is due {{when}}.', { when }), ...again, ...reason)
        : said(say('It is due {{when}}.', { when }), ...again)
    }
    case 'delivered':
      return row.settledAt === null
        ? say('It was delivered.')
        : say('It was delivered {{when}}.', { when: moment(row.settledAt) })
    case 'failed':
      return said(say('It failed.'), ...reason)
    case 'cancelled':
      return row.replaced
        ? say('It was cancelled, because a later change took its place before it was sent.')
        : said(say('It was cancelled.'), ...reason)
  }
}

/** Why it cannot be sent again; null: it can. */
export function obstacleOf(row: DeliveryRow, isOpen: boolean, say: Say): string | null {
  if (isOpen) return say('It is under way by itself.')
  if (row.replaced) return say('A later change took its place: what it says is out of date.')
  if (!row.active) return say('The postback is switched off.')
  return row.paused ? say('The postback is paused.') : null
}

export function factsOf(
  row: DeliveryRow,
  showsRevenue: boolean,
  { say, timeZone, locale }: Reader,
): { term: string; text: string }[] {
  const moment = (at: Date) => showFullMoment(at, timeZone, locale)
  const money = (minor: bigint) =>
    row.currency !== null && isCurrency(row.currency) ? showMoney(minor, row.currency, locale) : '?'
  return [
    { term: say('Conversion'), text: row.conversionId },
    ...(row.orderName === null ? [] : [{ term: say('Order'), text: row.orderName }]),
    ...(row.txnId === null ? [] : [{ term: say('Transaction id'), text: row.txnId }]),
    { term: say('Partner'), text: row.partner },
    { term: say('Postback'), text: row.label || destinationHost(row.url) },
    { term: say('Offer'), text: row.offer ?? say('unknown') },
    { term: say('Event'), text: row.event ?? say('unknown') },
    { term: say('Status'), text: statusName(row.status, say) },
    ...(showsRevenue ? [{ term: say('Amount'), text: money(row.amountMinor) }] : []),
    { term: say('Payout'), text: money(row.payoutMinor) },
    ...(row.rate ? [{ term: say('Rate used'), text: showRate(row.rate, { say, locale }) }] : []),
    { term: say('Planned'), text: moment(row.createdAt) },
    ...(row.settledAt ? [{ term: say('Ended'), text: moment(row.settledAt) }] : []),
  ]
}

/** Of an older version's row it may be anything. */
function statusName(status: Status | null, say: Say): string {
  return status === null ? say('unknown') : say(STATUS_NAMES[status] ?? status)
}
