// Which delivery is sent next: lanes in turn, as far as hosts, shops and breakers let them, and backlogs at a pace at which the others
// do not have to wait. Pure: the clock is an argument.
import { createGate, type Gate, type GateLimits } from './gate.ts'
import { createLanes, type Lanes, type Waiting } from './lanes.ts'
import { createPace, type PaceRule } from './pace.ts'

export interface Turn extends Waiting {
  /** Attempts made before. */
  attempts: number
  /** When it was due, Unix milliseconds. */
  dueAtMs: number
}

export interface Turns<Item extends Turn>
  extends
    Pick<Lanes<Item>, 'add' | 'remove' | 'size' | 'sizeOf' | 'fuller'>,
    Pick<Gate, 'leave' | 'closed' | 'probed' | 'reopensAtMs'> {
  /** Takes the next that may go; null where none may, or a moment at which one may, Unix milliseconds. */
  next(nowMs: number): Item | number | null
}

/** A lane of which more wait is a backlog, and stays one for a while: what it has left when it runs low is not somebody else's. */
const BACKLOG = 64
const STAYS_MS = 5_000
/** What waited longer was held up by something else: a break, a pause, a restart. */
const LONGEST_WAIT_MS = 5_000

export function createTurns<Item extends Turn>(limits: GateLimits, rule: PaceRule): Turns<Item> {
  const lanes = createLanes<Item>()
  const gate = createGate(limits)
  const pace = createPace(rule)
  /** Until when a postback's lane is a backlog, Unix milliseconds. */
  const backlogs = new Map<string, number>()

  function isBacklog({ postbackId }: Item, nowMs: number): boolean {
    if (lanes.sizeOf(postbackId) > BACKLOG) backlogs.set(postbackId, nowMs + STAYS_MS)
    else if ((backlogs.get(postbackId) ?? nowMs) <= nowMs) backlogs.delete(postbackId)
    return backlogs.has(postbackId)
  }

  return {
    ...lanes,
    ...gate,
    next(nowMs) {
      let isPaced = false
      let ofBacklog = false
      const item = lanes.take((candidate) => {
        if (!gate.admits(candidate, nowMs)) return false
        ofBacklog = isBacklog(candidate, nowMs)
        if (!ofBacklog || pace.allows(nowMs)) return true
        isPaced = true
        return false
      })
      if (item === null) return isPaced ? pace.nextMs(nowMs) : null
      gate.enter(item)
      const waitedMs = nowMs - item.dueAtMs
      if (ofBacklog) pace.took(nowMs)
      else if (item.attempts === 0 && waitedMs < LONGEST_WAIT_MS) pace.served(waitedMs, nowMs)
      return item
    },
  }
}
