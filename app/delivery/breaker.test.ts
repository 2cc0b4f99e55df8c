// When a destination host is left alone, and when it is tried again.
import { describe, expect, test } from 'vitest'
import { createBreaker, type BreakerRule } from './breaker.ts'

const RULE: BreakerRule = {
  windowMs: 60_000,
  minAttempts: 10,
  failureShare: 0.5,
  openMs: 1_000,
  maxOpenMs: 4_000,
}

/** A breaker, and a clock to be moved on. */
function at(nowMs = 1_000_000) {
  const breaker = createBreaker(RULE)
  const self = {
    wait: (ms: number) => ((nowMs += ms), self),
    record: (outcomes: string, lane = 'a') => {
      for (const outcome of outcomes) breaker.record(lane, outcome === '+', nowMs)
      return self
    },
    state: () => breaker.state(nowMs),
    opensInMs: () => {
      const atMs = breaker.opensAtMs(nowMs)
      return atMs === null ? null : atMs - nowMs
    },
  }
  return self
}

describe('closed', () => {
  test.each([
    ['---------', 'closed', 'too few attempts say nothing'],
    ['----------', 'open', 'all of enough failed'],
    ['+++++-----', 'open', 'as many failed as the share allows'],
    ['++++++----', 'closed', 'fewer failed'],
  ])('%s leaves it %s: %s', (outcomes, state) => expect(at().record(outcomes).state()).toBe(state))

  test('what lies before the window is forgotten', () => {
    expect(at().record('-----').wait(60_000).record('-----').state()).toBe('closed')
    expect(at().record('-----').wait(31_000).record('-----').state()).toBe('open')
  })

  test('every postback counts alike: the flood of one that is wrong does not close the host for nine others', () => {
    const host = at()
    for (const lane of 'bcdefghij') host.record('+', lane)
    expect(host.record('-'.repeat(500), 'a').state()).toBe('closed')
  })
})

describe('open', () => {
  test('it is tried by one after a while, twice as late each time that fails, up to the maximum', () => {
    const host = at().record('-'.repeat(10))
    const waits = []
    for (let probe = 0; probe < 4; probe++) {
      const waitMs = host.opensInMs() ?? 0
      waits.push(waitMs)
      expect(host.wait(waitMs - 1).state()).toBe('open')
      expect(host.wait(1).state()).toBe('probing')
      host.record('-')
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 4_000])
  })

  test('a probe that succeeds closes it, and it starts anew', () => {
    const host = at().record('-'.repeat(10)).wait(1_000).record('+')
    expect([host.state(), host.opensInMs()]).toEqual(['closed', null])
    expect(host.record('---------').state()).toBe('closed')
    expect(host.record('-').opensInMs()).toBe(1_000)
  })

  test('failures of what was under way when it opened change nothing, a success closes it', () => {
    const host = at().record('-'.repeat(10)).wait(500).record('-----')
    expect(host.opensInMs()).toBe(500)
    expect(host.record('+').state()).toBe('closed')
  })
})
