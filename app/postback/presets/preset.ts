// A preset: how a known tracker or network takes our postback. Data only; fill-preset makes a postback of it.
import type { SuccessRule } from '#app/delivery/success-rule.ts'
import { mark, type Say } from '#app/language/say.ts'
import type { Sentence } from '#app/language/sentence.ts'
import type { RequestConfig } from '../render.ts'

export type { SuccessRule }

/** The statuses of a conversion, whose words a destination may have of its own; conversion/status has the ways between them. */
export const OUR_STATUSES = ['pending', 'hold', 'approved', 'rejected', 'reversed'] as const
export type OurStatus = (typeof OUR_STATUSES)[number]

export type Preset = {
  readonly id: string
  readonly name: string
  /** A tracker wants the partner's own click id and the payout, a network its own click id and the sale; both: either. */
  readonly kind: 'tracker' | 'network' | 'both' | 'ad'
  readonly method: RequestConfig['method']
  /** Macros in braces; `<tracking domain>` and the like are fields that a person fills in. */
  readonly urlTemplate: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: NonNullable<RequestConfig['body']>
  /** Absent: our statuses are sent as they are, or the template has none. */
  readonly statusNames?: Readonly<Record<OurStatus, string>>
  /** Theirs by our event; `*` is any other event. */
  readonly eventNames?: Readonly<Record<string, string>>
  /** The parameter that names the currency; absent: the destination reads money in a currency of its own. */
  readonly currencyParameter?: string
  readonly successRule: SuccessRule
  /** What the destination replaces with its click id in a link. */
  readonly theirToken?: string
  /** What the partner adds to the tracking link, so that the click id arrives. */
  readonly linkSuffix?: string
  /** The landing page parameter with which a network sends its visitors. */
  readonly arrivalParameter?: string
  /** By what the destination tells a repetition, in its own words. */
  readonly dedupe?: string
  /** From the vendor's documentation, from public code, or incomplete. */
  readonly confidence: 'verified' | 'community' | 'partial'
  /** What is not known, to be said; the editor does. */
  readonly gaps: readonly string[]
  readonly source: string
}

/** Why a partner has nothing to add to the tracking link, or null where there is a suffix. */
export function noSuffixReason(preset: Preset, say: Say): string | null {
  if (preset.linkSuffix !== undefined) return null
  if (preset.arrivalParameter !== undefined)
    return say('{{destination}} adds {{parameter}} to the landing page by itself.', {
      destination: preset.name,
      parameter: preset.arrivalParameter,
    })
  return say('Not confirmed for {{destination}}: {{gaps}}.', {
    destination: preset.name,
    gaps: preset.gaps.map((gap) => say(gap)).join('; '),
  })
}

/**
 * What a postback made from the preset should fire on. A destination that has words for our statuses is told when a sale is
 * taken back; to one that is not told the status, a second call could only look like a second sale.
 */
export function presetStatuses(preset: Preset): readonly OurStatus[] {
  return preset.statusNames === undefined ? ['approved'] : ['approved', 'reversed']
}

/** That a destination hears of approved sales only; null where it is told the status. */
export function statusNote(preset: Preset): Sentence | null {
  if (preset.statusNames !== undefined) return null
  const { name, urlTemplate, body } = preset
  return {
    text: `${urlTemplate} ${body?.template ?? ''}`.includes('{status}')
      ? mark(
          'It fires on approved only, because the words of {{destination}} for statuses other than approved are not known: it is not told when a sale is taken back.',
        )
      : mark(
          'It fires on approved only, because {{destination}} has no parameter for the status here: it is not told when a sale is taken back.',
        ),
    values: { destination: name },
  }
}
