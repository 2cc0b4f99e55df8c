// Whatever a row keeps of a delivery is said in every language, with its values; and what the judges of attempts say is kept so.
import { describe, expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { keep } from '#app/language/kept.ts'
import { failureOf, judgeAttempt, NO_TIMINGS, type SendResult } from './judge.ts'
import { refusalWords } from './refusal-words.ts'
import { PAUSES, RESULT_TEXTS, RESULTS, sayResult, STANDINGS } from './result-words.ts'
import type { SuccessRule } from './success-rule.ts'

const english = sayingIn('en')
const german = sayingIn('de')
const VALUES = {
  status: 503, text: '"ok"', path: 'a.b', ms: 15_000, number: 50, days: 3, code: 'ECONNRESET', rule: 'odd', reason: RESULTS.brokeOff,
} // prettier-ignore

describe.each(RESULT_TEXTS)('%s', (text) => {
  const kept = keep(text, VALUES)

  test('is said in German with what it names', () =>
    expect(sayResult(kept, german)).toBe(german(text, { ...VALUES, reason: german(VALUES.reason) })))
  test('is said in English as it is kept', () => expect(sayResult(kept, english)).toBe(kept))
})

const answer = (status: number, body = ''): SendResult => ({
  kind: 'response', status, body, headers: { retryAfter: null }, bodyTruncated: false, durationMs: 1, timings: NO_TIMINGS,
}) // prettier-ignore
const reasonOf = (result: SendResult, rule?: SuccessRule) => {
  const verdict = judgeAttempt(result, rule)
  return verdict.outcome === 'delivered' ? '' : verdict.reason
}
const json: SuccessRule = { status: '2xx', body: { jsonPath: 'a.b', oneOf: ['1'] } }
const coded = (code: string) => failureOf(Object.assign(new Error('x'), { code }), 1)

test.each([
  [reasonOf(answer(503)), 'HTTP 503'],
  [reasonOf(answer(301)), 'HTTP 301: Weiterleitungen wird nicht gefolgt'],
  [
    reasonOf(answer(200, 'no'), { status: '2xx', body: { contains: 'ok' } }),
    'HTTP 200, aber die Antwort enthält "ok" nicht',
  ],
  [reasonOf(answer(200, 'no'), json), 'HTTP 200, aber die Antwort ist kein JSON, a.b wurde darin erwartet'],
  [reasonOf(answer(200, '{}'), json), 'HTTP 200, aber die Antwort hat kein a.b'],
  [reasonOf(answer(200, '{"a":{"b":2}}'), json), 'HTTP 200, aber a.b hat in der Antwort den Wert "2"'],
  [reasonOf(coded('ETIMEDOUT')), 'keine Verbindung in der Frist (ETIMEDOUT)'],
  [reasonOf(coded('odd')), 'die Verbindung brach ab (odd)'],
  [
    keep(RESULTS.refused, { reason: refusalWords('private') }),
    'abgewiesen: Diese Adresse liegt in einem privaten Netz (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16).',
  ],
  [
    keep(STANDINGS.noneLeft, { reason: reasonOf(coded('ENOTFOUND')) }),
    'der Hostname ließ sich nicht auflösen (ENOTFOUND); kein Versuch mehr übrig',
  ],
  [
    keep(PAUSES.fails, { number: 50, days: 3, reason: 'HTTP 500' }),
    '50 Fehlschläge nacheinander in 3 Tagen, der neueste: HTTP 500',
  ],
  [
    keep(STANDINGS.noneLeft, {
      reason: reasonOf(answer(200, 'no'), { status: '2xx', body: { contains: 'ok' } }),
    }),
    'HTTP 200, aber die Antwort enthält "ok" nicht; kein Versuch mehr übrig',
  ],
  ['until the campaign begins', 'until the campaign begins'],
])('%s: %s', (kept, said) => expect(sayResult(kept, german)).toBe(said))
