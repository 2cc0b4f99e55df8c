// How fast a backlog goes beside others.
import { describe, expect, test } from 'vitest'
import { createPace, type PaceRule } from './pace.ts'

const RULE: PaceRule = {
  waitMs: 20,
  windowMs: 100,
  idleMs: 1_000,
  slowest: 50,
  first: 100,
  fastest: 1_000,
}

/**
 * A backlog that takes whatever it may, every millisecond of `ms`.
 * @param waitedMs what the others wait, one of them every 10 ms; null: there are none
 * @returns how many of the backlog went in each 100 ms
 */
function run(
  pace: ReturnType<typeof createPace>,
  fromMs: number,
  ms: number,
  waitedMs: number | null,
): number[] {
  const went: number[] = []
  for (let atMs = fromMs; atMs < fromMs + ms; atMs++) {
    if (waitedMs !== null && atMs % 10 === 0) pace.served(waitedMs, atMs)
    const tenth = Math.floor((atMs - fromMs) / 100)
    went[tenth] ??= 0
    for (let n = 0; n < 10 && pace.allows(atMs); n++) {
      pace.took(atMs)
      went[tenth]++
    }
  }
  return went
}

describe('a backlog', () => {
  test('goes as fast as it can while there is nobody else', () => {
    expect(run(createPace(RULE), 0, 200, null)).toEqual([1_000, 1_000])
  })

  test('begins slowly beside others and becomes faster while they do not wait, up to a limit', () => {
    const went = run(createPace(RULE), 0, 4_000, 5)
    expect(went[0]).toBeLessThan(15)
    expect(went.slice(0, 20)).toEqual(went.slice(0, 20).toSorted((a, b) => a - b))
    expect(Math.max(...went)).toBeLessThanOrEqual(101)
    expect(went.at(-1)).toBeGreaterThan(90)
  })

  test('becomes slower while they wait, and never stops', () => {
    const pace = createPace(RULE)
    run(pace, 0, 4_000, 5)
    const went = run(pace, 4_000, 1_000, 80)
    expect(went[0]).toBeGreaterThan(went[3] as number)
    expect(went.at(-1)).toBe(5)
  })

  test('goes as fast as it can again once the others have gone', () => {
    const pace = createPace(RULE)
    run(pace, 0, 1_000, 80)
    const went = run(pace, 1_000, 1_200, null)
    expect(went[0]).toBeLessThan(10)
    expect(went.at(-1)).toBe(1_000)
  })
})

test('it says when to ask again', () => {
  const pace = createPace(RULE)
  pace.served(0, 0)
  expect(pace.allows(0)).toBe(false)
  const nextMs = pace.nextMs(0)
  expect(nextMs).toBe(10)
  expect(pace.allows(nextMs)).toBe(true)
})
