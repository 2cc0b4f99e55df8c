// `npm run bench`: measures the system against bare baselines on this machine. Fails when something is wrong (rows lost,
// requests refused), never because a figure is low.
import { commitMs, showSettings } from './database-state.ts'
import type { Figure } from './figure.ts'
import { describeLoad, describeMachine } from './machine.ts'
import { measureApplyOrders } from './measure/apply-orders.ts'
import { measureBlackHole } from './measure/black-hole.ts'
import { measureDecideOrder } from './measure/decide-order.ts'
import { measureDeliveries } from './measure/deliveries.ts'
import { measureDeliveriesGraphile } from './measure/deliveries-graphile.ts'
import { measureInboundUnique } from './measure/inbound-unique.ts'
import { measureOrderToAttempt } from './measure/order-to-attempt.ts'
import { measureRedirect } from './measure/redirect.ts'
import { measureRss, type Peak } from './measure/rss.ts'
import { measureShopBacklog } from './measure/shop-backlog.ts'
import { measureWebhookAccept } from './measure/webhook-accept.ts'
import { USAGE, readOptions, type Name, type Options } from './options.ts'
import { peakMemoryBytes } from './process-cost.ts'
import { jsonLine, notes, table } from './report.ts'
import { optionsOrUsage, runToEnd, type Closing } from './run-to-end.ts'
import { setStage, type Stage } from './stage.ts'

/** No run takes longer, whatever hangs. */
const LONGEST_MS = 30 * 60_000

async function main(options: Options, closing: Closing): Promise<string> {
  const stage = await setStage(options, closing)
  process.stdout.write(`${await describe(stage)}\n\n`)
  const figures = await measureAll(stage)
  if (stage.app.errors.length > 0)
    throw new Error(`the app logged ${stage.app.errors.length} errors, the first: ${stage.app.errors[0]}`)
  return `${table(figures)}\n\n${notes(figures)}\n\n${describeLoad()}\n${jsonLine(figures)}\n`
}

async function measureAll(stage: Stage): Promise<Figure[]> {
  const measures: [Name, () => Promise<Figure[]>][] = [
    ['redirect', async () => [await measureRedirect(stage, 64)]],
    ['redirect_256', async () => [await measureRedirect(stage, 256)]],
    ['webhook_accept', () => measureWebhookAccept(stage)],
    ['inbound_unique', async () => [await measureInboundUnique(stage)]],
    ['deliveries', async () => [await measureDeliveries(stage)]],
    ['deliveries_graphile', async () => [await measureDeliveriesGraphile(stage)]],
    ['order_to_attempt_p95', async () => [await measureOrderToAttempt(stage)]],
    ['black_hole', async () => [await measureBlackHole(stage)]],
    ['shop_backlog', async () => [await measureShopBacklog(stage)]],
    ['decide_order', async () => [await measureDecideOrder(stage)]],
    ['apply_orders', async () => [await measureApplyOrders(stage)]],
  ]
  const figures: Figure[] = []
  const peaks: Peak[] = []
  for (const [name, measure] of measures) {
    if (!stage.options.names.has(name)) continue
    figures.push(...(await measure()))
    peaks.push({ name, bytes: peakMemoryBytes(stage.app.pid) })
  }
  if (stage.options.names.has('rss')) figures.push(measureRss(peaks, stage.bareBytes()))
  return figures
}

async function describe({ pool, generator, options, folder }: Stage): Promise<string> {
  return [
    describeMachine(),
    `database: PostgreSQL in ${folder}; ${await showSettings(pool)}`,
    `one commit by itself takes ${(await commitMs(pool)).toFixed(2)} ms`,
    `load: ${generator.name}; ${options.rounds} rounds of ${options.seconds} s, baseline and system in turn; app, database and generator share the machine`,
    describeLoad(),
  ].join('\n')
}

const options = optionsOrUsage(readOptions, USAGE)
runToEnd((closing) => main(options, closing), LONGEST_MS)
