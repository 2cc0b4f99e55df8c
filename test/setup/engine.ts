// The delivery engine by itself, with a clock of the test's, over a real database and real destinations; and deliveries for it to send.
import { createAttempter } from '#app/delivery/attempt.server.ts'
import { BREAKER_RULE, type BreakerRule } from '#app/delivery/breaker.ts'
import { createDispatcher } from '#app/delivery/dispatcher.server.ts'
import { enqueueDeliveries } from '#app/delivery/enqueue.server.ts'
import { createSecretOpener } from '#app/delivery/open-secrets.server.ts'
import { createSender } from '#app/delivery/send.server.ts'
import type { Schedule } from '#app/delivery/schedule.ts'
import { createRenderer } from '#app/postback/renderer.ts'
import type { System } from './system.ts'

export interface EngineOptions {
  /** `ip:port` of the destinations. */
  targets: readonly string[]
  clock?: () => number
  schedule?: Schedule
  breaker?: BreakerRule
  concurrency?: number
  perHost?: number
  leaseMs?: number
  timeoutMs?: number
}

/** Started; `stop` ends it as the worker would. @param system one without a worker */
export function startEngine({ runtime }: System, options: EngineOptions) {
  const { db, newId, secretBox, metrics } = runtime
  const { clock = () => Date.now(), concurrency = 40, perHost = 10, timeoutMs = 2_000 } = options
  const sender = createSender({
    allowTargets: new Set(options.targets),
    ports: [],
    connectTimeoutMs: timeoutMs,
    totalTimeoutMs: timeoutMs,
    connectionsPerOrigin: perHost,
  })
  const attempt = createAttempter({
    sender,
    render: createRenderer(),
    secrets: createSecretOpener(secretBox),
    schedule: options.schedule ?? [0, 0, 0],
    clock,
    random: () => 0.5,
    newId,
  })
  const dispatcher = createDispatcher({
    db,
    attempt,
    newId,
    clock,
    log: runtime.log,
    signals: { on: () => {} },
    metrics,
    concurrency,
    limits: {
      perHost,
      perShop: Math.ceil(concurrency * 0.75),
      breaker: options.breaker ?? BREAKER_RULE,
    },
    leaseMs: options.leaseMs ?? 90_000,
  })
  dispatcher.start()
  return {
    wake: dispatcher.wake,
    async stop() {
      await dispatcher.stop()
      await sender.close()
    },
  }
}

/** A postback of the shop's partner. @returns its id */
export async function addPostback(
  { runtime, shop }: System,
  url: string,
  change: Record<string, unknown> = {},
): Promise<string> {
  const id = runtime.newId()
  await runtime.db.prisma.postback.create({
    data: { shopId: shop.id, id, partnerId: shop.partner.id, url, statuses: [], ...change },
  })
  return id
}

/** So many deliveries of a postback, due now or as said. @returns their ids, oldest first */
export async function addDeliveries(
  { runtime, shop }: System,
  postbackId: string,
  count: number,
  dueAtMs: (n: number) => number = () => Date.now(),
): Promise<string[]> {
  const deliveries = Array.from({ length: count }, (_, n) => ({
    shopId: shop.id,
    id: runtime.newId(),
    postbackId,
    conversionId: `conv_${runtime.newId().replaceAll('-', '')}`,
    changeId: runtime.newId(),
    sequence: 1,
    values: { txn_id: String(n) },
    amountMinor: 0n,
    payoutMinor: 0n,
    sentCurrency: null,
    rate: null,
    about: { partnerId: shop.partner.id, offerId: shop.offer.id, event: 'sale', status: 'approved' },
    dueAtMs: dueAtMs(n),
    createdAtMs: dueAtMs(n),
  }))
  await enqueueDeliveries(runtime.db.pool, deliveries)
  return deliveries.map(({ id }) => id)
}
