// The check of a partner that a form makes at each key and its action makes again: his own fields and his arrival parameter. Pure.
import { mark } from '#app/language/say.ts'
import { arrivalParameterError } from '#app/postback/configuration/arrival-parameter.ts'
import {
  readPartnerDraft,
  type PartnerDraft,
  type PartnerProblem,
} from '#app/program/partner/partner-draft.ts'

export const ARRIVAL_WORDS = {
  arrival_name: mark('A parameter’s name has 1 to 64 letters, digits, dots, hyphens and underscores.'),
  arrival_ours: mark('This is a parameter of our own links; it cannot tell a network’s visitors.'),
} as const

export type CheckedPartner =
  { ok: true; draft: PartnerDraft } | { ok: false; problems: readonly PartnerProblem[] }

/** @param input the draft of a form, or whatever came instead of one */
export function checkPartner(input: unknown): CheckedPartner {
  const read = readPartnerDraft(input)
  const asked = (input as Partial<PartnerDraft> | null)?.arrivalParameter
  const arrival = typeof asked === 'string' ? asked.trim() : ''
  const error = arrival === '' ? null : arrivalParameterError(arrival)
  if (error === null) return read
  const problem = { path: 'arrivalParameter', message: ARRIVAL_WORDS[error.code] }
  return { ok: false, problems: [...(read.ok ? [] : read.problems), problem] }
}

/** For forms. */
export function partnerProblems(draft: PartnerDraft): readonly PartnerProblem[] {
  const checked = checkPartner(draft)
  return checked.ok ? [] : checked.problems
}
