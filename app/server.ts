// The process: starts the runtime, the web half and the background half (ROLE says which), and ends in good order.
// `npm start` runs this file.
import { createServer } from 'node:http'
import { SettingsError, readEnv } from '#app/platform/env.server.ts'
import { createPages } from '#app/pages.server.ts'
import { createRouter } from '#app/router.server.ts'
import { createRuntime, type Runtime } from '#app/runtime.ts'
import { startWorker, type Worker } from '#app/worker.ts'

/** A request must arrive whole within this time: slow senders are answered 408 and cut. */
const REQUEST_TIMEOUT_MS = 20_000
const HEADERS_TIMEOUT_MS = 10_000
const CONNECTIONS_CHECK_MS = 1_000
/** Longer than the idle time of usual load balancers, so that they close first. */
const KEEP_ALIVE_MS = 65_000

async function startWeb(runtime: Runtime) {
  const { env, log } = runtime
  const pages = await createPages(runtime)
  const server = createServer(
    { connectionsCheckingInterval: CONNECTIONS_CHECK_MS },
    createRouter(runtime, pages),
  )
  server.requestTimeout = REQUEST_TIMEOUT_MS
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.keepAliveTimeout = KEEP_ALIVE_MS
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(env.PORT, env.HOST_ADDRESS, 1024, resolve),
  )
  log.info({ port: env.PORT, role: env.ROLE, url: env.SHOPIFY_APP_URL }, 'listening')
  return {
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      await closed
    },
  }
}

async function main(): Promise<void> {
  const runtime = await createRuntime(readEnv())
  const web = runtime.env.ROLE === 'worker' ? null : await startWeb(runtime)
  const worker: Worker | null = runtime.env.ROLE === 'web' ? null : await startWorker(runtime)

  let ending = false
  const end = async (signal: string) => {
    if (ending) return
    ending = true
    runtime.log.info({ signal }, 'ending')
    await web?.stop()
    await worker?.stop()
    await runtime.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      end(signal).then(
        () => process.exit(0),
        (error: Error) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
}

main().catch((error: Error) => {
  console.error(error instanceof SettingsError ? error.message : error)
  process.exit(1)
})
