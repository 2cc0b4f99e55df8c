// Who may go out now: how many attempts are under way to a host and for a shop, and what the hosts' breakers say. Pure: the clock
// is an argument.
import { createBreaker, type Breaker, type BreakerRule } from './breaker.ts'
import type { Waiting } from './lanes.ts'

export interface GateLimits {
  /** Attempts under way at a time, to one host and for one shop. */
  perHost: number
  perShop: number
  breaker: BreakerRule
}

export interface Gate {
  admits(item: Waiting, nowMs: number): boolean
  enter(item: Waiting): void
  /**
   * @param up whether the host answered as one that works; null: it was not asked
   * @returns whether its breaker has just opened
   */
  leave(item: Waiting, up: boolean | null, nowMs: number): boolean
  /** Hosts that nothing is sent to, and those that are tried by one. */
  closed(nowMs: number): string[]
  probed(nowMs: number): string[]
  /** When the next of the closed may be tried, Unix milliseconds; null where none is. */
  reopensAtMs(nowMs: number): number | null
}

interface Host {
  underWay: number
  breaker: Breaker
  /** Forgotten some time after this. */
  lastMs: number
}

const FORGET_MS = 10 * 60_000
const FORGET_ABOVE = 5_000

export function createGate({ perHost, perShop, breaker }: GateLimits): Gate {
  const hosts = new Map<string, Host>()
  const shops = new Map<string, number>()

  function hostOf(name: string): Host {
    const host = hosts.get(name) ?? { underWay: 0, breaker: createBreaker(breaker), lastMs: 0 }
    hosts.set(name, host)
    return host
  }
  function forget(nowMs: number): void {
    if (hosts.size < FORGET_ABOVE) return
    for (const [name, host] of hosts)
      if (host.underWay === 0 && host.lastMs < nowMs - FORGET_MS) hosts.delete(name)
  }
  const inState = (state: 'open' | 'probing', nowMs: number) =>
    [...hosts].flatMap(([name, host]) => (host.breaker.state(nowMs) === state ? [name] : []))

  return {
    admits({ host: name, shopId }, nowMs) {
      if ((shops.get(shopId) ?? 0) >= perShop) return false
      const host = hosts.get(name)
      if (!host) return true
      switch (host.breaker.state(nowMs)) {
        case 'closed':
          return host.underWay < perHost
        case 'probing':
          return host.underWay === 0
        case 'open':
          return false
      }
    },
    enter({ host, shopId }) {
      hostOf(host).underWay++
      shops.set(shopId, (shops.get(shopId) ?? 0) + 1)
    },
    leave({ host: name, shopId, postbackId }, up, nowMs) {
      const left = (shops.get(shopId) ?? 0) - 1
      if (left > 0) shops.set(shopId, left)
      else shops.delete(shopId)
      const host = hostOf(name)
      host.underWay--
      host.lastMs = nowMs
      if (up === null) return false
      const wasOpen = host.breaker.state(nowMs) === 'open'
      host.breaker.record(postbackId, up, nowMs)
      forget(nowMs)
      return !wasOpen && host.breaker.state(nowMs) === 'open'
    },
    closed: (nowMs) => inState('open', nowMs),
    probed: (nowMs) => inState('probing', nowMs),
    reopensAtMs(nowMs) {
      const times = [...hosts.values()].flatMap(({ breaker: its }) => its.opensAtMs(nowMs) ?? [])
      return times.length === 0 ? null : Math.min(...times)
    },
  }
}
