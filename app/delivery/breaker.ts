// The circuit breaker of one destination host: opens when too large a share of its attempts fails, lets a single one through after a
// while, and closes when that succeeds. Every postback counts alike, however many deliveries it has: one partner's mistake must not
// close a tracker's host for all others. Pure: the clock is an argument.

export interface BreakerRule {
  /** Over how long attempts are counted, in two halves. */
  windowMs: number
  /** Fewer say nothing. */
  minAttempts: number
  /** From 0 to 1. */
  failureShare: number
  /** How long it stays open; twice as long after every probe that fails, up to the maximum. */
  openMs: number
  maxOpenMs: number
}

export const BREAKER_RULE: BreakerRule = {
  windowMs: 60_000,
  minAttempts: 20,
  failureShare: 0.5,
  openMs: 15_000,
  maxOpenMs: 300_000,
}

export interface Breaker {
  /** closed: attempts go out. open: none does. probing: one at a time. */
  state(nowMs: number): 'closed' | 'open' | 'probing'
  /** @param lane the postback that the attempt was of */
  record(lane: string, succeeded: boolean, nowMs: number): void
  /** When it may be tried again; null while it is not open. Unix milliseconds. */
  opensAtMs(nowMs: number): number | null
}

interface Count {
  succeeded: number
  failed: number
}

export function createBreaker(rule: BreakerRule): Breaker {
  let halfStartMs = Number.NEGATIVE_INFINITY
  let current = new Map<string, Count>()
  let before = new Map<string, Count>()
  let openUntilMs: number | null = null
  let openings = 0

  function turn(nowMs: number): void {
    const halfMs = rule.windowMs / 2
    const age = nowMs - halfStartMs
    if (age < halfMs) return
    before = age < rule.windowMs ? current : new Map()
    current = new Map()
    halfStartMs = nowMs
  }
  function mustOpen(): boolean {
    const lanes = new Map<string, Count>()
    let attempts = 0
    for (const [lane, { succeeded, failed }] of [...before, ...current]) {
      const sum = lanes.get(lane) ?? { succeeded: 0, failed: 0 }
      lanes.set(lane, { succeeded: sum.succeeded + succeeded, failed: sum.failed + failed })
      attempts += succeeded + failed
    }
    if (attempts < rule.minAttempts) return false
    let shares = 0
    for (const { succeeded, failed } of lanes.values()) shares += failed / (succeeded + failed)
    return shares / lanes.size >= rule.failureShare
  }
  function open(nowMs: number): void {
    openUntilMs = nowMs + Math.min(rule.openMs * 2 ** openings, rule.maxOpenMs)
    openings++
  }
  function close(): void {
    openUntilMs = null
    openings = 0
    current = new Map()
    before = new Map()
  }
  const state = (nowMs: number) =>
    openUntilMs === null ? 'closed' : nowMs < openUntilMs ? 'open' : 'probing'

  return {
    state,
    record(lane, succeeded, nowMs) {
      switch (state(nowMs)) {
        case 'open':
          // Was under way when it opened. One that arrives after all is as good as a probe.
          if (succeeded) close()
          return
        case 'probing':
          return succeeded ? close() : open(nowMs)
        case 'closed': {
          turn(nowMs)
          const count = current.get(lane) ?? { succeeded: 0, failed: 0 }
          count[succeeded ? 'succeeded' : 'failed']++
          current.set(lane, count)
          if (!succeeded && mustOpen()) open(nowMs)
        }
      }
    },
    opensAtMs: (nowMs) => (state(nowMs) === 'open' ? openUntilMs : null),
  }
}
