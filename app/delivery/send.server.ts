// One HTTP try: a rendered request goes out, a SendResult comes back. Whatever a destination does is a value;
// only our own bugs throw. Connections are kept alive per origin and guarded at connect (address-guard).
import { performance } from 'node:perf_hooks'
import { Agent, type Dispatcher } from 'undici'
import { createGuardedConnector, interfaceAddresses, type LookupAll } from './address-guard.server.ts'
import { failureOf, sendFailure, type SendResult } from './judge.ts'

export type SendRequest = {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

export type SenderOptions = {
  /** `ip:port` exceptions from the address rules, from `parseAllowTargets`. */
  allowTargets: ReadonlySet<string>
  ports: readonly number[]
  /** DNS, TCP and TLS together. */
  connectTimeoutMs: number
  /** From `send` to the last byte of the answer. */
  totalTimeoutMs: number
  connectionsPerOrigin: number
  maxBodyBytes?: number
  /** A test's own name resolution. */
  lookup?: LookupAll
}

export type Sender = {
  /**
   * Sends once; never rejects for what a destination does. Past `connectionsPerOrigin` at a time to one origin,
   * requests wait inside their total time, and end as `busy` where it runs out.
   */
  send: (request: SendRequest, signal?: AbortSignal) => Promise<SendResult>
  /** Waits for what is under way and closes all connections; what is sent later ends as `aborted`. */
  close: () => Promise<void>
}

const DEFAULT_HEADERS = { 'user-agent': 'Throughline/1.0', accept: '*/*' }
const MAX_HEADER_BYTES = 16_384

/** A sender with its own connections; make one and keep it. */
export function createSender(options: SenderOptions): Sender {
  const { allowTargets, ports, connectTimeoutMs, connectionsPerOrigin, lookup } = options
  const policy = { allowTargets, ports, ownAddresses: interfaceAddresses() }
  const agent = new Agent({
    connect: createGuardedConnector({ policy, connectTimeoutMs, ...(lookup && { lookup }) }),
    connections: connectionsPerOrigin,
    allowH2: false,
    maxHeaderSize: MAX_HEADER_BYTES,
    // One deadline over everything replaces undici's own, which are per phase and coarse.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  const { totalTimeoutMs, maxBodyBytes = 16_384 } = options
  const underWay = new Map<string, number>()

  const send = (request: SendRequest, signal?: AbortSignal): Promise<SendResult> => {
    const url = sendableUrl(request.url)
    if (!url) return Promise.resolve(sendFailure('invalid_request', 'not a plain http or https URL', 0))
    if (signal?.aborted) return Promise.resolve(sendFailure('aborted', 'stopped before it was sent', 0))
    const { origin } = url
    const ahead = underWay.get(origin) ?? 0
    underWay.set(origin, ahead + 1)
    return new Promise((resolve) => {
      const hasToWait = ahead >= connectionsPerOrigin
      const exchange = new Exchange({ totalTimeoutMs, maxBodyBytes, hasToWait, signal }, (result) => {
        const left = underWay.get(origin)! - 1
        if (left === 0) underWay.delete(origin)
        else underWay.set(origin, left)
        resolve(result)
      })
      const headers = withDefaults(request.headers)
      const path = url.pathname + url.search
      agent.dispatch({ origin, path, method: request.method, headers, body: request.body }, exchange)
    })
  }
  let closed: Promise<void> | undefined
  return { send, close: () => (closed ??= agent.close()) }
}

type ExchangeLimits = {
  totalTimeoutMs: number
  maxBodyBytes: number
  /** More requests were under way to the origin than it may have connections. */
  hasToWait: boolean
  signal: AbortSignal | undefined
}

/** The life of one request, as undici tells it; ends exactly once. A class because undici calls methods on it. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #limits: ExchangeLimits
  readonly #done: (result: SendResult) => void
  readonly #startedAt = performance.now()
  readonly #deadline: NodeJS.Timeout
  readonly #onAbort = () =>
    this.#stop(sendFailure('aborted', 'stopped before the answer was complete', this.#durationMs()))
  #controller: Dispatcher.DispatchController | null = null
  #settled = false
  #status = 0
  #retryAfter: string | null = null
  #chunks: Buffer[] = []
  #bytes = 0

  constructor(limits: ExchangeLimits, done: (result: SendResult) => void) {
    this.#limits = limits
    this.#done = done
    this.#deadline = setTimeout(() => this.#stop(this.#timedOut()), limits.totalTimeoutMs)
    limits.signal?.addEventListener('abort', this.#onAbort)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    // Time ran out while it waited for a connection: it must not go out after all.
    if (this.#settled) controller.abort(new Error('already settled'))
  }

  onResponseStart(_: unknown, status: number, headers: Record<string, string | string[] | undefined>): void {
    if (status < 200) return
    const retryAfter = headers['retry-after']
    this.#status = status
    this.#retryAfter = (Array.isArray(retryAfter) ? retryAfter[0] : retryAfter) ?? null
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    const room = this.#limits.maxBodyBytes - this.#bytes
    this.#bytes += chunk.length
    this.#chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk)
    if (chunk.length > room) this.#stop(this.#response(true))
  }

  onResponseEnd(): void {
    this.#settle(this.#response(false))
  }

  onResponseError(_: unknown, error: Error): void {
    if (!this.#settled) this.#settle(failureOf(error, this.#durationMs()))
  }

  /** Ends it with `result` and drops the connection, so that nothing more is read from it. */
  #stop(result: SendResult): void {
    this.#settle(result)
    this.#controller?.abort(new Error('stopped'))
  }

  #settle(result: SendResult): void {
    if (this.#settled) return
    this.#settled = true
    clearTimeout(this.#deadline)
    this.#limits.signal?.removeEventListener('abort', this.#onAbort)
    this.#chunks = []
    this.#done(result)
  }

  #response(bodyTruncated: boolean): SendResult {
    const bytes = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks)
    return {
      kind: 'response',
      status: this.#status,
      headers: { retryAfter: this.#retryAfter },
      body: storableText(bytes, bodyTruncated),
      bodyTruncated,
      durationMs: this.#durationMs(),
    }
  }

  #timedOut(): SendResult {
    const within = `within ${this.#limits.totalTimeoutMs} ms`
    const tookMs = this.#durationMs()
    if (this.#controller) return sendFailure('timeout_total', `no complete answer ${within}`, tookMs)
    if (this.#limits.hasToWait) return sendFailure('busy', `no connection was free ${within}`, tookMs)
    return sendFailure('timeout_connect', `no connection ${within}`, tookMs)
  }

  #durationMs(): number {
    return Math.round(performance.now() - this.#startedAt)
  }
}

/** Null where it is no URL, neither http nor https, or carries credentials. */
function sendableUrl(text: string): URL | null {
  const url = URL.parse(text)
  if (!url || url.username || url.password) return null
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null
}

function withDefaults(headers: Readonly<Record<string, string>>): Record<string, string> {
  const names = Object.keys(headers).map((name) => name.toLowerCase())
  const missing = Object.entries(DEFAULT_HEADERS).filter(([name]) => !names.includes(name))
  return { ...Object.fromEntries(missing), ...headers }
}

/** Text for PostgreSQL, which takes no NUL; a character cut in half at the end is left out. */
function storableText(bytes: Buffer, cut: boolean): string {
  const text = cut
    ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true })
    : bytes.toString('utf8')
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}
