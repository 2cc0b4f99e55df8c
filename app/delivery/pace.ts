// How fast a backlog may be worked off while others are served: as fast as nobody else has to wait for it. Pure: the clock is an
// argument. Everything on a machine shares its processor and its database, so that a backlog at full speed slows the rest by what it
// takes, however fairly turns are taken. What others wait, from the change to the attempt, says whether there is room.

export interface PaceRule {
  /** How long the others may wait on average. */
  waitMs: number
  /** Over how long it is judged, and after how long without others there is nobody to wait for. */
  windowMs: number
  idleMs: number
  /** Deliveries of backlogs a second: at the least, to begin with, and where there is nothing left to hold back. */
  slowest: number
  first: number
  fastest: number
}

export const PACE_RULE: PaceRule = {
  waitMs: 15,
  windowMs: 100,
  idleMs: 2_000,
  slowest: 25,
  first: 50,
  fastest: 5_000,
}

export interface Pace {
  /** Whether a delivery of a backlog may go now. */
  allows(nowMs: number): boolean
  /** It went. */
  took(nowMs: number): void
  /** @param waitedMs how long a delivery that is no backlog's has waited for its first attempt */
  served(waitedMs: number, nowMs: number): void
  /** When to ask again, where it is not allowed. Unix milliseconds. */
  nextMs(nowMs: number): number
}

/** The room for bursts: what a backlog has saved up within this time. */
const SAVED_MS = 20
const FASTER = 1.1
const SLOWER = 0.5

export function createPace(rule: PaceRule): Pace {
  let perSecond = rule.first
  let saved = 0
  let savedAtMs = 0
  let servedAtMs = Number.NEGATIVE_INFINITY
  let window = { startMs: 0, count: 0, waitedMs: 0 }

  function judge(nowMs: number): void {
    if (nowMs - window.startMs < rule.windowMs) return
    const { count, waitedMs } = window
    if (count > 0) {
      const factor = waitedMs / count > rule.waitMs ? SLOWER : FASTER
      perSecond = Math.min(Math.max(perSecond * factor, rule.slowest), rule.fastest)
    }
    window = { startMs: nowMs, count: 0, waitedMs: 0 }
  }
  function save(nowMs: number): void {
    const most = Math.max(1, (perSecond * SAVED_MS) / 1000)
    saved = Math.min(most, saved + ((nowMs - savedAtMs) * perSecond) / 1000)
    savedAtMs = nowMs
  }
  const isAlone = (nowMs: number) => nowMs - servedAtMs > rule.idleMs

  return {
    allows(nowMs) {
      if (isAlone(nowMs)) return true
      judge(nowMs)
      save(nowMs)
      return saved >= 1
    },
    took(nowMs) {
      if (!isAlone(nowMs)) saved -= 1
    },
    served(waitedMs, nowMs) {
      // Whoever comes after a while finds a backlog at full speed: it begins anew.
      if (isAlone(nowMs)) {
        perSecond = rule.first
        window = { startMs: nowMs, count: 0, waitedMs: 0 }
        saved = 0
        savedAtMs = nowMs
      }
      servedAtMs = nowMs
      window.count++
      window.waitedMs += Math.max(0, waitedMs)
    },
    nextMs(nowMs) {
      return nowMs + Math.max(1, Math.ceil(((1 - saved) * 1000) / perSecond))
    },
  }
}
