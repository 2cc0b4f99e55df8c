// How a delivery stands, in the words that people see. Pure.
import { sayResult } from '#app/delivery/result-words.ts'
import type { Say } from '#app/language/say.ts'

export type DeliveryState = 'scheduled' | 'sending' | 'delivered' | 'failed' | 'cancelled'
export type DeliveryLabel = DeliveryState | 'retrying'

/** A delivery that waits for another try after a failed one is shown as retrying (contracts, "Delivery"). */
export function deliveryLabel(state: DeliveryState, attempts: number): DeliveryLabel {
  return state === 'scheduled' && attempts > 0 ? 'retrying' : state
}

/** The host of a postback's URL, which may hold macros; the URL itself where it has none that can be read. */
export function destinationHost(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return url
  }
}

export interface LastAttempt {
  /** null: no answer came */
  httpStatus: number | null
  /** null: it succeeded */
  error: string | null
}

/** What the last attempt came to: `HTTP 200`, `HTTP 200: …` where the answer did not satisfy, or why no answer came. */
export function attemptResult(attempt: LastAttempt | null, reason: string | null, say: Say): string {
  if (attempt === null) return reason === null ? say('not sent yet') : sayResult(reason, say)
  const { httpStatus, error } = attempt
  if (httpStatus === null) return error === null ? say('no answer') : sayResult(error, say)
  const answer = `HTTP ${httpStatus}`
  if (error === null) return answer
  return error.startsWith(answer) ? sayResult(error, say) : `${answer}: ${sayResult(error, say)}`
}
