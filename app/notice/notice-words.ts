// The words of notices, for the merchant and for the partner. Names, reasons and failures come from outside and are made plain
// first; of a destination nothing is told but its host. Pure.
import type { Audience, Situation } from './decide-notices.ts'
import { hostOf, plainWords } from './plain-words.ts'
import { showTime } from './shop-time.ts'

export interface Words {
  /** One line. */
  subject: string
  /** Plain text, lines ended by `\n`. */
  text: string
}

const NAME_CHARS = 80
const REASON_CHARS = 200
/** The end of a pause's reason, which has a line of its own here. */
const NEWEST = /, the newest: .*$/s

type Paused = NonNullable<Situation['paused']>
type Health = NonNullable<Situation['health']>

export function pausedWords(situation: Situation, paused: Paused): Record<Audience, Words> {
  const { shop, partner, host } = names(situation)
  const facts = [
    `Paused since: ${showTime(paused.atMs, situation.shop.timeZone)}`,
    `Why: ${plainWords(paused.reason.replace(NEWEST, ''), REASON_CHARS)}`,
    ...(situation.health ? failureFacts(situation.health, situation.shop.timeZone) : []),
  ]
  return {
    merchant: {
      subject: `The postback to ${partner} (${host}) is paused`,
      text: letter([
        [
          `Throughline has paused the postback to your partner ${partner} at ${host}, because the destination did not take it.`,
        ],
        facts,
        [
          'What to do:',
          `1. Ask ${partner} what has changed, and mend the URL under Postbacks in the app.`,
          '2. Test it there.',
          '3. Resume it. What has been waiting goes out then, oldest first.',
        ],
        [
          `Nothing is lost: sales are credited as before, and what there is to tell ${partner} is kept. What had failed for good before the pause can be sent again under Deliveries.`,
        ],
      ]),
    },
    partner: {
      subject: `Postbacks of ${shop} to ${host} are paused`,
      text: letter([
        [
          `${shop} reports your sales by postbacks to ${host}. They are paused, because your side did not take them.`,
        ],
        facts,
        [
          'What to do:',
          `1. See to it that ${host} takes calls again, or find out the new postback URL.`,
          `2. Tell ${shop}, so that the URL is mended and the postbacks are resumed.`,
        ],
        [
          'Nothing is lost: your sales are credited as before, and what has been waiting goes out when the postbacks are resumed, oldest first.',
        ],
      ]),
    },
  }
}

export function failingWords(situation: Situation, health: Health): Record<Audience, Words> {
  const { shop, partner, host } = names(situation)
  const facts = failureFacts(health, situation.shop.timeZone)
  const goesOn = 'We keep trying. Where it goes on for days the postback is paused, and you are told.'
  return {
    merchant: {
      subject: `The postback to ${partner} (${host}) keeps failing`,
      text: letter([
        [`The postback to your partner ${partner} at ${host} keeps failing.`],
        facts,
        [
          'What to do:',
          `1. Ask ${partner} whether the destination is down or has moved.`,
          '2. Where it has moved, mend the URL under Postbacks in the app, and test it there. What is waiting goes to the new URL.',
          '3. What has failed for good meanwhile can be sent again under Deliveries.',
        ],
        [`${goesOn} Nothing is lost: sales are credited as before.`],
      ]),
    },
    partner: {
      subject: `Postbacks of ${shop} to ${host} keep failing`,
      text: letter([
        [`${shop} reports your sales by postbacks to ${host}. They keep failing.`],
        facts,
        [
          'What to do:',
          `1. See to it that ${host} takes calls again.`,
          `2. Where your postback URL has changed, tell ${shop} the new one.`,
        ],
        [`${goesOn} Nothing is lost: your sales are credited as before.`],
      ]),
    },
  }
}

function names({ shop, partner, url }: Situation) {
  return {
    shop: plainWords(shop.name, NAME_CHARS) || 'The shop',
    partner: plainWords(partner.name, NAME_CHARS) || 'your partner',
    host: hostOf(url),
  }
}

function failureFacts({ failuresInRow, failingSinceMs, lastFailure }: Health, timeZone: string): string[] {
  const times = failuresInRow === 1 ? 'once' : `${failuresInRow.toLocaleString('en')} times in a row`
  return [
    `Failed: ${times}, since ${showTime(failingSinceMs, timeZone)}`,
    `Newest failure: ${plainWords(lastFailure, REASON_CHARS) || 'unknown'}`,
  ]
}

/** Paragraphs of lines, an empty line between them. */
function letter(paragraphs: readonly (readonly string[])[]): string {
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`
}
