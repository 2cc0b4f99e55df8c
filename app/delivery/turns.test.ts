// Who is sent next: what lanes, gate and pace come to together.
import { expect, test } from 'vitest'
import { BREAKER_RULE } from './breaker.ts'
import { PACE_RULE } from './pace.ts'
import { createTurns } from './turns.ts'

const NOW_MS = 1_000_000
const turnsOf = () => createTurns({ perHost: 1_000, perShop: 1_000, breaker: BREAKER_RULE }, PACE_RULE)
const delivery = (shopId: string, change: object = {}) => ({
  shopId,
  postbackId: `${shopId} postback`,
  host: `${shopId}.example`,
  attempts: 0,
  dueAtMs: NOW_MS,
  ...change,
})
function take(turns: ReturnType<typeof turnsOf>, nowMs: number): string[] {
  const taken: string[] = []
  for (let next = turns.next(nowMs); next !== null && typeof next !== 'number'; next = turns.next(nowMs))
    taken.push(next.shopId)
  return taken
}

test('a backlog by itself is sent at once', () => {
  const turns = turnsOf()
  for (let n = 0; n < 200; n++) turns.add(delivery('flood'))
  expect(take(turns, NOW_MS)).toHaveLength(200)
})

test('beside others it goes at its pace, and what is left of it when it is none any more goes as they do', () => {
  const turns = turnsOf()
  for (let n = 0; n < 200; n++) turns.add(delivery('flood'))
  turns.add(delivery('other'))
  const taken = take(turns, NOW_MS)
  expect(taken).toEqual(['flood', 'other'])
  const next = turns.next(NOW_MS)
  expect(next).toBe(NOW_MS + 1_000 / PACE_RULE.first)
  expect(take(turns, next as number)).toEqual(['flood'])
  expect(turns.size()).toBe(198)
})

test('the rest of a backlog, when it runs low, does not hold up what comes after it', () => {
  const turns = turnsOf()
  for (let n = 0; n < 200; n++) turns.add(delivery('flood', { dueAtMs: NOW_MS - 1_000 }))
  expect(take(turns, NOW_MS)).toHaveLength(200)
  for (let n = 0; n < 200; n++) turns.add(delivery('flood', { dueAtMs: NOW_MS - 1_000 }))
  expect(take(turns, NOW_MS + 1)).toHaveLength(200)
})

test('what waited for long is no sign that the machine is busy', () => {
  const turns = turnsOf()
  for (let n = 0; n < 200; n++) turns.add(delivery('flood'))
  turns.add(delivery('other', { dueAtMs: NOW_MS - 60_000 }))
  turns.add(delivery('third', { attempts: 1, dueAtMs: NOW_MS - 100 }))
  expect(take(turns, NOW_MS)).toHaveLength(202)
})
