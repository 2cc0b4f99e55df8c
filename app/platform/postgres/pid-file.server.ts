// postmaster.pid, PostgreSQL's own record of the server that runs over a cluster.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Layout } from './layout.server.ts'
import { processIdentity, workingFolder } from './process-identity.server.ts'

export interface PidFile {
  readonly pid: number
  /** undefined while the server has not got so far as to write it. */
  readonly port: number | undefined
}

/** No process ever has this id. */
const NO_PROCESS = 2 ** 31 - 1

const pathOf = (layout: Layout) => join(layout.cluster, 'postmaster.pid')

/** undefined: no server runs, and the last one was stopped in order. */
export function readPidFile(layout: Layout): PidFile | undefined {
  let lines: string[]
  try {
    lines = readFileSync(pathOf(layout), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  // Line 1 is the process, line 4 the port (PostgreSQL's miscadmin.h).
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (!(pid > 0)) return undefined
  return { pid, port: Number.parseInt(lines[3] ?? '', 10) || undefined }
}

/**
 * Whether the process named there lives and, as far as the platform lets us see, is the server of this cluster:
 * a server works inside its cluster. Anything else is a process that was given the id of a dead server.
 */
export function isServerAlive(layout: Layout, pid: number): boolean {
  if (processIdentity(pid) === undefined) return false
  const folder = workingFolder(pid)
  return folder === undefined || folder === layout.cluster
}

/**
 * PostgreSQL refuses to start when the process named in the file lives, whoever that is. Only the id is made
 * void: the rest of the file must stay, because by it PostgreSQL notices children of the dead server that still
 * hold its shared memory, and starting beside those would destroy data.
 */
export function voidStalePid(layout: Layout, stale: PidFile): void {
  if (readPidFile(layout)?.pid !== stale.pid) return // another process has started the server meanwhile
  const text = readFileSync(pathOf(layout), 'utf8')
  writeFileSync(pathOf(layout), text.replace(/^\d+/, String(NO_PROCESS)))
}
