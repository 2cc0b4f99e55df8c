// The delivery engine: claims due deliveries in batches, keeps a bounded number of attempts under way, and settles their
// results in batches. What a kill can make it send twice is bounded: the attempts under way and the results not settled.
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { createLoop, type Loop } from '#app/platform/loop.ts'
import type { Metrics } from '#app/platform/metrics.server.ts'
import type { Signals } from '#app/platform/signals.server.ts'
import { claimDue, heartbeat, type ClaimedDelivery, type Settlement } from './queue.server.ts'
import { createSettler } from './settler.server.ts'

export interface DispatcherPorts {
  db: Database
  attempt: (delivery: ClaimedDelivery) => Promise<Settlement>
  newId: NewId
  clock: Clock
  log: Log
  signals: Pick<Signals, 'on'>
  metrics: Pick<Metrics, 'attempts' | 'attemptMs'>
  /** Attempts under way at the most. */
  concurrency: number
  /** How long a claim holds without a heartbeat. */
  leaseMs: number
}

const POLL_MS = 1_000
/** Claimed ahead, so that no sender waits for the database. */
const CLAIM_ROWS = 500

/** Sends what is due until it is stopped. `stop` lets the attempts under way finish and settles them. */
export function createDispatcher(ports: DispatcherPorts): Loop {
  const held = new Map<string, ClaimedDelivery>()
  const waiting: ClaimedDelivery[] = []
  let underWay = 0
  let stopping = false
  let roomMade: (() => void) | null = null
  const settler = createSettler(
    { ...ports, claimOf: ({ id, claimId }) => held.get(id)?.claimId ?? claimId },
    (settled) => {
      for (const { id } of settled) held.delete(id)
      wakeForRetries(settled)
      pump()
    },
  )

  function pump(): void {
    while (!stopping && underWay < ports.concurrency && settler.hasRoom(underWay) && waiting.length > 0) {
      void send(waiting.shift() as ClaimedDelivery)
    }
    if (waiting.length <= CLAIM_ROWS / 2) roomMade?.()
  }
  /** A retry that is due before the next poll is not left to it. */
  function wakeForRetries(settled: readonly Settlement[]): void {
    const soonest = Math.min(...settled.map(({ dueAtMs }) => dueAtMs ?? Number.POSITIVE_INFINITY))
    const delayMs = soonest - ports.clock()
    if (delayMs < POLL_MS) setTimeout(loop.wake, Math.max(delayMs, 0)).unref()
  }
  async function send(delivery: ClaimedDelivery): Promise<void> {
    underWay++
    const settlement = await ports.attempt(delivery)
    underWay--
    count(ports.metrics, settlement)
    settler.add(settlement)
    pump()
  }
  async function claim(): Promise<boolean> {
    if (waiting.length > CLAIM_ROWS / 2) await new Promise<void>((resolve) => (roomMade = resolve))
    roomMade = null
    if (stopping) return false
    const claimed = await claimDue(ports.db.pool, ports.newId(), CLAIM_ROWS, ports.leaseMs)
    for (const delivery of claimed) {
      const before = held.get(delivery.id)
      // Our own lease had run out while the database was away: the same attempt goes on under the new claim.
      if (before) before.claimId = delivery.claimId
      else {
        held.set(delivery.id, delivery)
        waiting.push(delivery)
      }
    }
    pump()
    return claimed.length === CLAIM_ROWS
  }

  const loop = createLoop({
    run: claim,
    pollMs: POLL_MS,
    onError: (error) => ports.log.error({ err: error }, 'deliveries: claim failed, goes on'),
  })
  ports.signals.on('delivery', loop.wake)
  let pulse: NodeJS.Timeout | undefined

  return {
    start() {
      pulse = setInterval(() => {
        heartbeat(ports.db.pool, [...held.values()], ports.leaseMs).catch((error: Error) =>
          ports.log.warn({ err: error }, 'deliveries: heartbeat failed'),
        )
      }, ports.leaseMs / 3)
      loop.start()
    },
    wake: loop.wake,
    async stop() {
      stopping = true
      roomMade?.()
      await loop.stop()
      while (underWay > 0) await new Promise<void>((resolve) => (settler.onAdd = resolve))
      giveBack(waiting.splice(0), settler, ports.clock())
      await settler.drained()
      clearInterval(pulse)
    },
  }
}

/** What was claimed and not sent is due at once for somebody else. */
function giveBack(
  unsent: readonly ClaimedDelivery[],
  settler: ReturnType<typeof createSettler>,
  nowMs: number,
): void {
  for (const { shopId, id, claimId, attempts } of unsent) {
    settler.add({
      shopId,
      id,
      claimId,
      state: 'scheduled',
      attempts,
      dueAtMs: nowMs,
      reason: null,
      settledAtMs: nowMs,
      attempt: null,
    })
  }
}

function count(metrics: DispatcherPorts['metrics'], { state, attempt }: Settlement): void {
  if (attempt === null) return
  metrics.attempts.inc({ outcome: state === 'scheduled' ? 'retry' : state })
  metrics.attemptMs.observe(attempt.durationMs)
}
