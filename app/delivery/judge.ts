// What came of an attempt, and what it means for its delivery: done, to be tried again, or failed for good.
import { keep } from '#app/language/kept.ts'
import { RESULTS, withCode } from './result-words.ts'
import { ANY_2XX, unmetBy, type SuccessRule } from './success-rule.ts'

/** What came of one HTTP try. Nothing a destination does is an exception. */
export type SendResult =
  | {
      kind: 'response'
      status: number
      headers: { retryAfter: string | null }
      /** UTF-8 text without NUL, cut at the sender's limit. */
      body: string
      bodyTruncated: boolean
      durationMs: number
      timings: SendTimings
    }
  | SendFailure

export type SendFailure = {
  kind: 'error'
  code: SendErrorCode
  message: string
  durationMs: number
  timings: SendTimings
  /** With `refused_address`: which rule refused it. */
  rule?: string
}

/** In whole milliseconds; null for a step that a kept connection needed no more, or that did not come to its end. */
export type SendTimings = {
  dnsMs: number | null
  connectMs: number | null
  tlsMs: number | null
  /** From the request going out on its connection to the first byte of the answer. */
  firstByteMs: number | null
}

export const NO_TIMINGS: SendTimings = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null }

export type SendErrorCode =
  | 'timeout_connect'
  | 'timeout_total'
  /** The address is not public, or the port not allowed; `rule` names what refused it. Nothing was sent. */
  | 'refused_address'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'reset'
  /** The answer is no HTTP, or its headers are too large. */
  | 'protocol'
  /** The URL or a header cannot be sent as it is. Nothing was sent. */
  | 'invalid_request'
  /** All connections to this origin were taken until the time was up. Nothing was sent. */
  | 'busy'
  /** The caller's signal stopped it, or the sender was closed. */
  | 'aborted'

export type Verdict =
  | { outcome: 'delivered' }
  | { outcome: 'retry'; reason: string; retryAfter: string | null }
  /** `gone`: the destination says that it will never want this again (410), which pauses the postback. */
  | { outcome: 'failed'; reason: string; gone: boolean }

/** Client errors that mean "not now" rather than "not like this". */
const RETRIED_4XX: ReadonlySet<number> = new Set([408, 425, 429])

/**
 * Judges one attempt by the contract; `reason` is of result-words, `retryAfter` the header as it came.
 * @param rule what the postback calls a success
 */
export function judgeAttempt(result: SendResult, rule: SuccessRule = ANY_2XX): Verdict {
  if (result.kind === 'error') return judgeError(result.code, result.message)
  const { status } = result
  const reason = `HTTP ${status}`
  if (status >= 200 && status < 300) {
    const unmet = unmetBy(rule, result.body, result.bodyTruncated)
    if (unmet === null) return { outcome: 'delivered' }
    return {
      outcome: 'retry',
      reason: keep(RESULTS.unmet, { status, reason: unmet }),
      retryAfter: result.headers.retryAfter,
    }
  }
  if (status >= 500 || RETRIED_4XX.has(status)) {
    return { outcome: 'retry', reason, retryAfter: result.headers.retryAfter }
  }
  if (status >= 300 && status < 400) return failed(keep(RESULTS.redirected, { status }))
  return { outcome: 'failed', reason, gone: status === 410 }
}

/** Whether the host answers as one that works, whatever it thinks of the request; null: it was not asked. */
export function saysHostIsUp(result: SendResult): boolean | null {
  if (result.kind === 'response') return result.status < 500 && result.status !== 429
  return NOT_ASKED.has(result.code) ? null : false
}
const NOT_ASKED: ReadonlySet<SendErrorCode> = new Set([
  'refused_address',
  'invalid_request',
  'busy',
  'aborted',
])

function judgeError(code: SendErrorCode, message: string): Verdict {
  switch (code) {
    case 'refused_address':
    case 'invalid_request':
      return failed(message)
    case 'timeout_connect':
    case 'timeout_total':
    case 'dns':
    case 'connect':
    case 'tls':
    case 'reset':
    case 'protocol':
    case 'busy':
    case 'aborted':
      return { outcome: 'retry', reason: message, retryAfter: null }
  }
}

function failed(reason: string): Verdict {
  return { outcome: 'failed', reason, gone: false }
}

/** A try that ended without an answer; `message` is of result-words. */
export function sendFailure(
  code: SendErrorCode,
  message: string,
  durationMs: number,
  timings = NO_TIMINGS,
): SendFailure {
  return { kind: 'error', code, message, durationMs, timings }
}

/** What an error of the HTTP client, the operating system, TLS or the address guard comes to, by its `code`. */
export function failureOf(
  error: Error & { code?: unknown; rule?: unknown },
  durationMs: number,
  timings = NO_TIMINGS,
): SendFailure {
  const detail = typeof error.code === 'string' ? error.code : error.name
  if (detail === 'REFUSED_ADDRESS') {
    return {
      ...sendFailure(
        'refused_address',
        keep(RESULTS.refused, { reason: error.message }),
        durationMs,
        timings,
      ),
      rule: String(error.rule),
    }
  }
  const { code, words } = KNOWN_ERRORS.find(({ pattern }) => pattern.test(detail)) ?? UNKNOWN_ERROR
  return sendFailure(code, withCode(words, detail), durationMs, timings)
}

type KnownError = { code: SendErrorCode; pattern: RegExp; words: string }

/** The first that fits counts. What fits none is taken for a fault on the way, which is tried again. */
const KNOWN_ERRORS: readonly KnownError[] = [
  {
    code: 'timeout_connect',
    pattern: /^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/,
    words: RESULTS.noConnectionInTime,
  },
  {
    code: 'dns',
    pattern: /^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/,
    words: RESULTS.noSuchName,
  },
  { code: 'connect', pattern: /^ECONNREFUSED$/, words: RESULTS.connectionRefused },
  {
    code: 'connect',
    pattern: /^E(HOST|NET)(UNREACH|DOWN)$|^EADDRNOTAVAIL$|^EACCES$/,
    words: RESULTS.unreachable,
  },
  {
    code: 'tls',
    pattern: /^ERR_(SSL|TLS)_|^EPROTO$|CERT|SIGNATURE|_CRL|^INVALID_(CA|PURPOSE)|PATH_LENGTH/,
    words: RESULTS.insecure,
  },
  {
    code: 'protocol',
    pattern: /^UND_ERR_HEADERS_OVERFLOW$/,
    words: RESULTS.headersTooLarge,
  },
  {
    code: 'protocol',
    pattern: /^HPE_|^HTTPParserError$|^UND_ERR_RES/,
    words: RESULTS.notHttp,
  },
  {
    code: 'invalid_request',
    pattern: /^UND_ERR_(INVALID_ARG|REQ)/,
    words: RESULTS.notSendable,
  },
  { code: 'aborted', pattern: /^UND_ERR_(ABORTED|DESTROYED|CLOSED)$/, words: RESULTS.senderStopped },
]
const UNKNOWN_ERROR: Omit<KnownError, 'pattern'> = { code: 'reset', words: RESULTS.brokeOff }
