import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHits, waitForHit } from './hits.ts'
import { startTracker } from './server.ts'
import type { Tracker } from './server.ts'

let tracker: Tracker
beforeEach(async () => void (tracker = await startTracker()))
afterEach(() => tracker.close())

const call = (path: string, init?: RequestInit) => fetch(tracker.url + path, init)
const script = (behaviour: unknown) => call('/behaviour', { method: 'PUT', body: JSON.stringify(behaviour) })
const hits = async () => (await (await call('/hits')).json()) as Record<string, unknown>[]

test('it lists what it received, oldest first, as it was sent', async () => {
  await call('/postback?clickid=abc%20d&payout=1.92')
  await call('/other', { method: 'POST', body: 'a=1&ü=2', headers: { 'x-mark': 'yes' } })
  const [first, second] = await hits()
  expect(first).toMatchObject({ method: 'GET', url: '/postback?clickid=abc%20d&payout=1.92', body: '' })
  expect(second).toMatchObject({ method: 'POST', url: '/other', body: 'a=1&ü=2' })
  expect((second!['headers'] as Record<string, string>)['x-mark']).toBe('yes')
  expect(new Date(String(first!['at'])).toISOString()).toBe(first!['at'])
})

test('emptying forgets everything', async () => {
  await call('/postback')
  await call('/hits', { method: 'DELETE' })
  expect(await hits()).toEqual([])
})

test('it answers as scripted for so many answers, and then 200 again', async () => {
  const put = await script({ status: 503, body: 'busy', headers: { 'retry-after': '7' }, times: 2 })
  expect(put.status).toBe(200)
  const answers = [await call('/a'), await call('/b'), await call('/c')]
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 200])
  expect(answers[0]!.headers.get('retry-after')).toBe('7')
  expect(await answers[0]!.text()).toBe('busy')
  expect(await hits()).toHaveLength(3)
})

test('reading its lists does not use up the script', async () => {
  await script({ status: 500 })
  await hits()
  await call('/behaviour')
  expect((await call('/postback')).status).toBe(500)
})

test('a delayed answer comes late, and the hit is listed at once', async () => {
  await script({ delayMs: 150 })
  const started = performance.now()
  const answer = call('/slow')
  expect(await waitForHit(tracker.hits, ({ url }) => url === '/slow', 5_000)).not.toBeNull()
  expect((await answer).status).toBe(200)
  expect(performance.now() - started).toBeGreaterThan(140)
})

test.each([
  ['no JSON', 'status=500'],
  ['a list', '[]'],
  ['a status that is none', '{"status":99}'],
  ['a status as text', '{"status":"500"}'],
  ['a negative delay', '{"delayMs":-1}'],
  ['an unknown name', '{"stauts":500}'],
  ['a header that would break the answer', '{"headers":{"a":"b\\r\\nc: d"}}'],
])('%s is refused and changes nothing', async (_what, body) => {
  expect((await call('/behaviour', { method: 'PUT', body })).status).toBe(422)
  expect((await call('/postback')).status).toBe(200)
})

test('the page shows hits without running what is in them', async () => {
  await call('/postback?x=<script>alert(1)</script>', { method: 'POST', body: '<script>alert(2)</script>' })
  const page = await (await call('/')).text()
  expect(page).toContain('&lt;script&gt;alert(2)')
  expect(page).not.toContain('<script>alert')
})

test('past its limit the oldest hits go', () => {
  const some = createHits(10)
  const hit = (url: string) => ({ at: '', method: 'GET', url, headers: {}, body: '' })
  for (let i = 0; i < 25; i++) some.add(hit(`/${i}`))
  expect(some.all().length).toBeLessThanOrEqual(10)
  expect(some.all().at(-1)!.url).toBe('/24')
})

test('waiting for a hit that does not come ends', async () => {
  expect(await waitForHit(tracker.hits, () => true, 20)).toBeNull()
})
