// A server that already runs over the cluster: its owner was killed, or another process owns it.
import { setTimeout as pause } from 'node:timers/promises'
import type { Layout } from './layout.server.ts'
import { isServerAlive, readPidFile, voidStalePid } from './pid-file.server.ts'
import { ask } from './reach.server.ts'

export interface RunningServer {
  readonly pid: number
  readonly port: number
}

const POLL_MS = 10

/**
 * Finds the server that runs over the cluster, waiting for one that is starting up, recovering or shutting down.
 * undefined: none runs, and nothing that is left of an earlier one stands in the way of a start.
 * @throws when it does not come to a state within `timeoutMs`
 */
export async function findRunningServer(
  layout: Layout,
  password: string,
  timeoutMs: number,
): Promise<RunningServer | undefined> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const file = readPidFile(layout)
    if (file === undefined) return undefined
    if (!isServerAlive(layout, file.pid)) {
      voidStalePid(layout, file)
      return undefined
    }
    const answer = file.port === undefined ? 'wait' : await ask(layout, file.port, password)
    if (answer === 'ours' && file.port !== undefined) return { pid: file.pid, port: file.port }
    if (answer === 'stranger') {
      voidStalePid(layout, file)
      return undefined
    }
    if (performance.now() > deadline) {
      throw new Error(
        `The PostgreSQL server over ${layout.cluster} (pid ${file.pid}) neither answers nor ends`,
      )
    }
    await pause(POLL_MS)
  }
}

/**
 * Fast mode: sessions are cut, what was acknowledged is on disk, no recovery at the next start.
 * A server that has ended is left alone: its id may be another process's by now.
 */
export function signalFastShutdown(layout: Layout, pid: number): void {
  if (!isServerAlive(layout, pid)) return
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * Resolves when the server has ended. It may not be our child, so that there is no event to wait for.
 * @throws when it still runs after `timeoutMs`
 */
export async function waitForEnd(layout: Layout, pid: number, timeoutMs: number): Promise<void> {
  const deadline = performance.now() + timeoutMs
  while (isServerAlive(layout, pid)) {
    if (performance.now() > deadline)
      throw new Error(`PostgreSQL (pid ${pid}) did not end in ${timeoutMs} ms`)
    await pause(POLL_MS)
  }
}
