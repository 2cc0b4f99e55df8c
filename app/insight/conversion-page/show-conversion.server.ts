// The page of one conversion, ready to be shown: money and how it came about, who is credited and why, the click, what happened,
// and what partners were told.
import { readNames } from '#app/attribution/stored-decisions.server.ts'
import type { Reader } from '#app/language/reader.ts'
import { isCurrency } from '#app/money/currency.ts'
import { showFullMoment } from '../moment.ts'
import { showMoney } from '../show-money.ts'
import { visibleText } from '../visible-text.ts'
import { abilitiesOf } from './abilities.ts'
import { isConversionId } from './conversion-id.ts'
import { FLAG_ADVICE, FLAG_WORDS, METHOD_WORDS, SOURCE_WORDS } from './list-words.ts'
import { readClick, type Fact } from './read-click.server.ts'
import { readConversion, type ConversionDetail } from './read-conversion.server.ts'
import { readDecisions } from './read-decisions.server.ts'
import { readDeliveries } from './read-deliveries.server.ts'
import { readHistory } from './read-history.server.ts'
import { showAttribution } from './show-attribution.ts'
import type { ListContext } from './show-list.server.ts'
import { showPayout } from './show-payout.ts'
import { shownNames } from './shown-names.ts'

export type ShownConversion = NonNullable<Awaited<ReturnType<typeof showConversion>>>

/** @returns null where the viewer has no such conversion */
export async function showConversion({ db, viewer, reader, revenueVisible }: ListContext, id: string) {
  const row = isConversionId(id) ? await readConversion(db, viewer, id) : null
  if (row === null) return null
  const sums = viewer.partnerId === null || revenueVisible
  const [decisions, known, click, { history, adjustments }, deliveries] = await Promise.all([
    readDecisions(db, viewer.shopId, { orderId: row.orderId, conversionId: row.id }),
    readNames(db, viewer.shopId),
    readClick(db, viewer, row, reader),
    readHistory(db, viewer, row, reader, sums),
    readDeliveries(db, viewer, id, reader),
  ])
  const names = shownNames(known, reader.say)
  const [newest] = decisions
  const { say } = reader
  return {
    id,
    title: visibleText(row.orderName ?? row.txnId ?? row.id),
    when: showFullMoment(row.createdAt, reader.timeZone, reader.locale),
    timeZone: reader.timeZone,
    status: row.status,
    test: row.test,
    event: row.event,
    flags: row.flags.map((flag) => ({ flag, text: say(FLAG_WORDS[flag]), advice: say(FLAG_ADVICE[flag]) })),
    standing: standingOf(row, reader),
    orderName: row.orderName,
    facts: factsOf(row, reader, sums),
    // The arithmetic tells what was sold.
    payout:
      isCurrency(row.currency) && sums
        ? showPayout(
            row.payoutTerms,
            row.payoutCalculation,
            row,
            viewer.partnerId === null ? row.skus : {},
            reader,
          )
        : [],
    attribution: newest ? showAttribution(newest.decision, newest.decidedAtMs, names, viewer, reader) : null,
    click,
    history,
    adjustments,
    deliveries,
    abilities: viewer.partnerId === null ? abilitiesOf(row, decisions, names) : null,
  }
}

function standingOf(row: ConversionDetail, { say, timeZone, locale }: Reader): string {
  const decided = row.decidedStatus === 'approved' ? say('A person approved it.') : row.decidedStatus === 'rejected' ? say('A person rejected it.') : null // prettier-ignore
  if (decided !== null) return decided
  switch (row.status) {
    case 'hold':
      return row.holdUntil === null
        ? say('It is held.')
        : say('It is held until {{when}} and approved then by itself.', {
            when: showFullMoment(row.holdUntil, timeZone, locale),
          })
    case 'pending':
      return row.flags.length > 0
        ? say('It waits, for the reasons below.')
        : say('It waits for the order to be paid.')
    case 'approved':
      return say('It is approved.')
    case 'rejected':
      return say('It was taken back before it was approved.')
    case 'reversed':
      return say('It was taken back after it was approved.')
  }
}

function factsOf(row: ConversionDetail, reader: Reader, sums: boolean): Fact[] {
  const { say, timeZone, locale } = reader
  const money = (minor: bigint) => (isCurrency(row.currency) ? showMoney(minor, row.currency, locale) : '?')
  const moment = (at: Date) => showFullMoment(at, timeZone, locale)
  const net = (now: bigint, sold: bigint) =>
    now === sold ? money(now) : say('{{now}}, sold for {{sold}}', { now: money(now), sold: money(sold) })
  const fact = (term: string, text: string | null) =>
    text === null ? [] : [{ term, text: visibleText(text) }]
  return [
    ...(sums ? fact(say('Amount'), net(row.amountMinor, row.originalAmountMinor)) : []),
    ...fact(say('Payout'), money(row.payoutMinor)),
    ...(sums ? fact(say('Customer paid'), money(row.saleAmountMinor)) : []),
    ...(sums && row.discountMinor !== 0n ? fact(say('Discounts'), money(row.discountMinor)) : []),
    ...fact(say('Partner'), row.partner),
    ...fact(say('Offer'), row.offer),
    ...fact(say('Event'), row.event),
    ...fact(say('Order'), row.orderName),
    ...fact(say('Transaction id'), row.txnId),
    ...fact(say('Conversion id'), row.id),
    ...fact(say('Coupon'), row.couponCode),
    ...fact(say('Source'), say(SOURCE_WORDS[row.source])),
    ...fact(say('Credited by'), say(METHOD_WORDS[row.method])),
    ...(row.customerType === null
      ? []
      : fact(say('Customer'), say(row.customerType === 'new' ? 'New' : 'Returning'))),
    ...fact(say('Happened'), moment(row.occurredAt)),
    ...(row.paidAt === null
      ? []
      : fact(say('Paid to the partner'), say('{{amount}}, {{when}}', { amount: money(row.paidMinor), when: moment(row.paidAt) }))), // prettier-ignore
  ]
}
