// The chores: what has to be done now and then whoever calls. graphile-worker runs them, so that of many processes one
// does each, and one that was missed while everything was down is done when it is up again.
import { Logger, parseCronItems, run, type Runner } from 'graphile-worker'
import { releaseHolds } from '#app/conversion/release-holds.server.ts'
import { forgetSightings } from '#app/attribution/sightings.server.ts'
import { askAdmin } from '#app/intake/admin/ask-admin.server.ts'
import { sweepSightings } from '#app/intake/order/origin/sweep-sightings.server.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { ensurePartitions } from '#app/platform/partitions.server.ts'
import type { AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import type { Signals } from '#app/platform/signals.server.ts'

export interface ChorePorts {
  db: Database
  newId: NewId
  clock: Clock
  log: Log
  signals: Pick<Signals, 'send'>
  admin: AdminApi
}

/** The library tells as news what is none: its own start and stop. */
const LOG_LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const

/** Raw webhook bodies that could not be applied, and the ids of those that were: kept this long (contracts). */
const INBOX_DAYS = 7

export function startChores(ports: ChorePorts): Promise<Runner> {
  const { db, newId, clock, signals, log, admin } = ports
  return run({
    pgPool: db.pool,
    noHandleSignals: true,
    // One that waits for Shopify holds up no other.
    concurrency: 2,
    logger: new Logger((scope) => (level, message) => log[LOG_LEVELS[level]]({ scope }, message)),
    parsedCronItems: parseCronItems([
      { task: 'release_holds', match: '* * * * *' },
      { task: 'sweep_sightings', match: '* * * * *' },
      { task: 'ask_admin', match: '* * * * *' },
      { task: 'make_partitions', match: '17 3 * * *', options: { backfillPeriod: 86_400_000 } },
      { task: 'empty_inbox', match: '41 * * * *' },
      { task: 'forget_sightings', match: '29 4 * * *' },
    ]),
    taskList: {
      release_holds: async () => {
        const { released, planned } = await releaseHolds(db, newId, clock())
        if (released > 0) log.info({ released, planned }, 'holds released')
        if (planned > 0) signals.send('delivery')
      },
      sweep_sightings: async () => {
        const asked = await sweepSightings(db, newId, clock())
        if (asked > 0) log.info({ orders: asked }, 'evidence came late, orders are worked on again')
      },
      ask_admin: async (_, { abortSignal }) => {
        const asked = await askAdmin({ db, admin, newId, log }, clock(), abortSignal)
        if (asked.answered + asked.givenUp > 0) log.info(asked, 'asked the Admin API')
      },
      make_partitions: () => ensurePartitions(db.pool, clock()),
      forget_sightings: async () => {
        const forgotten = await forgetSightings(db.pool, new Date(clock()))
        if (forgotten > 0) log.info({ forgotten }, 'sightings forgotten')
      },
      empty_inbox: async () => {
        await db.pool.query(`DELETE FROM webhook_inbox WHERE received_at < $1`, [
          new Date(clock() - INBOX_DAYS * 86_400_000),
        ])
      },
    },
  })
}
