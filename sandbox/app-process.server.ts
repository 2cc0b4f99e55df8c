// The app as a child process, the way a server would run it; only the preload and the environment are the sandbox's.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { HEAP_FLAGS } from '#app/platform/heap-flags.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PRELOAD = new URL('shopify/redirect-shopify.ts', import.meta.url).href
const READY_TIMEOUT_MS = 180_000
const READY_POLL_MS = 100
const STOP_TIMEOUT_MS = 20_000
const RESTART_AFTER_MS = 300
const LOG_LINES_SHOWN = 15

export type AppOptions = {
  url: string
  /** The program, from the project's folder. */
  entry: string
  env: Record<string, string | undefined>
  logFile: string
  /** Start it again when it dies. */
  keep: boolean
  /** Told of every new process. */
  onStart(pid: number): void
  /** Told when it has died without being asked to; `lastWords` are the last lines of its log. */
  onDeath(what: string, lastWords: string): void
}

export type AppProcess = {
  /** Resolves once /readyz answers 200; false when the app died, or took more than three minutes. */
  ready(): Promise<boolean>
  /** SIGTERM, and SIGKILL where it does not end by that. */
  stop(): Promise<void>
}

export function startApp(options: AppOptions): AppProcess {
  const log = createWriteStream(options.logFile, { flags: 'a', mode: 0o600 })
  let stopping = false
  let child = launch()

  function launch(): ChildProcess {
    const started = spawn(process.execPath, [...HEAP_FLAGS, '--import', PRELOAD, options.entry], {
      cwd: ROOT,
      env: options.env as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    started.stdout!.pipe(log, { end: false })
    started.stderr!.pipe(log, { end: false })
    if (started.pid !== undefined) options.onStart(started.pid)
    started.once('close', (code, signal) => {
      if (stopping) return
      const what = signal === null ? `ended with code ${code}` : `was ended by ${signal}`
      options.onDeath(what, lastLines(options.logFile))
      if (options.keep) setTimeout(() => !stopping && (child = launch()), RESTART_AFTER_MS)
    })
    return started
  }

  return {
    async ready() {
      const until = Date.now() + READY_TIMEOUT_MS
      while (Date.now() < until && !stopping) {
        if (hasEnded(child) && !options.keep) return false
        if (await isReady(options.url)) return true
        await new Promise((resolve) => setTimeout(resolve, READY_POLL_MS))
      }
      return false
    },
    async stop() {
      stopping = true
      if (hasEnded(child)) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
      await ended
      clearTimeout(timer)
      log.end()
    },
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })
    await answer.body?.cancel()
    return answer.status === 200
  } catch {
    return false
  }
}

function lastLines(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n')
  } catch {
    return '' // it died before it could write
  }
}
