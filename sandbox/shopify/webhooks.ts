// Webhooks as Shopify sends them: signed over the raw bytes, with all headers, tried again when the app does not
// answer 2xx. Sent in the background, one after the other within a shop, so that an app that is down loses none.
import { createHmac, randomUUID } from 'node:crypto'
import { request } from 'undici'

const TIMEOUT_MS = 5_000
const API_VERSION = '2026-10'
const LOG_KEPT = 200
/** Waits between tries. Shopify spreads eight over four hours; a person at the sandbox waits a minute and a half. */
const RETRY_AFTER_MS = [200, 400, 800, 1_600, 3_000, 5_000, 5_000, 5_000, 10_000, 10_000, 20_000, 30_000]

export type Webhook = {
  shopDomain: string
  topic: string
  /** JSON text; these bytes are signed and sent. */
  body: string
  webhookId?: string
  eventId?: string
  /** ISO 8601. */
  triggeredAt?: string
}

/** One line of the log. `status` is the last answer's, null where there was none. */
export type WebhookLogEntry = {
  at: string
  topic: string
  webhookId: string
  shopDomain: string
  state: 'waiting' | 'delivered' | 'given up'
  tries: number
  status: number | null
}

export type WebhookSender = {
  /** Queues webhooks and returns at once. */
  enqueue(...webhooks: Webhook[]): void
  /** Sends one now, once, outside the queue. Resolves to the app's status, null when there was no answer. */
  sendNow(webhook: Webhook): Promise<{ status: number | null; webhookId: string }>
  /** Resolves when nothing is waiting, or after `timeoutMs`. */
  idle(timeoutMs: number): Promise<void>
  log(): readonly WebhookLogEntry[]
  onChange(listener: () => void): void
  close(): void
}

type Options = { url: () => string; apiSecret: string; retryAfterMs?: readonly number[] }

/** The value of `X-Shopify-Hmac-Sha256` for these bytes. */
export function signBody(apiSecret: string, body: string | Buffer): string {
  return createHmac('sha256', apiSecret).update(body).digest('base64')
}

/** @param options.url where the app takes webhooks, asked anew for each try */
export function createWebhookSender(options: Options): WebhookSender {
  const log: WebhookLogEntry[] = []
  const queues = new Map<string, Promise<void>>()
  const listeners = new Set<() => void>()
  const stop = new AbortController()
  const changed = () => listeners.forEach((listener) => listener())

  const noted = (webhook: Webhook & { webhookId: string }): WebhookLogEntry => {
    const { topic, webhookId, shopDomain } = webhook
    const at = new Date().toISOString()
    const entry: WebhookLogEntry = {
      at,
      topic,
      webhookId,
      shopDomain,
      state: 'waiting',
      tries: 0,
      status: null,
    }
    log.push(entry)
    if (log.length > LOG_KEPT) log.shift()
    changed()
    return entry
  }
  const tryOnce = async (webhook: Required<Webhook>, entry: WebhookLogEntry): Promise<boolean> => {
    entry.tries += 1
    entry.status = await post(options, webhook, stop.signal)
    const delivered = entry.status !== null && entry.status >= 200 && entry.status < 300
    if (delivered) entry.state = 'delivered'
    changed()
    return delivered
  }
  const deliver = async (webhook: Required<Webhook>, entry: WebhookLogEntry): Promise<void> => {
    for (const waitMs of [...(options.retryAfterMs ?? RETRY_AFTER_MS), null]) {
      if (stop.signal.aborted || (await tryOnce(webhook, entry))) return
      if (waitMs !== null) await wait(waitMs, stop.signal)
    }
    entry.state = 'given up'
    changed()
  }

  return {
    enqueue(...webhooks) {
      for (const webhook of webhooks.map(complete)) {
        const entry = noted(webhook)
        const before = queues.get(webhook.shopDomain) ?? Promise.resolve()
        queues.set(
          webhook.shopDomain,
          before.then(() => deliver(webhook, entry)),
        )
      }
    },
    async sendNow(webhook) {
      const whole = complete(webhook)
      const entry = noted(whole)
      if (!(await tryOnce(whole, entry))) entry.state = 'given up'
      return { status: entry.status, webhookId: whole.webhookId }
    },
    idle: (timeoutMs) =>
      Promise.race([Promise.all(queues.values()).then(() => {}), wait(timeoutMs, stop.signal)]),
    log: () => log,
    onChange: (listener) => void listeners.add(listener),
    close: () => stop.abort(),
  }
}

function complete(webhook: Webhook): Required<Webhook> {
  return {
    ...webhook,
    webhookId: webhook.webhookId ?? randomUUID(),
    eventId: webhook.eventId ?? randomUUID(),
    triggeredAt: webhook.triggeredAt ?? new Date().toISOString(),
  }
}

async function post(
  options: Options,
  webhook: Required<Webhook>,
  stopped: AbortSignal,
): Promise<number | null> {
  try {
    const answer = await request(options.url(), {
      method: 'POST',
      body: webhook.body,
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), stopped]),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Shopify-Captain-Hook',
        'x-shopify-topic': webhook.topic,
        'x-shopify-hmac-sha256': signBody(options.apiSecret, webhook.body),
        'x-shopify-shop-domain': webhook.shopDomain,
        'x-shopify-api-version': API_VERSION,
        'x-shopify-webhook-id': webhook.webhookId,
        'x-shopify-event-id': webhook.eventId,
        'x-shopify-triggered-at': webhook.triggeredAt,
        'x-shopify-name': webhook.topic.replace('/', '-'),
      },
    })
    await answer.body.dump()
    return answer.statusCode
  } catch {
    return null
  }
}

/** Waits, or less when the sender is closed. The timer does not keep the process alive. */
function wait(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    timer.unref()
    stopped.addEventListener('abort', () => resolve(), { once: true })
  })
}
