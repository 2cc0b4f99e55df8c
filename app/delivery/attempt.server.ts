// One attempt of one delivery: render with the postback as it is now, send, judge, and say what is to be written.
import type { Clock } from '#app/platform/clock.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { createLru } from '#app/platform/lru.ts'
import { compileRequest, renderRequest } from '#app/postback/render.ts'
import { judgeAttempt, type SendResult } from './judge.ts'
import type { Attempt, ClaimedDelivery, Settlement } from './queue.server.ts'
import { nextAttempt, parseRetryAfter, type Schedule } from './schedule.ts'
import type { Sender, SendRequest } from './send.server.ts'

export interface AttemptPorts {
  sender: Sender
  schedule: Schedule
  clock: Clock
  /** A number in [0, 1), for the jitter. */
  random: () => number
  newId: NewId
}

const MAX_TEMPLATES = 10_000
/** Nothing was sent: such a try is not counted and comes again soon. */
const UNSENT_RETRY_MS = 1_000

/** Makes attempts; never throws for what a destination or a template does. */
export function createAttempter(ports: AttemptPorts): (delivery: ClaimedDelivery) => Promise<Settlement> {
  const compiled = createLru<ReturnType<typeof compileRequest>>(MAX_TEMPLATES)

  function compile({ method, url }: ClaimedDelivery) {
    const key = `${method} ${url}`
    const known = compiled.get(key)
    if (known) return known
    const fresh = compileRequest({ method, url, headers: {}, body: null })
    compiled.set(key, fresh)
    return fresh
  }

  return async (delivery) => {
    const { clock } = ports
    if (delivery.cancelReason !== null) return unsent(delivery, 'cancelled', delivery.cancelReason, clock())
    const template = compile(delivery)
    if (!template.ok)
      return unsent(delivery, 'failed', 'the postback’s URL cannot be rendered any more', clock())
    const number = delivery.attempts + 1
    const rendered = renderRequest(template.request, delivery.values, {
      deliveryId: delivery.id,
      attempt: number,
    })
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
