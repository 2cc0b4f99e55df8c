// The delivery engine: claims what is ready in batches, a share of every lane, keeps a bounded number of attempts under way, fairly
// over shops and hosts, and settles their results in batches. What a kill can make it send twice is bounded: the attempts under
// way and the results not settled.
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { createLoop, type Loop } from '#app/platform/loop.ts'
import type { Metrics } from '#app/platform/metrics.server.ts'
import type { Signals } from '#app/platform/signals.server.ts'
import { unsent } from './attempt.server.ts'
import { CLAIM_ROWS, claimReady, type LaneCursor } from './claim.server.ts'
import type { ClaimedDelivery } from './claimed.ts'
import type { GateLimits } from './gate.ts'
import { PACE_RULE } from './pace.ts'
import { promoteDue } from './promote.server.ts'
import { heartbeat, type Settlement } from './queue.server.ts'
import { createSettler } from './settler.server.ts'
import { createTurns } from './turns.ts'
import { STANDINGS } from './result-words.ts'

export interface DispatcherPorts {
  db: Database
  attempt: (delivery: ClaimedDelivery) => Promise<Settlement>
  newId: NewId
  clock: Clock
  log: Log
  signals: Pick<Signals, 'on'>
  metrics: Pick<Metrics, 'attempts' | 'attemptMs'>
  /** Attempts under way at the most, in all. */
  concurrency: number
  limits: GateLimits
  /** How long a claim holds without a heartbeat. */
  leaseMs: number
}

const POLL_MS = 1_000
/** Claimed ahead of one lane, so that no sender waits for the database. */
const LANE_AHEAD = CLAIM_ROWS / 2
/** Held in memory at the most: lanes whose hosts are slow must not fill it. */
const MOST_HELD = 20 * CLAIM_ROWS
const BROKEN_RETRY_MS = 60_000

