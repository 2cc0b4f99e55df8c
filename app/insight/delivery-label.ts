// How a delivery stands, in the words that people see. Pure.

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
export function attemptResult(attempt: LastAttempt | null, reason: string | null): string {
  if (attempt === null) return reason ?? 'not sent yet'
  const { httpStatus, error } = attempt
  if (httpStatus === null) return error ?? 'no answer'
  const answer = `HTTP ${httpStatus}`
  return error === null || error === answer ? answer : `${answer}: ${error}`
}
