// The background half: empties the inbox, works on orders again, sends the deliveries, runs the chores. Beside the web half in one process, or
// (ROLE=worker) in processes of its own.
import { startChores } from '#app/chores.server.ts'
import { parseAllowTargets } from '#app/delivery/address-rules.ts'
import { createAttempter } from '#app/delivery/attempt.server.ts'
import { BREAKER_RULE } from '#app/delivery/breaker.ts'
import { createDispatcher } from '#app/delivery/dispatcher.server.ts'
import { createReplayWorker } from '#app/delivery/work-replays.server.ts'
import { parseSchedule } from '#app/delivery/schedule.ts'
import { createSecretOpener } from '#app/delivery/open-secrets.server.ts'
import { createSender } from '#app/delivery/send.server.ts'
import { createRecheckWorker } from '#app/intake/order/work-rechecks.server.ts'
import { createInboxWorker } from '#app/intake/webhook/work-inbox.server.ts'
import { createMailer } from '#app/notice/mailer.server.ts'
import { createRenderer } from '#app/postback/renderer.ts'
import { SettingsError } from '#app/platform/env.server.ts'
import type { Runtime } from '#app/runtime.ts'

export interface Worker {
  /** Finishes what is under way. */
  stop(): Promise<void>
}

export async function startWorker(runtime: Runtime): Promise<Worker> {
  const { env, db, newId, clock, log, signals, metrics, secretBox, admin } = runtime
  const schedule = parseSchedule(env.DELIVERY_SCHEDULE)
  if (!schedule.ok) throw new SettingsError(`DELIVERY_SCHEDULE is malformed: ${schedule.code}`)
  const targets = parseAllowTargets(env.DELIVERY_ALLOW_TARGETS.join(' '))
  if (!targets.ok) throw new SettingsError(`DELIVERY_ALLOW_TARGETS is malformed: ${targets.code}`)
  const sender = createSender({
    allowTargets: targets.targets,
    ports: env.DELIVERY_PORTS,
    connectTimeoutMs: env.DELIVERY_CONNECT_TIMEOUT,
    totalTimeoutMs: env.DELIVERY_TIMEOUT,
    connectionsPerOrigin: env.DELIVERY_HOST_CONCURRENCY,
  })
  const attempt = createAttempter({
    sender,
    render: createRenderer(),
    secrets: createSecretOpener(secretBox),
    schedule: schedule.schedule,
    clock,
    random: Math.random,
    newId,
  })
  const dispatcher = createDispatcher({
    db,
    attempt,
    newId,
    clock,
    log,
    signals,
    metrics,
    concurrency: env.DELIVERY_CONCURRENCY,
    limits: {
      perHost: env.DELIVERY_HOST_CONCURRENCY,
      // A quarter is always left to the others.
      perShop: Math.ceil(env.DELIVERY_CONCURRENCY * 0.75),
      breaker: BREAKER_RULE,
    },
    leaseMs: env.DELIVERY_LEASE,
  })
  const inbox = createInboxWorker({ db, newId, secretBox, clock, log, signals })
  const rechecks = createRecheckWorker({ db, newId, clock, log, signals })
  const replays = createReplayWorker({ db, clock, log, signals })
  const chores = await startChores({
    db,
    newId,
    clock,
    log,
    signals,
    admin,
    appUrl: env.SHOPIFY_APP_URL,
    mailer:
      env.SMTP_URL && env.MAIL_FROM ? createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM }) : null,
    ratesUrl: env.EXCHANGE_RATES_URL === 'off' ? null : env.EXCHANGE_RATES_URL,
    deliveryLogDays: env.DELIVERY_LOG_DAYS,
  })
  inbox.start()
  rechecks.start()
  dispatcher.start()
  replays.start()
  return {
    async stop() {
      await inbox.stop()
      await rechecks.stop()
      await replays.stop()
      await dispatcher.stop()
      await sender.close()
      await chores.stop()
    },
  }
}
