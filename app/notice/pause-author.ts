// Who paused a postback: only our own pauses are told, a person knows of theirs. Pure.

/** How the delivery engine begins what it writes into postback.pause_reason (delivery/attempt and delivery/health). */
const OURS = [/^the destination answered 410\b/, /^\d+ failures in a row\b/]

/** @param reason postback.pause_reason */
export function isOurPause(reason: string): boolean {
  return OURS.some((ours) => ours.test(reason))
}
