// The lines of notices. A notice is kept and mailed in English, because of whom it is mailed to no language is known; its page says it
// in the reader's, line by line. Pure.
import { RESULT_TEXTS } from '#app/delivery/result-words.ts'
import { sayingKept } from '#app/language/kept.ts'
import type { Reader } from '#app/language/reader.ts'
import { mark, type Say } from '#app/language/say.ts'
import { retellTime } from './shop-time.ts'

export const SUBJECTS = {
  pausedMerchant: mark('The postback to {{partner}} ({{host}}) is paused'),
  pausedPartner: mark('Postbacks of {{shop}} to {{host}} are paused'),
  failingMerchant: mark('The postback to {{partner}} ({{host}}) keeps failing'),
  failingPartner: mark('Postbacks of {{shop}} to {{host}} keep failing'),
} as const

/** The facts of both kinds, and their headline. */
export const FACTS = {
  pausedSince: mark('Paused since: {{time}}'),
  why: mark('Why: {{reason}}'),
  failedOnce: mark('Failed: once, since {{time}}'),
  failed: mark('Failed: {{number}} times in a row, since {{time}}'),
  newest: mark('Newest failure: {{reason}}'),
  toDo: mark('What to do:'),
} as const

export const PAUSED = {
  merchant: mark(
    'Throughline has paused the postback to your partner {{partner}} at {{host}}, because the destination did not take it.',
  ),
  askPartner: mark('1. Ask {{partner}} what has changed, and mend the URL under Postbacks in the app.'),
  test: mark('2. Test it there.'),
  resume: mark('3. Resume it. What has been waiting goes out then, oldest first.'),
  keptForPartner: mark(
    'Nothing is lost: sales are credited as before, and what there is to tell {{partner}} is kept. What had failed for good before the pause can be sent again under Deliveries.',
  ),
  partner: mark(
    '{{shop}} reports your sales by postbacks to {{host}}. They are paused, because your side did not take them.',
  ),
  takeAgain: mark('1. See to it that {{host}} takes calls again, or find out the new postback URL.'),
  tellShop: mark('2. Tell {{shop}}, so that the URL is mended and the postbacks are resumed.'),
  keptForYou: mark(
    'Nothing is lost: your sales are credited as before, and what has been waiting goes out when the postbacks are resumed, oldest first.',
  ),
} as const

export const FAILING = {
  merchant: mark('The postback to your partner {{partner}} at {{host}} keeps failing.'),
  askPartner: mark('1. Ask {{partner}} whether the destination is down or has moved.'),
  mend: mark(
    '2. Where it has moved, mend the URL under Postbacks in the app, and test it there. What is waiting goes to the new URL.',
  ),
  sendAgain: mark('3. What has failed for good meanwhile can be sent again under Deliveries.'),
  nothingLost: mark(
    'We keep trying. Where it goes on for days the postback is paused, and you are told. Nothing is lost: sales are credited as before.',
  ),
  partner: mark('{{shop}} reports your sales by postbacks to {{host}}. They keep failing.'),
  takeAgain: mark('1. See to it that {{host}} takes calls again.'),
  tellShop: mark('2. Where your postback URL has changed, tell {{shop}} the new one.'),
  nothingOfYoursLost: mark(
    'We keep trying. Where it goes on for days the postback is paused, and you are told. Nothing is lost: your sales are credited as before.',
  ),
} as const

/** Of a pause, without its newest failure, which has a line of its own. */
const FAILED_FOR_DAYS = mark('{{number}} failures in a row over {{days}} days')

const sayLine = sayingKept([
  ...[SUBJECTS, FACTS, PAUSED, FAILING].flatMap((texts) => Object.values<string>(texts)),
  FAILED_FOR_DAYS,
  ...RESULT_TEXTS,
])

/** @param kept a subject or a text, as it was written and mailed */
export function sayNotice(kept: string, { say, locale }: Pick<Reader, 'say' | 'locale'>): string {
  const sayHere: Say = (text, values = {}) =>
    say(text, 'time' in values ? { ...values, time: retellTime(String(values['time']), locale) } : values)
  return kept
    .split('\n')
    .map((line) => sayLine(line, sayHere))
    .join('\n')
}
