// A test send: a configuration, saved or not, sent once with the sample values of the contract through the same guarded
// sender as deliveries, and told in full. Nothing of it is stored.
import { randomUUID } from 'node:crypto'
import { judgeAttempt, type SendErrorCode, type SendResult, type SendTimings } from '#app/delivery/judge.ts'
import { RESULTS } from '#app/delivery/result-words.ts'
import { refusalWords } from '#app/delivery/refusal-words.ts'
import type { Sender, SendRequest } from '#app/delivery/send.server.ts'
import { sign } from '#app/delivery/sign.server.ts'
import type { SuccessRule } from '#app/delivery/success-rule.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { PostbackConfiguration } from './configuration/configuration.ts'
import type { Render } from './renderer.ts'
import { sampleValues } from './test-send.ts'

export interface TestSendPorts {
  sender: Pick<Sender, 'send'>
  render: Render
  clock: Clock
}

export interface TestSendRequest {
  configuration: PostbackConfiguration
  /** The values of the `{secret.name}` in its templates, in plain. */
  secrets: Readonly<Record<string, string>>
  /** `whsec_…` in plain; null where the postback does not sign. */
  signingSecret: string | null
  /** Used where the configuration names no currency of its own. */
  shopCurrency: string
  /** Whether the shop lets partners see revenue. */
  revenueVisible: boolean
}

export interface TestSendReport {
  /** What was sent, its secrets as dots. Of a configuration that cannot be rendered, the templates. */
  request: SendRequest
  outcome: TestSendOutcome
  timings: SendTimings & { totalMs: number }
}

export type TestSendOutcome =
  | {
      kind: 'answered'
      status: number
      /** The first 16 KiB as text, of which nothing may be trusted. */
      body: string
      bodyTruncated: boolean
      /** By the configuration's own rule. */
      verdict: 'delivered' | 'retry' | 'failed'
      /** For people; null where it counts as delivered. */
      reason: string | null
    }
  /** `message` is for people; `rule` names what refused an address. */
  | { kind: 'error'; code: SendErrorCode; message: string; rule: string | null }

const UNSENT = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 }

/** Sends once, follows no redirect, and never throws for what the configuration or the destination does. */
export async function testSend(ports: TestSendPorts, request: TestSendRequest): Promise<TestSendReport> {
  const { configuration, secrets } = request
  const nowMs = ports.clock()
  const id = `test-${randomUUID()}`
  const values = sampleValues(request, nowMs)
  const rendered = ports.render({ ...configuration, secrets }, values, { deliveryId: id, attempt: 1 })
  if (!rendered) return unrendered(configuration)
  const { method, url, body, shown } = rendered
  const own = ownHeaders(id, nowMs, request.signingSecret, body ?? '')
  const result = await ports.sender.send({ method, url, headers: { ...rendered.headers, ...own }, body })
  return {
    request: { method, ...shown, headers: { ...shown.headers, ...own } },
    outcome: outcomeOf(result, configuration.successRule),
    timings: { ...result.timings, totalMs: result.durationMs },
  }
}

/** Those of Standard Webhooks, as on every attempt. */
function ownHeaders(id: string, nowMs: number, signingSecret: string | null, body: string) {
  const timestamp = Math.floor(nowMs / 1000)
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    ...(signingSecret !== null && { 'webhook-signature': sign(signingSecret, id, timestamp, body) }),
  }
}

function outcomeOf(result: SendResult, rule: SuccessRule): TestSendOutcome {
  if (result.kind === 'error') {
    const { code, message, rule: refusedBy = null } = result
    return { kind: 'error', code, message: refusedBy ? refusalWords(refusedBy) : message, rule: refusedBy }
  }
  const verdict = judgeAttempt(result, rule)
  const { status, body, bodyTruncated } = result
  const reason = verdict.outcome === 'delivered' ? null : verdict.reason
  return { kind: 'answered', status, body, bodyTruncated, verdict: verdict.outcome, reason }
}

function unrendered({ method, url, headers, body }: PostbackConfiguration): TestSendReport {
  return {
    request: { method, url, headers, body: body?.template ?? null },
    outcome: { kind: 'error', code: 'invalid_request', message: RESULTS.notRendered, rule: null },
    timings: UNSENT,
  }
}
