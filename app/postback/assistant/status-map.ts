// The status map of a suggestion: Keitaro's inline map or its status parameters where they were pasted, else the
// destination's own names.
import type { Say } from '#app/language/say.ts'
import type { StatusMap } from './destination.ts'
import type { PastedUrl } from './read-paste.ts'
import type { Recognised } from './recognise.ts'

export type StatusAnswer = { readonly map: StatusMap; readonly sure: boolean; readonly why: string }

/** Keitaro's status -> ours. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  lead: ['pending', 'hold'],
  sale: ['approved'],
  rejected: ['rejected', 'reversed'],
}

/** @param sendsStatus whether the template holds `{status}`; without it no map is needed */
export function statusAnswer(
  url: PastedUrl | null,
  recognised: Recognised,
  sendsStatus: boolean,
  say: Say,
): StatusAnswer | null {
  const inline = url?.tokens.find((token) => token.inlineMap !== null)
  if (inline?.inlineMap)
    return fromKeitaro(inline.inlineMap, say('the pasted map {{map}} says so', { map: inline.raw }), say)
  const named = Object.fromEntries(
    (url?.parameters ?? []).flatMap(({ name, value }) => {
      const status = /^(lead|sale|rejected)_status$/.exec(name)?.[1]
      const first = value.split(',')[0]!
      return status && /^[\w-]+$/.test(first) ? [[status, first]] : []
    }),
  )
  if (Object.keys(named).length > 0)
    return fromKeitaro(named, say('the pasted lead_status, sale_status, … name them'), say)
  const { destination, sure } = recognised
  if (!sendsStatus || !destination?.statuses) return null
  return {
    map: destination.statuses,
    sure,
    why: say('these are the status names of {{destination}}', { destination: destination.name }),
  }
}

function fromKeitaro(theirs: Readonly<Record<string, string>>, why: string, say: Say): StatusAnswer | null {
  const pairs = Object.entries(OURS).flatMap(([status, ours]) =>
    Object.hasOwn(theirs, status) ? ours.map((name) => [name, theirs[status]!] as const) : [],
  )
  if (pairs.length === 0) return null
  const complete = Object.keys(OURS).every((status) => Object.hasOwn(theirs, status))
  const missing = say('{{why}}; the statuses that it leaves out are sent under our names', { why })
  return { map: Object.fromEntries(pairs), sure: complete, why: complete ? why : missing }
}
