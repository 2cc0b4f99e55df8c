// Works off replays in the background: at once when one is started, and by itself where a crash has left one.
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { createLoop, type Loop } from '#app/platform/loop.ts'
import type { Signals } from '#app/platform/signals.server.ts'
import { workReplays } from './replay-steps.server.ts'

const POLL_MS = 15_000

export interface ReplayPorts {
  db: Database
  clock: Clock
  log: Log
  signals: Pick<Signals, 'on' | 'send'>
}

export function createReplayWorker({ db, clock, log, signals }: ReplayPorts): Loop {
  const stopping = new AbortController()
  const loop = createLoop({
    run: async () => {
      await workReplays(db, clock, () => signals.send('delivery'), stopping.signal)
      return false
    },
    pollMs: POLL_MS,
    onError: (error) => log.error({ err: error }, 'replays: failed, go on'),
  })
  signals.on('replay', loop.wake)
  return {
    ...loop,
    stop() {
      stopping.abort()
      return loop.stop()
    },
  }
}
