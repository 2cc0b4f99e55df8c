// Who may go out: limits by host and by shop, and the hosts' breakers.
import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

const NOW_MS = 1_000_000
const breaker = { windowMs: 60_000, minAttempts: 3, failureShare: 0.5, openMs: 1_000, maxOpenMs: 8_000 }
const gateOf = (perHost: number, perShop: number) => createGate({ perHost, perShop, breaker })
const to = (host: string, shopId = 'shop', postbackId = 'postback') => ({ host, shopId, postbackId })

test('so many go to one host at a time, and as many to another', () => {
  const gate = gateOf(2, 10)
  gate.enter(to('a'))
  gate.enter(to('a'))
  expect([gate.admits(to('a'), NOW_MS), gate.admits(to('b'), NOW_MS)]).toEqual([false, true])
  gate.leave(to('a'), true, NOW_MS)
  expect(gate.admits(to('a'), NOW_MS)).toBe(true)
})

test('so many go for one shop at a time, wherever to, and others still go', () => {
  const gate = gateOf(10, 2)
  gate.enter(to('a'))
  gate.enter(to('b'))
  expect([gate.admits(to('c'), NOW_MS), gate.admits(to('c', 'other'), NOW_MS)]).toEqual([false, true])
})

test('a host that fails is closed, tried by one, and open again once that succeeds', () => {
  const gate = gateOf(10, 10)
  for (let n = 0; n < 4; n++) gate.enter(to('a'))
  const opened = [1, 2, 3, 4].map(() => gate.leave(to('a'), false, NOW_MS))
  expect(opened).toEqual([false, false, true, false])
  expect([gate.admits(to('a'), NOW_MS), gate.closed(NOW_MS), gate.reopensAtMs(NOW_MS)]).toEqual([
    false,
    ['a'],
    NOW_MS + 1_000,
  ])
  const later = NOW_MS + 1_000
  expect([gate.closed(later), gate.probed(later), gate.admits(to('a'), later)]).toEqual([[], ['a'], true])
  gate.enter(to('a'))
  expect(gate.admits(to('a'), later)).toBe(false)
  gate.leave(to('a'), true, later)
  expect([gate.probed(later), gate.admits(to('a'), later)]).toEqual([[], true])
})

test('what was never sent says nothing about the host', () => {
  const gate = gateOf(10, 10)
  for (let n = 0; n < 9; n++) {
    gate.enter(to('a'))
    gate.leave(to('a'), null, NOW_MS)
  }
  expect([gate.closed(NOW_MS), gate.admits(to('a'), NOW_MS)]).toEqual([[], true])
})
