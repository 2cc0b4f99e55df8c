// The life of one request, as undici tells it, from its dispatch to the one SendResult that comes of it.
import { performance } from 'node:perf_hooks'
import type { Dispatcher } from 'undici'
import { keep } from '#app/language/kept.ts'
import { failureOf, NO_TIMINGS, sendFailure, type SendResult, type SendTimings } from './judge.ts'
import { RESULTS } from './result-words.ts'
import type { Opening, Openings } from './send-openings.server.ts'

export type ExchangeLimits = {
  totalTimeoutMs: number
  maxBodyBytes: number
  /** More requests were under way to the origin than it may have connections. */
  hasToWait: boolean
  signal: AbortSignal | undefined
}

/** Ends exactly once, by calling `done`. A class because undici calls methods on it. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #limits: ExchangeLimits
  readonly #openings: Openings
  readonly #done: (result: SendResult) => void
  readonly #startedAtMs = performance.now()
  readonly #deadline: NodeJS.Timeout
  readonly #onAbort = () => this.#fail('aborted', RESULTS.stoppedWithin)
  #controller: Dispatcher.DispatchController | null = null
  #opening: Opening | null = null
  #sentAtMs = 0
  #firstByteAfterMs: number | null = null
  #settled = false
  #status = 0
  #retryAfter: string | null = null
  #chunks: Buffer[] = []
  #bytes = 0

  constructor(limits: ExchangeLimits, openings: Openings, done: (result: SendResult) => void) {
    this.#limits = limits
    this.#openings = openings
    this.#done = done
    this.#deadline = setTimeout(() => this.#timeOut(), limits.totalTimeoutMs)
    limits.signal?.addEventListener('abort', this.#onAbort)
  }

  /** Called when there is a connection, right before the request is written to it. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    this.#opening = this.#openings.ready()
    this.#sentAtMs = performance.now()
    // Time ran out while it waited for a connection: it must not go out after all.
    if (this.#settled) controller.abort(new Error('already settled'))
  }

  /** Called at the first byte of the answer, early hints included. */
  onResponseStarted(): void {
    this.#firstByteAfterMs ??= performance.now() - this.#sentAtMs
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
    if (this.#settled) return
    this.#opening ??= this.#openings.takeFailed(error)
    this.#settle(failureOf(error, this.#durationMs(), this.#timings()))
  }

  /** Ends it with `result` and drops the connection, so that nothing more is read from it. */
  #stop(result: SendResult): void {
    this.#settle(result)
    this.#controller?.abort(new Error('stopped'))
  }

  #fail(code: 'aborted' | 'busy' | 'timeout_connect' | 'timeout_total', message: string): void {
    this.#stop(sendFailure(code, message, this.#durationMs(), this.#timings()))
  }

  #timeOut(): void {
    const within = { ms: this.#limits.totalTimeoutMs }
    if (this.#controller) this.#fail('timeout_total', keep(RESULTS.noAnswerWithin, within))
    else if (this.#limits.hasToWait) this.#fail('busy', keep(RESULTS.noFreeConnection, within))
    else this.#fail('timeout_connect', keep(RESULTS.noConnectionWithin, within))
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
      timings: this.#timings(),
    }
  }

  #timings(): SendTimings {
    // A connection that began before this request was opened for another, which did not wait for it.
    const opening = this.#opening && this.#opening.beganAtMs >= this.#startedAtMs ? this.#opening : NO_TIMINGS
    return {
      dnsMs: whole(opening.dnsMs),
      connectMs: whole(opening.connectMs),
      tlsMs: whole(opening.tlsMs),
      firstByteMs: whole(this.#firstByteAfterMs),
    }
  }

  #durationMs(): number {
    return Math.round(performance.now() - this.#startedAtMs)
  }
}

function whole(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms)
}

/** Text for PostgreSQL, which takes no NUL; a character cut in half at the end is left out. */
function storableText(bytes: Buffer, cut: boolean): string {
  const text = cut
    ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true })
    : bytes.toString('utf8')
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}
