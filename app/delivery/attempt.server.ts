// One attempt of one delivery: render with the postback as it is now, sign, send, judge, and say what is to be written.
import { keep } from '#app/language/kept.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { ClaimedDelivery, ClaimedPostback } from './claimed.ts'
import { judgeAttempt, saysHostIsUp, type SendResult, type Verdict } from './judge.ts'
import type { Attempt, Settlement } from './queue.server.ts'
import { PAUSES, STANDINGS } from './result-words.ts'
import { nextAttempt, parseRetryAfter, type Schedule } from './schedule.ts'
import type { Sender, SendRequest } from './send.server.ts'
import { sign } from './sign.server.ts'

/** A postback's request with its secrets open. */
export type OpenRequest = Pick<
  ClaimedPostback,
  'method' | 'url' | 'headers' | 'body' | 'statusNames' | 'eventNames'
> & { secrets: Readonly<Record<string, string>> }

export interface AttemptPorts {
  sender: Sender
  /** The request of a postback as it is configured now; null where it cannot be rendered any more. */
  render: (
    request: OpenRequest,
    values: ClaimedDelivery['values'],
    attempt: { deliveryId: string; attempt: number },
  ) => (SendRequest & { shown: Pick<SendRequest, 'url' | 'headers' | 'body'> }) | null
  /** Opens what a postback seals: the values that its templates ask for, and its secret to sign with. */
  secrets: {
    ofTemplates(postbackId: string, sealed: string): Readonly<Record<string, string>>
    ofSigning(postbackId: string, sealed: string): string
  }
  schedule: Schedule
  clock: Clock
  /** A number in [0, 1), for the jitter. */
  random: () => number
  newId: NewId
}

/** Nothing was sent: such a try is not counted and comes again soon. */
const UNSENT_RETRY_MS = 1_000
const NO_SECRETS = {}

/** Makes attempts; never throws for what a destination or a template does. */
export function createAttempter(ports: AttemptPorts): (delivery: ClaimedDelivery) => Promise<Settlement> {
  const { clock } = ports
  return async (delivery) => {
    if (delivery.cancelReason !== null)
      return unsent(delivery, delivery.resendOf ?? 'cancelled', delivery.cancelReason, clock())
    const number = delivery.attempts + 1
    const { postback } = delivery
    const secrets = postback.secrets
      ? ports.secrets.ofTemplates(delivery.postbackId, postback.secrets)
      : NO_SECRETS
    const rendered = ports.render({ ...postback, secrets }, delivery.values, {
      deliveryId: delivery.id,
      attempt: number,
    })
    if (rendered === null) return unsent(delivery, 'failed', STANDINGS.notRendered, clock())
    const startedAtMs = clock()
    const own = ownHeaders(ports, delivery, rendered.body ?? '', startedAtMs)
    const { method, url, body, shown } = rendered
    const result = await ports.sender.send({ method, url, body, headers: { ...rendered.headers, ...own } })
    if (result.kind === 'error' && (result.code === 'busy' || result.code === 'aborted')) {
      return { ...unsent(delivery, 'scheduled', result.message, clock()), dueAtMs: clock() + UNSENT_RETRY_MS }
    }
    const verdict = judgeAttempt(result, postback.successRule)
    const request = { method, ...shown, headers: { ...shown.headers, ...own } }
    const attempt = toAttempt(ports.newId(), number, startedAtMs, request, result, verdict)
    return conclude(ports, delivery, result, verdict, attempt)
  }
}

/** Those of Standard Webhooks. While a secret is being replaced, both sign. */
function ownHeaders(
  { secrets }: AttemptPorts,
  { id, postbackId, postback }: ClaimedDelivery,
  body: string,
  nowMs: number,
): Record<string, string> {
  const timestamp = Math.floor(nowMs / 1000)
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp) }
  const { signingSecret, previousSigningSecret, previousSigningUntilMs } = postback
  const sealed = [signingSecret, (previousSigningUntilMs ?? 0) > nowMs ? previousSigningSecret : null]
  const signatures = sealed.flatMap((one) =>
    one === null ? [] : [sign(secrets.ofSigning(postbackId, one), id, timestamp, body)],
  )
  return signatures.length === 0 ? headers : { ...headers, 'webhook-signature': signatures.join(' ') }
}

function conclude(
  ports: AttemptPorts,
  delivery: ClaimedDelivery,
  result: SendResult,
  verdict: Verdict,
  attempt: Attempt,
): Settlement {
  const nowMs = ports.clock()
  const { shopId, id, claimId, postbackId, failing, resendOf } = delivery
  const base = { shopId, id, claimId, postbackId, attempts: attempt.number, settledAtMs: nowMs, attempt }
  const outcome = {
    succeeded: verdict.outcome === 'delivered',
    hostUp: saysHostIsUp(result),
    wasFailing: failing,
    gone: verdict.outcome === 'failed' && verdict.gone ? PAUSES.gone : null,
  }
  if (verdict.outcome === 'delivered')
    return { ...base, state: 'delivered', dueAtMs: null, reason: null, outcome }
  const { reason } = verdict
  // One that a person asked for is one: what had arrived before has arrived all the same.
  if (resendOf === 'delivered')
    return {
      ...base,
      state: 'delivered',
      dueAtMs: null,
      reason: keep(STANDINGS.sentInVain, { reason }),
      outcome,
    }
  if (resendOf !== null || verdict.outcome === 'failed')
    return { ...base, state: 'failed', dueAtMs: null, reason, outcome }
  const now = new Date(nowMs)
  const retryAfterMs = parseRetryAfter(verdict.retryAfter, now)
  const { schedule, random } = ports
  const next = nextAttempt({ schedule, attempts: attempt.number, now, random: random(), retryAfterMs })
  return next === null
    ? { ...base, state: 'failed', dueAtMs: null, reason: keep(STANDINGS.noneLeft, { reason }), outcome }
    : { ...base, state: 'scheduled', dueAtMs: next.getTime(), reason, outcome }
}

/** A delivery of which nothing was sent. */
export function unsent(
  { shopId, id, claimId, postbackId, attempts }: ClaimedDelivery,
  state: Settlement['state'],
  reason: string | null,
  nowMs: number,
): Settlement {
  const base = { shopId, id, claimId, postbackId, state, attempts, reason }
  return { ...base, dueAtMs: null, settledAtMs: nowMs, attempt: null, outcome: null }
}

function toAttempt(
  id: string,
  number: number,
  startedAtMs: number,
  request: SendRequest,
  result: SendResult,
  verdict: Verdict,
): Attempt {
  const { method, url, headers, body } = request
  return {
    id,
    number,
    startedAtMs,
    durationMs: result.durationMs,
    timings: result.timings,
    method,
    url,
    requestHeaders: headers,
    requestBody: body,
    httpStatus: result.kind === 'response' ? result.status : null,
    responseBody: result.kind === 'response' ? result.body : null,
    errorCode: result.kind === 'error' ? result.code : null,
    error: verdict.outcome === 'delivered' ? null : verdict.reason,
  }
}
