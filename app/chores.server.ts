// The chores: what has to be done now and then whoever calls. graphile-worker runs them, so that of many processes one
// does each, and one that was missed while everything was down is done when it is up again.
import { Logger, parseCronItems, run, type Runner } from 'graphile-worker'
import { countClickHours } from '#app/click/count-hours.server.ts'
import { foldFigures } from '#app/conversion/figures.server.ts'
import { releaseHolds } from '#app/conversion/release-holds.server.ts'
import { forgetSightings } from '#app/attribution/sightings.server.ts'
import { askAdmin } from '#app/intake/admin/ask-admin.server.ts'
import { forgetCalls } from '#app/intake/inbound/forget-calls.server.ts'
import { sweepSightings } from '#app/intake/order/origin/sweep-sightings.server.ts'
import { fetchMissingOrders } from '#app/intake/pixel/fetch-missing.server.ts'
import { settleKnownRates } from '#app/intake/settle-known-rates.server.ts'
import { fetchReferenceRates } from '#app/money/fetch-rates.server.ts'
import { MAIL_TASK } from '#app/notice/mail-job.server.ts'
import { mailNotice } from '#app/notice/mail-notice.server.ts'
import type { Mailer } from '#app/notice/mailer.server.ts'
import { writeNotices } from '#app/notice/write-notices.server.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { ensurePartitions } from '#app/platform/partitions.server.ts'
import { dropOldPartitions } from '#app/platform/partitions-retention.server.ts'
import type { AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import type { Signals } from '#app/platform/signals.server.ts'
import { fillRates } from '#app/postback/fill-rates.server.ts'
import { endGuideTests } from '#app/program/guide.server.ts'
import { keepPixels } from '#app/program/pixel-keep.server.ts'
import { publishStorefronts } from '#app/program/storefront-publish.server.ts'

export interface ChorePorts {
  db: Database
  newId: NewId
  clock: Clock
  log: Log
  signals: Pick<Signals, 'send'>
  admin: AdminApi
  /** SHOPIFY_APP_URL: where pixels report to. */
  appUrl: string
  /** null: no mail server is set up. */
  mailer: Mailer | null
  /** Of the file of reference rates; null: none is fetched. */
  ratesUrl: string | null
  /** How long the log of deliveries is kept. */
  deliveryLogDays: number
}

/** The library tells as news what is none: its own start and stop. */
const LOG_LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const

/** Raw webhook bodies that could not be applied, and the ids of those that were: kept this long (contracts). */
const INBOX_DAYS = 7

export async function startChores(ports: ChorePorts): Promise<Runner> {
  const { db, newId, clock, signals, log, admin, appUrl, mailer, ratesUrl, deliveryLogDays } = ports
  const runner = await run({
    pgPool: db.pool,
    noHandleSignals: true,
    // The four that may wait for Shopify hold up no other.
    concurrency: 5,
    logger: new Logger((scope) => (level, message) => log[LOG_LEVELS[level]]({ scope }, message)),
    parsedCronItems: parseCronItems([
      { task: 'release_holds', match: '* * * * *' },
      { task: 'sweep_sightings', match: '* * * * *' },
      { task: 'ask_admin', match: '* * * * *' },
      { task: 'publish_storefronts', match: '* * * * *' },
      { task: 'keep_pixels', match: '* * * * *' },
      { task: 'write_notices', match: '* * * * *' },
      { task: 'fold_figures', match: '* * * * *' },
      { task: 'end_guide_tests', match: '* * * * *' },
      { task: 'count_clicks', match: '*/5 * * * *' },
      { task: 'fill_rates', match: '*/5 * * * *' },
      { task: 'fetch_missing_orders', match: '*/5 * * * *' },
      // The European Central Bank publishes at about 16:00 in Frankfurt; a fetch that failed is made good by the next.
      { task: 'fetch_rates', match: '23 * * * *', options: { backfillPeriod: 86_400_000 } },
      { task: 'make_partitions', match: '17 3 * * *', options: { backfillPeriod: 86_400_000 } },
      { task: 'drop_partitions', match: '37 3 * * *' },
      { task: 'empty_inbox', match: '41 * * * *' },
      { task: 'forget_sightings', match: '29 4 * * *' },
      { task: 'forget_calls', match: '47 4 * * *' },
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
      publish_storefronts: async (_, { abortSignal }) => {
        const told = await publishStorefronts({ db, admin, log }, clock(), abortSignal)
        if (told.published + told.failed > 0) log.info(told, 'storefronts’ settings published')
      },
      keep_pixels: async (_, { abortSignal }) => {
        const kept = await keepPixels({ db, admin, log, appUrl }, clock(), abortSignal)
        if (kept.live + kept.wrong > 0) log.debug(kept, 'web pixels looked after')
      },
      write_notices: async () => {
        const written = await writeNotices({ db, newId, clock })
        if (written > 0) log.info({ notices: written }, 'notices written')
      },
      [MAIL_TASK]: (payload) => mailNotice({ db, mailer, clock, log }, payload),
      fold_figures: async () => {
        const folded = await foldFigures(db)
        if (folded > 0) log.debug({ folded }, 'figures folded into their hours')
      },
      end_guide_tests: async () => {
        const ended = await endGuideTests(db.pool, new Date(clock()))
        if (ended > 0) log.info({ shops: ended }, 'the guide’s test orders ended')
      },
      count_clicks: async () => {
        const { recounted } = await countClickHours(db, clock())
        if (recounted > 0) log.debug({ hours: recounted }, 'hours of clicks counted again')
      },
      fill_rates: async () => {
        const filled = await fillRates(db, clock())
        const { changed, planned } = await settleKnownRates(db, newId, clock())
        if (filled + changed > 0)
          log.info({ deliveries: filled, conversions: changed }, 'exchange rates known now')
        if (filled + planned > 0) signals.send('delivery')
      },
      fetch_missing_orders: async (_, { abortSignal }) => {
        const done = await fetchMissingOrders({ db, admin, newId, log }, clock(), abortSignal)
        if (done.fetched > 0) signals.send('inbox')
        if (done.fetched + done.givenUp > 0) log.info(done, 'orders that no webhook brought')
      },
      fetch_rates: async () => {
        if (ratesUrl !== null) await fetchReferenceRates({ db, url: ratesUrl, clock, log })
      },
      drop_partitions: async () => {
        const dropped = await dropOldPartitions(db, clock(), deliveryLogDays)
        if (dropped.partitions.length + dropped.rows + dropped.busy.length > 0)
          log.info(dropped, 'old logs dropped')
      },
      make_partitions: () => ensurePartitions(db.pool, clock()),
      forget_sightings: async () => {
        const forgotten = await forgetSightings(db.pool, new Date(clock()))
        if (forgotten > 0) log.info({ forgotten }, 'sightings forgotten')
      },
      forget_calls: async (_, { abortSignal }) => {
        const forgotten = await forgetCalls(db.pool, clock(), abortSignal)
        if (forgotten > 0) log.info({ forgotten }, 'inbound calls forgotten')
      },
      empty_inbox: async () => {
        await db.pool.query(`DELETE FROM webhook_inbox WHERE received_at < $1`, [
          new Date(clock() - INBOX_DAYS * 86_400_000),
        ])
      },
    },
  })
  // A new installation does not wait for the hour; of many processes that start at once one does it.
  if (ratesUrl !== null) await runner.addJob('fetch_rates', {}, { jobKey: 'fetch_rates_at_start' })
  return runner
}
