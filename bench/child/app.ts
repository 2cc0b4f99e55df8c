// The candidate: the real system in a process of its own, as app/server.ts puts it together. Only the pages are left out
// (no measured path reaches them), so that nothing has to be built first. The worker is started and stopped on request.
import { createLanes, workOnce } from '#app/intake/webhook/work-inbox.server.ts'
import { readEnv } from '#app/platform/env.server.ts'
import { createRouter } from '#app/router.server.ts'
import { createRuntime } from '#app/runtime.ts'
import { startWorker, type Worker } from '#app/worker.ts'
import { listen } from './listen.ts'
import { readSettings, serveParent } from './serve-parent.ts'

export interface AppReady {
  port: number
}

const runtime = await createRuntime(readEnv(readSettings<Record<string, string>>()))
const router = createRouter(runtime, (_, response) => void response.writeHead(404).end('a page'))
// The limits of app/server.ts.
const web = await listen(router, {
  connectionsCheckingInterval: 1_000,
  requestTimeout: 20_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 65_000,
})
let worker: Worker | null = null

async function setWorker(on: boolean): Promise<void> {
  if (on) worker ??= await startWorker(runtime)
  else {
    await worker?.stop()
    worker = null
  }
}

/** What the worker's inbox loop does when it is woken, while the rest of the worker rests. */
async function emptyInbox(): Promise<void> {
  const batches = createLanes(() => workOnce(runtime))
  while (await batches());
}

serveParent({ port: web.port } satisfies AppReady, { worker: setWorker, emptyInbox }, async () => {
  web.close()
  await setWorker(false)
  await runtime.close()
})
