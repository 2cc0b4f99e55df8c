// How many inbound calls are worked on: a sender that runs wild is told to wait (429) before it costs every other brand its place.
// Only what is refused anyway is held to a narrow limit; calls with the right secret have room for any honest sender.
import { createCallLimit, type CallLimit } from '../call-limit.ts'
import type { Target } from './find-offers.server.ts'

export interface FloodGuard {
  /** Calls of one brand that may be made: its secret is right. By the shop's id. */
  admitted: CallLimit
  /** Calls that are refused before their parameters are read, by caller and target. */
  refused: CallLimit
}

const MINUTE_MS = 60_000
/** A sender with a wrong secret sees in far fewer what is wrong; the log need not take each of the rest. */
const REFUSED_A_MINUTE = 120
const MAX_KEYS = 50_000

/** @param callsAMinute of a brand in this process (INBOUND_CALLS_A_MINUTE) */
export function createFloodGuard(callsAMinute: number): FloodGuard {
  return {
    admitted: createCallLimit(callsAMinute, MINUTE_MS, MAX_KEYS),
    refused: createCallLimit(REFUSED_A_MINUTE, MINUTE_MS, MAX_KEYS),
  }
}

/** One address often sends for many brands: a wrong secret of one of them holds up none of the others. */
export function refusedKey(remoteIp: string, target: Target): string {
  return target.kind === 'offer'
    ? `${remoteIp} ${target.brand}/${target.offer}`
    : `${remoteIp} ${target.clickId}`
}
