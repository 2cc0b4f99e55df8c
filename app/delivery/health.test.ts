// What a settled batch says of its postbacks.
import { expect, test } from 'vitest'
import { newsOf, type PostbackNews } from './health.ts'
import { NO_TIMINGS } from './judge.ts'
import type { Attempt, Settlement } from './queue.server.ts'

let atMs = 0
const ATTEMPT: Attempt = {
  id: 'attempt',
  number: 1,
  startedAtMs: 0,
  durationMs: 5,
  timings: NO_TIMINGS,
  method: 'GET',
  url: '',
  requestHeaders: {},
  requestBody: null,
  httpStatus: null,
  responseBody: null,
  errorCode: null,
  error: null,
}
/** + succeeded, - failed, * failed for good with 410, o was not sent; capital letters fail on from before. */
function settlements(text: string, wasFailing = false): Settlement[] {
  return [...text].map((sign, index) => ({
    shopId: 'shop',
    id: `delivery ${index}`,
    claimId: 'claim',
    postbackId: 'postback',
    state: 'scheduled',
    attempts: 1,
    dueAtMs: null,
    reason: null,
    settledAtMs: atMs++,
    attempt: { ...ATTEMPT, error: sign === '+' ? null : `failure ${index}` },
    outcome:
      sign === 'o'
        ? null
        : { succeeded: sign === '+', hostUp: true, wasFailing, gone: sign === '*' ? 'gone' : null },
  }))
}

test.each<[string, boolean, Partial<PostbackNews> | null, string]>([
  ['++', false, null, 'a healthy one that goes on is no news'],
  ['o', false, null, 'nor is what was not sent'],
  ['--', false, { recovered: false, failures: 2, lastFailure: 'failure 1' }, 'failures are counted'],
  ['-+', true, { recovered: true, failures: 0 }, 'a success ends what failed before'],
  ['+', false, null, 'and is none where nothing failed'],
  ['+--', true, { recovered: true, failures: 2 }, 'failures after a success are counted from it'],
  ['-+-', true, { recovered: true, failures: 1, lastFailure: 'failure 2' }, 'the newest counts'],
  ['-*', false, { failures: 2, gone: 'gone' }, '410 is to pause it'],
])('%s (failing before: %s): %o, as %s', (text, wasFailing, news) => {
  const [found] = newsOf(settlements(text, wasFailing))
  if (news === null) expect(found).toBeUndefined()
  else expect(found).toMatchObject(news)
})

test('it fails since the first failure after the last success', () => {
  atMs = 100
  expect(newsOf(settlements('-+--'))).toMatchObject([{ failingSinceMs: 102 }])
})

test('postbacks are told apart, and come in one order for everybody', () => {
  const of = (postbackId: string) => settlements('-').map((each) => ({ ...each, postbackId }))
  const news = newsOf([...of('b'), ...of('a'), ...of('b')])
  expect(news.map(({ postbackId, failures }) => [postbackId, failures])).toEqual([
    ['a', 1],
    ['b', 2],
  ])
})
