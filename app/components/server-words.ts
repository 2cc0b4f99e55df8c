// Words without values that the server still writes in English, and that these pages say in the reader's language. A text that is
// not among them is shown as it came: it may be a stranger's. server-words.test.ts holds them to what the server writes.
import { useCallback } from 'react'
import { mark } from '#app/language/say.ts'
import { useSay } from './language.tsx'

export const SERVER_WORDS: ReadonlySet<string> = new Set([
  // attempts of a delivery (insight/delivery-log/attempts.server)
  mark('No answer'),
  mark('Connect'),
  mark('First byte'),
  mark('Total'),
  mark('not needed'),
  mark('did not come'),
  // a delivery and its facts (insight/delivery-log/show-delivery.server)
  mark('It is being sent at this moment.'),
  mark('It was delivered.'),
  mark('It failed.'),
  mark('It was cancelled.'),
  mark('It was cancelled, because a later change took its place before it was sent.'),
  mark('It waits for an exchange rate.'),
  mark('A later change took its place: what it says is out of date.'),
  mark('The postback is switched off.'),
  mark('The postback is paused.'),
  mark('Older attempts are no longer kept.'),
  mark('Conversion'),
  mark('Order'),
  mark('Transaction id'),
  mark('Partner'),
  mark('Postback'),
  mark('Offer'),
  mark('Event'),
  mark('Status'),
  mark('Amount'),
  mark('Payout'),
  mark('Rate used'),
  mark('Planned'),
  mark('Ended'),
  mark('unknown'),
  // the last result in lists (insight/delivery-label)
  mark('not sent yet'),
  mark('no answer'),
  // what came of a button (routes, insight/postback-page/switch.server)
  mark('There is no such delivery.'),
  mark('It was delivered: it is only sent again when you confirm it.'),
  mark('It is on its way again'),
  mark('Resumed. What waited is sent now, oldest first.'),
  mark('Switched on'),
  mark('Switched off. Nothing was scheduled.'),
  mark('This postback is gone. Reload the page.'),
  // what is wrong with a form (postback/configuration, insight/postback-page/editor-actions.server)
  mark('This shop has no such partner.'),
  mark('This shop has no such offer.'),
  mark('The form could not be read. Reload the page and try again.'),
])

export type SayKnown = (text: string) => string

export function useSayKnown(): SayKnown {
  const say = useSay()
  return useCallback((text) => (SERVER_WORDS.has(text) ? say(text) : text), [say])
}
