// What came of a delivery and of its attempts, as their rows keep it: in English, because a row has no reader. All that this room and
// those above write of it stands here and in refusal-words.ts, so that pages can say it in the reader's language. Pure.
import { keep, sayingKept } from '#app/language/kept.ts'
import { mark } from '#app/language/say.ts'
import { UNINSTALLED } from '#app/program/cancel-reason.ts'
import { REFUSAL_TEXTS } from './refusal-words.ts'

/** How an attempt went wrong; with these, `{{reason}}` is another of them. */
export const RESULTS = {
  // an answer that does not count (judge, success-rule)
  redirected: mark('HTTP {{status}}: redirects are not followed'),
  unmet: mark('HTTP {{status}}, but {{reason}}'),
  containsNotCut: mark('the answer does not contain {{text}} in the part of the answer that was read'),
  containsNot: mark('the answer does not contain {{text}}'),
  noJson: mark('the answer is no JSON, {{path}} was expected in it'),
  noJsonCut: mark(
    'the answer is no JSON in the part of the answer that was read, {{path}} was expected in it',
  ),
  hasNot: mark('the answer has no {{path}}'),
  // no answer (judge, send, send-exchange)
  refused: mark('refused: {{reason}}'),
  noConnectionInTime: mark('no connection in time'),
  noSuchName: mark('the host name could not be resolved'),
  connectionRefused: mark('the destination refused the connection'),
  unreachable: mark('the destination cannot be reached'),
  insecure: mark('no secure connection could be agreed'),
  headersTooLarge: mark('the headers of the answer are too large'),
  notHttp: mark('the answer is not valid HTTP'),
  notSendable: mark('the request cannot be sent as configured'),
  senderStopped: mark('the sender was stopped'),
  brokeOff: mark('the connection broke off'),
  noPlainUrl: mark('not a plain http or https URL'),
  stoppedBefore: mark('stopped before it was sent'),
  stoppedWithin: mark('stopped before the answer was complete'),
  noAnswerWithin: mark('no complete answer within {{ms}} ms'),
  noFreeConnection: mark('no connection was free within {{ms}} ms'),
  noConnectionWithin: mark('no connection within {{ms}} ms'),
  notRendered: mark('A template names a macro that does not exist, or a secret that has no value.'),
  // both begin with anything
  saysOtherwise: mark('{{path}} is {{text}} in the answer'),
  coded: mark('{{reason}} ({{code}})'),
} as const

/** Why a delivery stands as it does. */
export const STANDINGS = {
  sentInVain: mark('sent once more in vain: {{reason}}'),
  noneLeft: mark('{{reason}}; no attempt left'),
  notPrepared: mark('it could not be prepared on our side'),
  notRendered: mark('the postback’s request cannot be rendered any more'),
  awaitsRate: mark('waits for an exchange rate'),
  replaced: mark('a later change took its place within the delay'),
  switchedOff: mark('the postback was switched off'),
} as const

/** Why we pause a postback by ourselves; a person who pauses one writes his own. */
export const PAUSES = {
  gone: mark('the destination answered 410 Gone: it never wants to hear of this again'),
  fails: mark('{{number}} failures in a row over {{days}} days, the newest: {{reason}}'),
} as const

/** All that is kept of it; what may stand around others before them. */
export const RESULT_TEXTS: readonly string[] = [
  ...[PAUSES, STANDINGS, RESULTS].flatMap((texts) => Object.values<string>(texts)),
  ...REFUSAL_TEXTS,
  UNINSTALLED,
]

/** What came of an attempt, why a delivery stands as it does or a postback is paused, in the reader's language. */
export const sayResult = sayingKept(RESULT_TEXTS)

/** Ends a sentence whose parts are not one: `no connection in time (ETIMEDOUT)`. */
export const withCode = (reason: string, code: string) => keep(RESULTS.coded, { reason, code })
