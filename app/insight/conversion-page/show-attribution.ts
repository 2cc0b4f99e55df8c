// Who is credited and by what, and why everything else does not count: a decision laid out for a page. Pure.
import type { Names } from '#app/attribution/explain.ts'
import type { Decision, Judged } from '#app/attribution/evidence.ts'
import { sayReason } from '#app/conversion/reasons.ts'
import type { Reader } from '#app/language/reader.ts'
import { sayWho } from '#app/program/admin-user-name.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { showFullMoment } from '../moment.ts'
import { visibleText } from '../visible-text.ts'
import { ADVICE, CONFIDENCE_WORDS, placeOf, reasonOf } from './evidence-words.ts'
import { showSpan } from './show-span.ts'

export type ShownAttribution = ReturnType<typeof showAttribution>

/** @param decidedAtMs when, Unix milliseconds */
export function showAttribution(
  decision: Decision,
  decidedAtMs: number,
  names: Names,
  viewer: Viewer,
  reader: Reader,
) {
  const { evidence, credit, person, rules } = decision
  const { say } = reader
  const winner = person ? undefined : evidence.find(({ verdict }) => verdict === 'credited')
  const partner = credit ? names.partner(credit.partnerId) : null
  return {
    isCredited: credit !== null,
    headline:
      credit === null
        ? say(
            evidence.length === 0
              ? 'Credited to nobody: it came with no click and no coupon.'
              : 'Credited to nobody: nothing that it came with counts.',
          )
        : say('Credited to {{partner}} for {{offer}}', {
            partner: partner ?? '',
            offer: names.offer(credit.offerId),
          }),
    person:
      person && credit
        ? say('Decided by {{name}}: {{reason}}', {
            name: visibleText(sayWho(person.name, say)),
            reason: visibleText(sayReason(person.reason, true, say)),
          })
        : null,
    winner: winner ? showPiece(winner, decision, names, reader) : null,
    losers: evidence
      .filter((piece) => piece !== winner && isFor(piece, viewer))
      .map((piece) => ({
        ...showPiece(piece, decision, names, reader),
        reason: reasonOf(piece, decision, say),
        advice: piece.verdict === 'credited' ? null : adviceOf(piece.verdict, say),
      })),
    /** What nothing of the order spoke for. */
    cameWithNothing: evidence.length === 0 && !person,
    decided: say('Decided {{when}} by version {{rules}} of the rules', {
      when: showFullMoment(new Date(decidedAtMs), reader.timeZone, reader.locale),
      rules,
    }),
  }
}

function adviceOf(verdict: Exclude<Judged['verdict'], 'credited'>, say: Reader['say']): string | null {
  const text = ADVICE[verdict]
  return text === undefined ? null : say(text)
}

/** A partner sees what speaks for him, and nothing of what others have to do with the order. */
function isFor(piece: Judged, { partnerId }: Viewer): boolean {
  return partnerId === null || partnerOf(piece) === partnerId
}

function partnerOf(piece: Judged): string | null {
  const facts = 'click' in piece ? piece.click : 'coupon' in piece ? piece.coupon : piece.renewal
  return facts?.partnerId ?? null
}

function showPiece(piece: Judged, decision: Decision, names: Names, { say }: Reader) {
  const owner = partnerOf(piece)
  const click = 'click' in piece ? piece.click : null
  return {
    place: visibleText(placeOf(piece.claim, say)),
    partner: owner === null ? null : names.partner(owner),
    confidence: piece.confidence
      ? say('Confidence: {{word}}', { word: say(CONFIDENCE_WORDS[piece.confidence]) })
      : null,
    age:
      click && click.atMs <= decision.atMs
        ? say('{{span}} before the order', { span: showSpan(decision.atMs - click.atMs, say) })
        : null,
  }
}
