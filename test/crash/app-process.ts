// Starts the app as a child process, and ends it: by kill -9 or by SIGTERM.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { HEAP_FLAGS } from '#app/platform/heap-flags.ts'
import { choosePort } from '#app/platform/postgres/port.server.ts'
import { API_SECRET } from '../setup/system.ts'

const FIXTURE = fileURLToPath(new URL('./app.fixture.ts', import.meta.url))
/** Short steps, so that a run waits for seconds and not for days. */
const LEASE_MS = 3_000
export const CONCURRENCY = 50
const SCHEDULE = '0s 1s 1s 1s 1s 1s 1s 1s'
const KEPT_LINES = 60

export interface AppProcess {
  port: number
  url: string
  /** Whether it lives. */
  alive(): boolean
  /** kill -9, at once; resolves when it is gone. */
  kill(): Promise<void>
  /** SIGTERM; resolves when it has ended, with its exit code (null where a signal ended it). */
  terminate(): Promise<number | null>
}

export interface AppOptions {
  databaseUrl: string
  /** `ip:port` of the tracker. */
  target: string
  /** The port it had before; a free one is chosen without it. */
  port?: number
}

const live = new Set<ChildProcess>()

/** For the end of a test, which may have failed: ends what it has left running. */
export async function killLeftovers(): Promise<void> {
  await Promise.all([...live].map((child) => (child.kill('SIGKILL'), once(child, 'close'))))
}

/** Resolves when it listens. @throws with its last words when it ends before */
export async function startApp(options: AppOptions): Promise<AppProcess> {
  const port = options.port ?? (await choosePort(undefined))
  const child = spawn(process.execPath, [...HEAP_FLAGS, FIXTURE], {
    env: settings(options, port),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  live.add(child)
  child.once('close', () => live.delete(child))
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  const lastWords: string[] = []
  const listening = new Promise<void>((resolve) => {
    const read = (line: string) => {
      if (process.env.TEST_LOG) console.log(`[${child.pid}] ${line}`)
      if (lastWords.push(line) > KEPT_LINES) lastWords.shift()
      if (line.includes('"msg":"listening"')) resolve()
    }
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream! }).on('line', read)
  })
  const failed = ended.then(() => Promise.reject(new Error(`the app ended:\n${lastWords.join('\n')}`)))
  await Promise.race([listening, failed])
  failed.catch(() => {})
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    alive: () => child.exitCode === null && child.signalCode === null,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async terminate() {
      child.kill('SIGTERM')
      return (await ended)[0]
    },
  }
}

function settings({ databaseUrl, target }: AppOptions, port: number): NodeJS.ProcessEnv {
  return {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST_ADDRESS: '127.0.0.1',
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    SHOPIFY_API_KEY: 'key',
    SHOPIFY_API_SECRET: API_SECRET,
    SHOPIFY_APP_URL: 'https://app.example.com',
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    DELIVERY_ALLOW_TARGETS: target,
    DELIVERY_SCHEDULE: SCHEDULE,
    DELIVERY_LEASE: `${LEASE_MS}ms`,
    EXCHANGE_RATES_URL: 'off',
    DELIVERY_CONCURRENCY: String(CONCURRENCY),
  }
}
