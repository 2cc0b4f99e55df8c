// The composition root: settings in, a running system out. Everything with a life of its own (database, senders, clock,
// ids) is made here, once, and handed down; rooms import none of it.
import { resolve } from 'node:path'
import { saveSightings } from '#app/attribution/sightings.server.ts'
import { createClickLog } from '#app/click/click-log.server.ts'
import { createBotCheck } from '#app/click/known-bots.server.ts'
import { createLinkCache } from '#app/click/link-cache.server.ts'
import { createMakeClick } from '#app/click/make-click.server.ts'
import { createSeeClick } from '#app/click/see-click.server.ts'
import { createCaptureServer } from '#app/click/serve-capture.server.ts'
import { createClickServer } from '#app/click/serve-click.server.ts'
import { createSightCustomer, type Sight } from '#app/click/sight-customer.server.ts'
import { createTestPorts } from '#app/insight/postback-page/test-ports.server.ts'
import { createInboundReceiver } from '#app/intake/inbound/receive-call.server.ts'
import { createPixelReceiver } from '#app/intake/pixel/receive-report.server.ts'
import { createInbox } from '#app/intake/webhook/inbox.server.ts'
import { createWebhookReceiver } from '#app/intake/webhook/receive-webhook.server.ts'
import { openDatabase } from '#app/platform/database.server.ts'
import type { Env } from '#app/platform/env.server.ts'
import { createIds } from '#app/platform/ids.server.ts'
import { createLog } from '#app/platform/log.server.ts'
import { createMetrics } from '#app/platform/metrics.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { ensurePartitions } from '#app/platform/partitions.server.ts'
import { keepEmbeddedPostgres } from '#app/platform/postgres/keep-embedded.server.ts'
import { EMBEDDED_DATABASE, embeddedFolder } from '#app/platform/postgres/location.ts'
import { createAdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { createSecretBox } from '#app/platform/secret-box.server.ts'
import { createSignals } from '#app/platform/signals.server.ts'
import { readStorefrontSettings } from '#app/program/storefront-facts.server.ts'
import { createPrefixLearner } from '#app/program/storefront-prefix.server.ts'
import { createShopify } from '#app/shopify.server.ts'

export type Runtime = Awaited<ReturnType<typeof createRuntime>>

/** Starts the database where it is ours, migrates it, and wires the rooms. Nothing listens or works yet. */
export async function createRuntime(env: Env) {
  const log = createLog(env.LOG_LEVEL)
  const clock = () => Date.now()
  const newId = createIds(clock)
  const postgres = env.DATABASE_URL
    ? null
    : await keepEmbeddedPostgres({
        dataDir: embeddedFolder(resolve(env.DATA_DIR)),
        durable: true,
        log: (message) => log.info(message),
      })
  const url = env.DATABASE_URL ?? (postgres?.url(EMBEDDED_DATABASE) as string)
  const migrations = await migrate(url)
  if (migrations.length > 0) log.info({ migrations }, 'database migrated')

  const db = openDatabase(url, env.DATABASE_CONNECTIONS, (error) =>
    log.warn({ err: error }, 'a database connection broke'),
  )
  await ensurePartitions(db.pool, clock())
  const metrics = createMetrics()
  const signals = createSignals(db, log)
  const secrets = [
    env.SHOPIFY_API_SECRET,
    ...(env.SHOPIFY_API_SECRET_PREVIOUS ? [env.SHOPIFY_API_SECRET_PREVIOUS] : []),
  ]
  const secretBox = createSecretBox(env.ENCRYPTION_KEYS)
  const links = createLinkCache(db.pool, signals)
  const clicks = createClickLog(db, clock, log, env.CLICK_FLUSH_MS)
  const inbox = createInbox(db, clock)
  const shopify = createShopify({ env, db, secretBox, newId, clock, log })
  const testing = createTestPorts(env)
  const prefixes = createPrefixLearner({ db: db.pool, clock, log })
  const isBot = createBotCheck()
  const sight: Sight = async (sightings) => void (await saveSightings(db.pool, sightings))
  const sightCustomer = createSightCustomer({ sight, clock, log })
  const clickPorts = { links, clicks, isBot, newId, log, metrics, sightCustomer }
  await signals.start()

  return {
    env,
    log,
    clock,
    newId,
    db,
    metrics,
    signals,
    secrets,
    secretBox,
    links,
    click: createClickServer(clickPorts),
    capture: createCaptureServer({
      links,
      makeClick: createMakeClick(clickPorts),
      seeClick: createSeeClick({ db: db.pool, links, clock, sight }),
      readSettings: (shopId) => readStorefrontSettings(db.pool, shopId),
    }),
    prefixes,
    webhook: createWebhookReceiver({ inbox, secrets, signals, newId, clock, log, metrics }),
    inbound: createInboundReceiver({
      db,
      signals,
      newId,
      clock,
      log,
      metrics,
      trustedProxies: env.TRUSTED_PROXIES,
      callsAMinute: env.INBOUND_CALLS_A_MINUTE,
    }),
    pixel: createPixelReceiver({ db, clock, log, metrics, trustedProxies: env.TRUSTED_PROXIES }),
    shopify,
    testing,
    admin: createAdminApi({ db, shopify }),
    /** Settles what is under way and closes every connection; PostgreSQL last, where it is ours. */
    async close() {
      await testing.sender.close()
      await clicks.close()
      await prefixes.close()
      await inbox.close()
      await signals.close()
      await db.close()
      await postgres?.stop()
    },
  }
}
