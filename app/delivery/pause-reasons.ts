// Why we pause a postback by ourselves, in words; a person who pauses one writes his own.

export const GONE = 'the destination answered 410 Gone: it never wants to hear of this again'
/** After the number of them. */
export const FAILURES_IN_A_ROW = ' failures in a row over '

/** @param reason postback.pause_reason */
export function isOurPause(reason: string): boolean {
  return reason === GONE || /^\d+/.exec(reason)?.[0] === reason.split(FAILURES_IN_A_ROW)[0]
}
