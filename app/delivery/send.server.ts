// One HTTP try: a rendered request goes out, a SendResult comes back. Whatever a destination does is a value;
// only our own bugs throw. Connections are kept alive per origin and guarded at connect (address-guard).
import { Agent } from 'undici'
import { createGuardedConnector, interfaceAddresses, type LookupAll } from './address-guard.server.ts'
import { sendFailure, type SendResult } from './judge.ts'
import { RESULTS } from './result-words.ts'
import { Exchange } from './send-exchange.server.ts'
import { createOpenings } from './send-openings.server.ts'

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
  const openings = createOpenings()
  const connect = createGuardedConnector({ policy, connectTimeoutMs, ...(lookup && { lookup }) })
  const agent = new Agent({
    connect: openings.watch(connect),
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
    if (!url) return Promise.resolve(sendFailure('invalid_request', RESULTS.noPlainUrl, 0))
    if (signal?.aborted) return Promise.resolve(sendFailure('aborted', RESULTS.stoppedBefore, 0))
    const { origin } = url
    const ahead = underWay.get(origin) ?? 0
    underWay.set(origin, ahead + 1)
    return new Promise((resolve) => {
      const limits = { totalTimeoutMs, maxBodyBytes, hasToWait: ahead >= connectionsPerOrigin, signal }
      const exchange = new Exchange(limits, openings, (result) => {
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

/** Null where it is no URL, neither http nor https, or carries credentials. */
function sendableUrl(text: string): URL | null {
  const url = URL.parse(text)
  if (!url || url.username || url.password) return null
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null
}

/** A header of the request's own takes the place of ours, however it is written. On every attempt's way, so a plain loop. */
function withDefaults(headers: Readonly<Record<string, string>>): Record<string, string> {
  const all: Record<string, string> = { ...DEFAULT_HEADERS }
  for (const name in headers) {
    const lower = name.toLowerCase()
    if (lower !== name && lower in DEFAULT_HEADERS) delete all[lower]
    all[name] = headers[name]!
  }
  return all
}
