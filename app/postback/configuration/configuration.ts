// A postback's configuration as people edit it, and what else is known of a saved one. Checked by check-configuration, saved by
// save-postback; the same shape is test-sent before it is saved.
import type { Values } from '#app/language/say.ts'
import type { OurStatus, SuccessRule } from '../presets/preset.ts'

export interface PostbackConfiguration {
  partnerId: string
  /** For lists; empty: the destination's host stands for it. */
  label: string
  /** The preset that it was made from. */
  presetId: string | null
  /** Offers it speaks for; empty: all. */
  offerIds: string[]
  /** Events it speaks for; empty: all. */
  events: string[]
  /** It fires on a change to any of these; empty only with `adjustments`. */
  statuses: OurStatus[]
  adjustments: boolean
  /** Money is converted into it; null: it is sent in the conversion's own. */
  currency: string | null
  method: 'GET' | 'POST'
  /** Templates hold macros, and secrets as `{secret.name}`: never a secret itself once saved. */
  url: string
  headers: Record<string, string>
  body: { format: 'json' | 'form'; template: string } | null
  /** The destination's words for ours; what is not named is sent as it is. In `eventNames`, `*` is any other event. */
  statusNames: Partial<Record<OurStatus, string>>
  eventNames: Record<string, string>
  successRule: SuccessRule
  /** A change within it replaces what was planned; 0 to 600. */
  delaySeconds: number
  active: boolean
}

export interface SavedPostback extends PostbackConfiguration {
  id: string
  /** Counts edits: who saves names the one that he has read. */
  version: number
  /** Host and port of the destination. */
  host: string
  partner: PartnerChoice
  /** What the templates may ask for; the values are never handed out for reading. */
  secretNames: string[]
  /** `previousUntilMs`: until when the secret before signs beside the present one; Unix milliseconds. */
  signing: { hasSecret: boolean; previousUntilMs: number | null }
  paused: { atMs: number; reason: string } | null
  health: PostbackHealth | null
}

/** How it fares while its attempts fail; null in its place where the newest attempt was a success. */
export interface PostbackHealth {
  failuresInRow: number
  failingSinceMs: number
  lastFailure: string
}

/** A line of a list of postbacks. */
export interface PostbackSummary {
  id: string
  label: string
  host: string
  method: 'GET' | 'POST'
  presetId: string | null
  partner: { id: string; name: string; slug: string }
  offerIds: string[]
  events: string[]
  statuses: OurStatus[]
  adjustments: boolean
  active: boolean
  paused: { atMs: number; reason: string } | null
  health: PostbackHealth | null
}

export interface PartnerChoice {
  id: string
  name: string
  slug: string
  /** The landing page parameter by which the partner's visitors are recognised without `via`. */
  arrivalParameter: string | null
}

export interface OfferChoice {
  id: string
  name: string
  slug: string
}

/** Something that keeps a configuration from being saved, beside the field it is about. */
export interface Problem {
  /** With dots: `url`, `headers.X-Key`, `body`, `delaySeconds`; empty for the configuration as a whole. */
  path: string
  code: string
  /** For people: a text to be said with `values`. */
  message: string
  values?: Values
}

/** Something that a person should have read before it is saved. */
export interface Warning {
  path: string
  code: string
  message: string
  values?: Values
}