/** Sends what is due until it is stopped. `stop` lets the attempts under way finish and settles them. */
export function createDispatcher(ports: DispatcherPorts): Loop {
  const { clock, log } = ports
  const held = new Map<string, ClaimedDelivery>()
  const turns = createTurns<ClaimedDelivery>(ports.limits, PACE_RULE)
  let underWay = 0
  let stopping = false
  let promoteAtMs = 0
  let round: LaneCursor | null = null
  const settler = createSettler(
    { ...ports, claimOf: ({ id, claimId }) => held.get(id)?.claimId ?? claimId },
    (settled, paused) => {
      for (const { id } of settled) held.delete(id)
      if (paused.length > 0) {
        log.warn({ postbacks: paused }, 'deliveries: postbacks paused')
        giveBack(({ postbackId }) => paused.includes(postbackId))
      }
      wakeForRetries(settled)
      pump()
    },
  )

  function pump(): void {
    while (!stopping && underWay < ports.concurrency && settler.hasRoom(underWay)) {
      const next = turns.next(clock())
      if (next === null) return
      if (typeof next === 'number') return pumpAt(next)
      if (turns.sizeOf(next.postbackId) === LANE_AHEAD - 1 || turns.size() === MOST_HELD - 1) loop.wake()
      void send(next)
    }
  }
  let pumping: NodeJS.Timeout | undefined
  /** Nothing may go before, unless something comes in or ends. */
  function pumpAt(atMs: number): void {
    pumping ??= setTimeout(() => {
      pumping = undefined
      pump()
    }, atMs - clock()).unref()
  }
  async function send(delivery: ClaimedDelivery): Promise<void> {
    underWay++
    const settlement = await ports.attempt(delivery).catch((error: Error) => {
      // A fault of ours, such as a lost encryption key: it is not the destination's, and goes away with its cause.
      log.error({ err: error, delivery: delivery.id }, 'deliveries: an attempt broke down, tried again later')
      return {
        ...unsent(delivery, 'scheduled', STANDINGS.notPrepared, clock()),
        dueAtMs: clock() + BROKEN_RETRY_MS,
      }
    })
    underWay--
    count(ports.metrics, settlement)
    settler.add(settlement)
    if (turns.leave(delivery, settlement.outcome?.hostUp ?? null, clock())) holdBack(delivery.host)
    pump()
  }
  /** A breaker has opened: what waits for its host is not tried and not counted, and goes on when it is closed again. */
  function holdBack(host: string): void {
    log.warn({ host }, 'deliveries: a destination fails, held back for a while')
    giveBack((item) => item.host === host)
    const reopensAtMs = turns.reopensAtMs(clock())
    if (reopensAtMs !== null) setTimeout(loop.wake, Math.max(reopensAtMs - clock(), 0) + 1).unref()
  }
  /** What was claimed and not sent is due as before, for whoever comes. */
  function giveBack(unwanted: (item: ClaimedDelivery) => boolean): void {
    for (const delivery of turns.remove(unwanted))
      settler.add({ ...unsent(delivery, 'scheduled', null, clock()), dueAtMs: delivery.dueAtMs })
  }
  /** A retry that is due before the next poll is not left to it. */
  function wakeForRetries(settled: readonly Settlement[]): void {
    const soonest = Math.min(...settled.map(({ dueAtMs }) => dueAtMs ?? Number.POSITIVE_INFINITY))
    const delayMs = soonest - clock()
    if (delayMs >= POLL_MS) return
    promoteAtMs = Math.min(promoteAtMs, soonest)
    setTimeout(loop.wake, Math.max(delayMs, 0)).unref()
  }
  /** What was lost to somebody else while the database was away is not sent from here as well. */
  async function beat(): Promise<void> {
    const asked = new Map([...held].map(([id, { claimId }]) => [id, claimId]))
    const ours = await heartbeat(ports.db.pool, [...held.values()], clock() + ports.leaseMs)
    const isLost = ({ id, claimId }: ClaimedDelivery) => asked.get(id) === claimId && !ours.has(id)
    for (const { id } of turns.remove(isLost)) held.delete(id)
  }
  async function claim(): Promise<boolean> {
    if (stopping || turns.size() >= MOST_HELD) return false
    const nowMs = clock()
    if (nowMs >= promoteAtMs) {
      promoteAtMs = nowMs + POLL_MS
      await promoteDue(ports.db.pool, nowMs)
    }
    const { claimed, next, more } = await claimReady(ports.db.pool, {
      claimId: ports.newId(),
      nowMs,
      leaseMs: ports.leaseMs,
      after: round,
      closedHosts: turns.closed(nowMs),
      probedHosts: turns.probed(nowMs),
      fullLanes: turns.fuller(LANE_AHEAD),
    })
    round = next
    for (const delivery of claimed) {
      const before = held.get(delivery.id)
      // Our own lease had run out while the database was away: the same attempt goes on under the new claim.
      if (before) before.claimId = delivery.claimId
      else {
        held.set(delivery.id, delivery)
        turns.add(delivery)
      }
    }
    pump()
    return next !== null || more
  }

  const loop = createLoop({
    run: claim,
    pollMs: POLL_MS,
    onError: (error) => log.error({ err: error }, 'deliveries: claim failed, goes on'),
  })
  ports.signals.on('delivery', loop.wake)
  let pulse: NodeJS.Timeout | undefined

  return {
    start() {
      pulse = setInterval(() => {
        beat().catch((error: Error) => log.warn({ err: error }, 'deliveries: heartbeat failed'))
      }, ports.leaseMs / 3)
      loop.start()
    },
    wake: loop.wake,
    async stop() {
      stopping = true
      await loop.stop()
      while (underWay > 0) await new Promise<void>((resolve) => (settler.onAdd = resolve))
      giveBack(() => true)
      await settler.drained()
      clearInterval(pulse)
    },
  }
}

function count(metrics: DispatcherPorts['metrics'], { state, attempt }: Settlement): void {
  if (attempt === null) return
  metrics.attempts.inc({ outcome: state === 'scheduled' ? 'retry' : state })
  metrics.attemptMs.observe(attempt.durationMs)
}
