// Keeps the embedded PostgreSQL up: where it dies by itself (killed, out of memory) it is started again on the same port,
// and the pools reconnect. Nothing that was committed is lost; what was under way fails and is tried again by its sender.
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded.server.ts'

const RESTART_AFTER_MS = 200

/** @returns as startEmbeddedPostgres; `url` stays true over restarts, `stop` ends whichever server runs then */
export async function keepEmbeddedPostgres(
  options: Omit<EmbeddedPostgresOptions, 'onDeath'>,
): Promise<Pick<EmbeddedPostgres, 'url' | 'stop'>> {
  let stopped = false
  let restarting: Promise<void> | null = null
  const start = (port?: number) =>
    startEmbeddedPostgres({ ...options, ...(port !== undefined && { port }), onDeath })
  function onDeath(): void {
    if (!stopped) restarting ??= restart().finally(() => (restarting = null))
  }
  async function restart(): Promise<void> {
    const { port } = current
    while (!stopped) {
      await new Promise((resolve) => setTimeout(resolve, RESTART_AFTER_MS))
      try {
        current = await start(port)
        return
      } catch (error) {
        options.log(`PostgreSQL could not be started again, tried once more: ${(error as Error).message}`)
      }
    }
  }
  let current = await start(options.port)
  return {
    url: (database) => current.url(database),
    async stop() {
      stopped = true
      await restarting
      await current.stop()
    },
  }
}
