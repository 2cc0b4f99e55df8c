// POST /webhooks: everything Shopify tells us. Check the signature on the raw bytes, store, answer; the work is done in
// the background. A hot path, in front of Remix. A failure of ours is a 5xx, and Shopify sends again.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '#app/platform/clock.ts'
import { answerText } from '#app/platform/http/answer.server.ts'
import { readBody } from '#app/platform/http/read-body.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import type { Metrics } from '#app/platform/metrics.server.ts'
import type { Signals } from '#app/platform/signals.server.ts'
import { cleanText } from '#app/platform/text.ts'
import type { Inbox } from './inbox.server.ts'
import { isSigned } from './signature.server.ts'

export interface WebhookPorts {
  inbox: Inbox
  /** The app's secrets, current first. */
  secrets: readonly string[]
  signals: Pick<Signals, 'send'>
  newId: NewId
  clock: Clock
  log: Log
  metrics: Pick<Metrics, 'webhooks'>
}

export const MAX_WEBHOOK_BYTES = 10 * 1024 * 1024
const MAX_HEADER_CHARS = 255

type Answer = { status: number; text: string; headers?: Record<string, string> }

export function createWebhookReceiver(ports: WebhookPorts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, text, headers } = await receive(ports, request)
    ports.metrics.webhooks.inc({ status })
    answerText(response, status, text, headers)
  }
}

async function receive(ports: WebhookPorts, request: IncomingMessage): Promise<Answer> {
  if (request.method !== 'POST')
    return { status: 405, text: 'webhooks are sent by POST\n', headers: { Allow: 'POST' } }
  const header = (name: string) => cleanText(request.headers[name] as string | undefined, MAX_HEADER_CHARS)
  const hmac = header('x-shopify-hmac-sha256')
  const topic = header('x-shopify-topic')
  const shopDomain = header('x-shopify-shop-domain')?.toLowerCase()
  const webhookId = header('x-shopify-webhook-id')
  const body = await readBody(request, MAX_WEBHOOK_BYTES)
  if (body.kind === 'too_large')
    return { status: 413, text: 'the body is over 10 MiB\n', headers: { Connection: 'close' } }
  if (body.kind === 'aborted') return { status: 400, text: 'the body did not arrive\n' }
  if (!hmac || !topic || !shopDomain || !webhookId)
    return { status: 400, text: 'an X-Shopify header is missing\n' }
  if (!isSigned(body.bytes, hmac, ports.secrets))
    return { status: 401, text: 'the signature does not match\n' }
  const triggeredAtMs = Date.parse(header('x-shopify-triggered-at') ?? '')
  try {
    await ports.inbox.store({
      id: ports.newId(),
      shopDomain,
      webhookId,
      topic,
      apiVersion: header('x-shopify-api-version') ?? '',
      triggeredAtMs: Number.isNaN(triggeredAtMs) ? null : triggeredAtMs,
      receivedAtMs: ports.clock(),
      body: body.bytes,
    })
  } catch (error) {
    ports.log.error(
      { err: error, topic, shopDomain, webhookId },
      'webhook not stored, the sender will come again',
    )
    return { status: 503, text: 'could not be stored, send it again\n', headers: { 'Retry-After': '1' } }
  }
  ports.signals.send('inbox')
  return { status: 200, text: 'ok\n' }
}
