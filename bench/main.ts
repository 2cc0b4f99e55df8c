// `npm run bench`: measures the system against bare baselines on this machine. Fails when something is wrong (rows lost,
// requests refused), never because a figure is low.
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os'
import { commitMs, showSettings } from './database-state.ts'
import type { Figure } from './figure.ts'
import { measureDeliveries } from './measure/deliveries.ts'
import { measureInboundUnique } from './measure/inbound-unique.ts'
import { measureOrderToAttempt } from './measure/order-to-attempt.ts'
import { measureRedirect } from './measure/redirect.ts'
import { measureRss, type Peak } from './measure/rss.ts'
import { measureWebhookAccept } from './measure/webhook-accept.ts'
import { USAGE, readOptions, type Name, type Options } from './options.ts'
import { peakMemoryBytes } from './process-cost.ts'
import { jsonLine, notes, table } from './report.ts'
import { setStage, type Stage } from './stage.ts'

/** No run takes longer, whatever hangs. */
const LONGEST_MS = 30 * 60_000
const GIGABYTE = 1024 ** 3

const closing: (() => unknown)[] = []
let ending: Promise<void> | null = null

/** Ends everything that was started, last first; safe to call at any time. */
function end(): Promise<void> {
  ending ??= (async () => {
    for (let step = closing.pop(); step; step = closing.pop()) await step()
  })()
  return ending
}

function endAndExit(code: number, reason: string): void {
  process.stderr.write(`${reason}\n`)
  end().finally(() => process.exit(code))
}

async function main(options: Options): Promise<void> {
  const stage = await setStage(options, closing)
  process.stdout.write(`${await describe(stage)}\n\n`)
  const figures = await measureAll(stage)
  if (stage.app.errors.length > 0)
    throw new Error(`the app logged ${stage.app.errors.length} errors, the first: ${stage.app.errors[0]}`)
  await end()
  process.stdout.write(`${table(figures)}\n\n${notes(figures)}\n\n${load()}\n${jsonLine(figures)}\n`)
}

async function measureAll(stage: Stage): Promise<Figure[]> {
  const measures: [Name, () => Promise<Figure[]>][] = [
    ['redirect', async () => [await measureRedirect(stage, 64)]],
    ['redirect_256', async () => [await measureRedirect(stage, 256)]],
    ['webhook_accept', () => measureWebhookAccept(stage)],
    ['inbound_unique', async () => [await measureInboundUnique(stage)]],
    ['deliveries', async () => [await measureDeliveries(stage)]],
    ['order_to_attempt_p95', async () => [await measureOrderToAttempt(stage)]],
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
    `machine: ${availableParallelism()} x ${cpus()[0]?.model.trim()}, ${(totalmem() / GIGABYTE).toFixed(0)} GB, ${process.platform} ${release()}, Node ${process.version}`,
    `database: PostgreSQL in ${folder}; ${await showSettings(pool)}`,
    `one commit by itself takes ${(await commitMs(pool)).toFixed(2)} ms`,
    `load: ${generator.name}; ${options.rounds} rounds of ${options.seconds} s, baseline and system in turn; app, database and generator share the machine`,
    load(),
  ].join('\n')
}

/** Above the number of cores before the start, others work here too and the figures are low and noisy. */
function load(): string {
  return `load average now (1, 5, 15 minutes): ${loadavg()
    .map((value) => value.toFixed(1))
    .join(', ')}`
}

let options: Options
try {
  options = readOptions(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n${USAGE}\n`)
  process.exit(2)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => endAndExit(130, `${signal}: ending`))
process.on('uncaughtException', (error) => endAndExit(1, error.stack ?? error.message))
setTimeout(() => endAndExit(1, 'the run takes too long'), LONGEST_MS).unref()
main(options).then(
  () => process.exit(0),
  (error: Error) => {
    if (ending === null) endAndExit(1, error.stack ?? error.message) // else it is only what the ending broke off
  },
)
