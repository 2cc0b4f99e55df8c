// The process: starts the runtime, the background half and the web half (ROLE says which), and ends in good order.
// `npm start` runs this file.
import { createHealthListener } from '#app/health.server.ts'
import { createPages } from '#app/pages.server.ts'
import { SettingsError, readEnv } from '#app/platform/env.server.ts'
import { createRouter } from '#app/router.server.ts'
import { createRuntime } from '#app/runtime.ts'
import { startWeb } from '#app/web.server.ts'
import { startWorker } from '#app/worker.ts'

/** What has been started, newest first: stopped in this order. */
const running: { stop(): Promise<void> }[] = []

async function start(): Promise<void> {
  const runtime = await createRuntime(readEnv())
  const { ROLE } = runtime.env
  running.unshift({ stop: runtime.close })
  // The worker first: a web half that answers /readyz has one beside it.
  if (ROLE !== 'web') running.unshift(await startWorker(runtime))
  // A worker alone answers /healthz, /readyz and /metrics and nothing else.
  const listener =
    ROLE === 'worker' ? createHealthListener(runtime) : createRouter(runtime, await createPages(runtime))
  running.unshift(await startWeb(runtime, listener))
}

function fail(error: Error): never {
  console.error(error instanceof SettingsError ? error.message : error)
  process.exit(1)
}

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  await started
  for (const part of running) await part.stop()
  process.exit(0)
}

// A signal that comes during the start waits for its end: what is half started cannot be stopped in order.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end().catch(fail))
const started = start().catch(fail)
