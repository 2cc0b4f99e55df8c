import { expect, test } from 'vitest'
import {
  judgeAttempt,
  NO_TIMINGS,
  saysHostIsUp,
  sendFailure,
  type SendErrorCode,
  type SendResult,
} from './judge.ts'

function response(status: number, retryAfter: string | null = null): SendResult {
  return {
    kind: 'response',
    status,
    headers: { retryAfter },
    body: '',
    bodyTruncated: false,
    durationMs: 5,
    timings: NO_TIMINGS,
  }
}

test.each([200, 201, 202, 204, 299])('%i is delivered', (status) => {
  expect(judgeAttempt(response(status))).toEqual({ outcome: 'delivered' })
})

test.each([408, 425, 429, 500, 502, 503, 504, 599])('%i is tried again', (status) => {
  expect(judgeAttempt(response(status))).toEqual({
    outcome: 'retry',
    reason: `HTTP ${status}`,
    retryAfter: null,
  })
})

test.each([429, 503])('the Retry-After of a %i is passed on', (status) => {
  expect(judgeAttempt(response(status, '120'))).toMatchObject({ outcome: 'retry', retryAfter: '120' })
})

test.each([400, 401, 403, 404, 405, 409, 413, 422, 451])('%i has failed', (status) => {
  expect(judgeAttempt(response(status))).toEqual({ outcome: 'failed', reason: `HTTP ${status}`, gone: false })
})

test.each([300, 301, 302, 303, 304, 307, 308])('%i has failed, as redirects are never followed', (status) => {
  expect(judgeAttempt(response(status))).toMatchObject({ outcome: 'failed', gone: false })
})

test('410 has failed and says that the destination is gone', () => {
  expect(judgeAttempt(response(410))).toEqual({ outcome: 'failed', reason: 'HTTP 410', gone: true })
})

test.each<[SendErrorCode, string]>([
  ['timeout_connect', 'retry'],
  ['timeout_total', 'retry'],
  ['dns', 'retry'],
  ['connect', 'retry'],
  ['tls', 'retry'],
  ['reset', 'retry'],
  ['protocol', 'retry'],
  ['busy', 'retry'],
  ['aborted', 'retry'],
  ['refused_address', 'failed'],
  ['invalid_request', 'failed'],
])('after the error %s the outcome is %s, with the error in words', (code, outcome) => {
  const error = { kind: 'error', code, message: 'in words', durationMs: 5, timings: NO_TIMINGS } as const
  expect(judgeAttempt(error)).toMatchObject({ outcome, reason: 'in words' })
})

test('a 2xx whose body does not say what the postback calls a success is tried again, with the reason', () => {
  const rule = { status: '2xx', body: { contains: 'OK' } } as const
  expect(judgeAttempt(response(200, '60'), rule)).toEqual({
    outcome: 'retry',
    reason: 'HTTP 200, but the answer does not contain "OK"',
    retryAfter: '60',
  })
})

test.each<[SendResult, boolean | null]>([
  [response(200), true],
  [response(404), true],
  [response(410), true],
  [response(429), false],
  [response(503), false],
  [sendFailure('timeout_connect', '', 5), false],
  [sendFailure('dns', '', 5), false],
  [sendFailure('refused_address', '', 5), null],
  [sendFailure('busy', '', 5), null],
])('%o says of its host: %s', (result, up) => expect(saysHostIsUp(result)).toBe(up))
