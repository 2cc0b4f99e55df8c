// One attempt of one delivery: render with the postback as it is now, send, judge, and say what is to be written.
import type { Clock } from '#app/platform/clock.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { judgeAttempt, type SendResult } from './judge.ts'
import type { Attempt, ClaimedDelivery, Settlement } from './queue.server.ts'
import { nextAttempt, parseRetryAfter, type Schedule } from './schedule.ts'
import type { Sender, SendRequest } from './send.server.ts'

export interface AttemptPorts {
  sender: Sender
  /** The request of a postback as it is configured now; null where it cannot be rendered any more. */
  render: (
    config: { method: 'GET' | 'POST'; url: string; headers: Record<string, string>; body: null },
    values: ClaimedDelivery['values'],
    attempt: { deliveryId: string; attempt: number },
  ) => SendRequest | null
  schedule: Schedule
  clock: Clock
  /** A number in [0, 1), for the jitter. */
  random: () => number
  newId: NewId
}

/** Nothing was sent: such a try is not counted and comes again soon. */
const UNSENT_RETRY_MS = 1_000

/** Makes attempts; never throws for what a destination or a template does. */
export function createAttempter(ports: AttemptPorts): (delivery: ClaimedDelivery) => Promise<Settlement> {
  return async (delivery) => {
    const { clock } = ports
    if (delivery.cancelReason !== null) return unsent(delivery, 'cancelled', delivery.cancelReason, clock())
    const number = delivery.attempts + 1
    const { method, url } = delivery
    const ids = { deliveryId: delivery.id, attempt: number }
    const rendered = ports.render({ method, url, headers: {}, body: null }, delivery.values, ids)
    if (rendered === null)
      return unsent(delivery, 'failed', 'the postback’s URL cannot be rendered any more', clock())
    const startedAtMs = clock()
    const request: SendRequest = {
      ...rendered,
      headers: {
        ...rendered.headers,
        'webhook-id': delivery.id,
        'webhook-timestamp': Math.floor(startedAtMs / 1000).toString(),
      },
    }
    const result = await ports.sender.send(request)
    if (result.kind === 'error' && (result.code === 'busy' || result.code === 'aborted')) {
      return { ...unsent(delivery, 'scheduled', result.message, clock()), dueAtMs: clock() + UNSENT_RETRY_MS }
    }
    const attempt = toAttempt(ports.newId(), number, startedAtMs, request, result)
    return conclude(ports, delivery, number, result, attempt)
  }
}

function conclude(
  ports: AttemptPorts,
  delivery: ClaimedDelivery,
  number: number,
  result: SendResult,
  attempt: Attempt,
): Settlement {
  const verdict = judgeAttempt(result)
  const nowMs = ports.clock()
  const base = {
    shopId: delivery.shopId,
    id: delivery.id,
    claimId: delivery.claimId,
    attempts: number,
    settledAtMs: nowMs,
    attempt,
  }
  switch (verdict.outcome) {
    case 'delivered':
      return { ...base, state: 'delivered', dueAtMs: null, reason: null }
    case 'failed':
      return { ...base, state: 'failed', dueAtMs: null, reason: verdict.reason }
    case 'retry': {
      const now = new Date(nowMs)
      const retryAfterMs = parseRetryAfter(verdict.retryAfter, now)
      const next = nextAttempt({
        schedule: ports.schedule,
        attempts: number,
        now,
        random: ports.random(),
        retryAfterMs,
      })
      return next === null
        ? { ...base, state: 'failed', dueAtMs: null, reason: `${verdict.reason}; no attempt left` }
        : { ...base, state: 'scheduled', dueAtMs: next.getTime(), reason: verdict.reason }
    }
  }
}

function unsent(
  { shopId, id, claimId, attempts }: ClaimedDelivery,
  state: 'cancelled' | 'failed' | 'scheduled',
  reason: string,
  nowMs: number,
): Settlement {
  return { shopId, id, claimId, state, attempts, dueAtMs: null, reason, settledAtMs: nowMs, attempt: null }
}

function toAttempt(
  id: string,
  number: number,
  startedAtMs: number,
  request: SendRequest,
  result: SendResult,
): Attempt {
  const { method, url, headers, body } = request
  const failed = judgeAttempt(result)
  return {
    id,
    number,
    startedAtMs,
    durationMs: result.durationMs,
    method,
    url,
    requestHeaders: headers,
    requestBody: body,
    httpStatus: result.kind === 'response' ? result.status : null,
    responseBody: result.kind === 'response' ? result.body : null,
    errorCode: result.kind === 'error' ? result.code : null,
    error: failed.outcome === 'delivered' ? null : failed.reason,
  }
}
