// Starts the server process and waits until it serves.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './binaries.server.ts'
import { commandFor } from './launcher.server.ts'
import type { Launcher } from './launcher.server.ts'
import { rotateLog } from './layout.server.ts'
import type { Layout } from './layout.server.ts'
import { ask } from './reach.server.ts'
import { serverArguments } from './settings.ts'
import type { ServerOptions } from './settings.ts'

const POLL_MS = 10

/**
 * In a session of its own: Ctrl-C in a terminal reaches everything in the app's, and the database must outlast
 * the app's draining. Its log is a file and not a pipe, which would break when the app is killed.
 */
export function spawnServer(
  binaries: Binaries,
  launcher: Launcher,
  layout: Layout,
  options: ServerOptions,
): ChildProcess {
  rotateLog(layout)
  const log = openSync(layout.log, 'a', 0o600)
  try {
    const args = ['-D', layout.cluster, ...serverArguments(options)]
    const [command, commandArgs] = commandFor(launcher, binaries.postgres, args)
    const child = spawn(command, commandArgs, {
      ...launcher.ids,
      cwd: layout.cluster,
      detached: true,
      stdio: ['ignore', log, log],
    })
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

/**
 * Waits for the first connection that succeeds; recovery after a crash may take its time before.
 * false: the process ended first, or something else answers on the port.
 * @throws when neither happens within `timeoutMs`
 */
export async function becomesReady(
  child: ChildProcess,
  layout: Layout,
  port: number,
  password: string,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs
  let failure: Error | undefined
  child.once('error', (error) => (failure = error))
  for (;;) {
    if (failure) throw new Error('PostgreSQL cannot be started', { cause: failure })
    if (child.exitCode !== null || child.signalCode !== null) return false
    if ((await ask(layout, port, password)) === 'ours') return child.exitCode === null
    if (performance.now() > deadline) throw new Error(`PostgreSQL was not ready after ${timeoutMs} ms`)
    await pause(POLL_MS)
  }
}
