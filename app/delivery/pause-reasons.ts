// Whether a pause is one of ours, by the reason that it is kept with.
import { PAUSES } from './result-words.ts'

/** After the number of them. */
const FAILURES_IN_A_ROW = PAUSES.fails.split(/\{\{\w+\}\}/)[1] as string

/** @param reason postback.pause_reason */
export function isOurPause(reason: string): boolean {
  return reason === PAUSES.gone || /^\d+/.exec(reason)?.[0] === reason.split(FAILURES_IN_A_ROW)[0]
}
