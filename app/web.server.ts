// The web half: the HTTP server with its time limits, and its orderly end.
import { createServer, type RequestListener } from 'node:http'
import type { Runtime } from '#app/runtime.ts'

/** A request must arrive whole within this time: slow senders are answered 408 and cut. */
const REQUEST_TIMEOUT_MS = 20_000
/** Must be the shorter of the two, else Node heeds neither. */
const HEADERS_TIMEOUT_MS = 10_000
const CONNECTIONS_CHECK_MS = 1_000
/** Longer than the idle time of usual load balancers, so that they close first. */
const KEEP_ALIVE_MS = 65_000
const BACKLOG = 1_024
/** While ending: how often connections that have fallen idle are closed. */
const IDLE_SWEEP_MS = 50

export interface Web {
  /** Answers what has begun and takes nothing new. */
  stop(): Promise<void>
}

/** Listens on the port of the settings. @throws where it is taken */
export async function startWeb(
  { env, log }: Pick<Runtime, 'env' | 'log'>,
  listener: RequestListener,
): Promise<Web> {
  const server = createServer({ connectionsCheckingInterval: CONNECTIONS_CHECK_MS }, listener)
  server.requestTimeout = REQUEST_TIMEOUT_MS
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.keepAliveTimeout = KEEP_ALIVE_MS
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(env.PORT, env.HOST_ADDRESS, BACKLOG, resolve),
  )
  log.info({ port: env.PORT, role: env.ROLE, url: env.SHOPIFY_APP_URL }, 'listening')
  return {
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      // A kept-alive connection gets one more answer, its last, or is closed when it falls idle: close() alone waits for as
      // long as a load balancer keeps it busy.
      server.prependListener('request', (_, response) => void response.setHeader('Connection', 'close'))
      const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS)
      // Node has stopped watching requestTimeout by now.
      const cut = setTimeout(() => server.closeAllConnections(), REQUEST_TIMEOUT_MS)
      await closed
      clearInterval(sweep)
      clearTimeout(cut)
    },
  }
}
