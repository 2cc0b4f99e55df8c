// The embedded PostgreSQL: the server from the npm package, over a data directory of the app's own, started with
// the app and stopped with it. Used where DATABASE_URL names no other server, and by the tests.
import { setTimeout as pause } from 'node:timers/promises'
import { findBinaries } from './binaries.server.ts'
import type { Binaries } from './binaries.server.ts'
import { ROLE, ensureCluster, readPassword } from './cluster.server.ts'
import { guardExit } from './exit-guard.server.ts'
import { findLauncher, handOver } from './launcher.server.ts'
import type { Launcher } from './launcher.server.ts'
import { isOwnedElsewhere, logTail, openLayout, readLease, takeLease } from './layout.server.ts'
import type { Layout } from './layout.server.ts'
import { choosePort } from './port.server.ts'
import { findRunningServer, signalFastShutdown, waitForEnd } from './running-server.server.ts'
import type { RunningServer } from './running-server.server.ts'
import { becomesReady, spawnServer } from './server-process.server.ts'

export interface EmbeddedPostgresOptions {
  /** A folder for the database alone; made if missing. */
  readonly dataDir: string
  /** Must be free; a server that is adopted keeps its own. Without it: the last port if free, else any. */
  readonly port?: number
  /** Whether an acknowledged commit survives a crash of the machine. false only for tests. */
  readonly durable: boolean
  readonly log: (message: string) => void
  /** Told when the server that was started here ends without having been stopped. */
  readonly onDeath?: () => void
}

export interface EmbeddedPostgres {
  /** The address of one of its databases, with the password: not for logs. */
  readonly url: (database: string) => string
  readonly port: number
  readonly pid: number
  /** It was running already. */
  readonly adopted: boolean
  /** Whether `stop()` stops it: not while the process that started it lives. */
  readonly owned: boolean
  /** Shuts down in fast mode and waits for the end. A second call waits for the same. */
  readonly stop: () => Promise<void>
}

/** Recovery after a crash replays at most a few GB of WAL. */
const READY_TIMEOUT_MS = 300_000
const STOP_TIMEOUT_MS = 60_000
/** Against losing a race for the port or for the cluster to another process. */
const TRIES = 3
/** How long to wait for the children of a server that was killed. */
const STRAGGLERS_TIMEOUT_MS = 60_000
const STRAGGLERS_POLL_MS = 250

/**
 * Starts the server, or adopts the one that runs over this data directory already.
 * @throws when there are no binaries for the platform, root finds no ordinary user to run as, or the server does
 *   not come up (the end of its log is the cause)
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries()
  const layout = openLayout(options.dataDir)
  const launcher = findLauncher(binaries, layout)
  const stragglersDeadline = performance.now() + STRAGGLERS_TIMEOUT_MS
  let failures = 0
  for (;;) {
    await ensureCluster(binaries, launcher, layout, options.durable)
    const password = readPassword(layout)
    const running = await findRunningServer(layout, password, READY_TIMEOUT_MS)
    if (running) return adopt(layout, running, password, options)
    const started = await start(binaries, launcher, layout, password, options)
    if (started) return started
    if (isHeldByStragglers(layout) && performance.now() < stragglersDeadline) await pause(STRAGGLERS_POLL_MS)
    else if (++failures === TRIES) {
      throw new Error('The embedded PostgreSQL did not start', { cause: new Error(logTail(layout)) })
    }
  }
}

/** PostgreSQL does not start beside children of a killed server; they end once their query is done. */
function isHeldByStragglers(layout: Layout): boolean {
  return logTail(layout, 1).includes('pre-existing shared memory block')
}

function adopt(
  layout: Layout,
  running: RunningServer,
  password: string,
  options: EmbeddedPostgresOptions,
): EmbeddedPostgres {
  const owned = !isOwnedElsewhere(readLease(layout))
  options.log(`PostgreSQL already runs on port ${running.port} (pid ${running.pid}): going on with it`)
  return handle(layout, running, password, { adopted: true, owned, log: options.log })
}

async function start(
  binaries: Binaries,
  launcher: Launcher,
  layout: Layout,
  password: string,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres | undefined> {
  const port = await choosePort(options.port ?? readLease(layout)?.port)
  if (options.port !== undefined && port !== options.port) throw new Error(`Port ${options.port} is taken`)
  handOver(layout.cluster, launcher)
  const child = spawnServer(binaries, launcher, layout, { port, durable: options.durable })
  const letGo = guardExit(() => child.kill('SIGINT'))
  try {
    if (!(await becomesReady(child, layout, port, password, READY_TIMEOUT_MS)) || child.pid === undefined) {
      return undefined
    }
  } catch (error) {
    child.kill('SIGINT')
    throw error
  } finally {
    letGo()
  }
  options.log(`PostgreSQL runs on port ${port} (pid ${child.pid})`)
  child.once('exit', (code, signal) => {
    if (code === 0) return
    options.log(`PostgreSQL ended by itself (${signal ?? `code ${code}`}), see ${layout.log}`)
    options.onDeath?.()
  })
  return handle(layout, { pid: child.pid, port }, password, { adopted: false, owned: true, log: options.log })
}

function handle(
  layout: Layout,
  { pid, port }: RunningServer,
  password: string,
  { adopted, owned, log }: { adopted: boolean; owned: boolean; log: EmbeddedPostgresOptions['log'] },
): EmbeddedPostgres {
  let stopping: Promise<void> | undefined
  let letGo = () => {}
  const end = async () => {
    signalFastShutdown(layout, pid)
    await waitForEnd(layout, pid, STOP_TIMEOUT_MS)
    letGo()
    log('PostgreSQL has stopped')
  }
  if (owned) {
    takeLease(layout, port)
    letGo = guardExit(() => signalFastShutdown(layout, pid))
  }
  return {
    url: (database) => `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    port,
    pid,
    adopted,
    owned,
    stop: () => (stopping ??= owned ? end() : Promise.resolve()),
  }
}
