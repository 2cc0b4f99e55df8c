// The words of notices, for the merchant and for the partner. Names, reasons and failures come from outside and are made plain
// first; of a destination nothing is told but its host. Pure.
import { keep } from '#app/language/kept.ts'
import type { Audience, Situation } from './decide-notices.ts'
import { FACTS, FAILING, PAUSED, SUBJECTS } from './notice-texts.ts'
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
  const named = names(situation)
  const { timeZone } = situation.shop
  const facts = [
    keep(FACTS.pausedSince, { time: showTime(paused.atMs, timeZone) }),
    keep(FACTS.why, { reason: plainWords(paused.reason.replace(NEWEST, ''), REASON_CHARS) }),
    ...(situation.health ? failureFacts(situation.health, timeZone) : []),
  ]
  return {
    merchant: {
      subject: keep(SUBJECTS.pausedMerchant, named),
      text: letter([
        [keep(PAUSED.merchant, named)],
        facts,
        [FACTS.toDo, keep(PAUSED.askPartner, named), PAUSED.test, PAUSED.resume],
        [keep(PAUSED.keptForPartner, named)],
      ]),
    },
    partner: {
      subject: keep(SUBJECTS.pausedPartner, named),
      text: letter([
        [keep(PAUSED.partner, named)],
        facts,
        [FACTS.toDo, keep(PAUSED.takeAgain, named), keep(PAUSED.tellShop, named)],
        [PAUSED.keptForYou],
      ]),
    },
  }
}

export function failingWords(situation: Situation, health: Health): Record<Audience, Words> {
  const named = names(situation)
  const facts = failureFacts(health, situation.shop.timeZone)
  return {
    merchant: {
      subject: keep(SUBJECTS.failingMerchant, named),
      text: letter([
        [keep(FAILING.merchant, named)],
        facts,
        [FACTS.toDo, keep(FAILING.askPartner, named), FAILING.mend, FAILING.sendAgain],
        [FAILING.nothingLost],
      ]),
    },
    partner: {
      subject: keep(SUBJECTS.failingPartner, named),
      text: letter([
        [keep(FAILING.partner, named)],
        facts,
        [FACTS.toDo, keep(FAILING.takeAgain, named), keep(FAILING.tellShop, named)],
        [FAILING.nothingOfYoursLost],
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
  const time = showTime(failingSinceMs, timeZone)
  return [
    failuresInRow === 1
      ? keep(FACTS.failedOnce, { time })
      : keep(FACTS.failed, { number: failuresInRow.toLocaleString('en'), time }),
    keep(FACTS.newest, { reason: plainWords(lastFailure, REASON_CHARS) || 'unknown' }),
  ]
}

/** Paragraphs of lines, an empty line between them. */
function letter(paragraphs: readonly (readonly string[])[]): string {
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`
}
