// What lies in the data directory of the embedded PostgreSQL, and the little that we write there ourselves.
import { mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processIdentity } from './process-identity.server.ts'

export interface Layout {
  readonly dataDir: string
  /** PostgreSQL's own data directory (PGDATA). There only when it is whole. */
  readonly cluster: string
  readonly log: string
  readonly lease: string
}

/** Who answers for the running server, and the port it last had. Kept after the stop for the sake of the port. */
export interface Lease {
  readonly port: number
  readonly ownerPid: number
  readonly ownerIdentity: string | undefined
}

/** Makes the folder if need be. The path comes back free of symlinks, as PostgreSQL reports it. */
export function openLayout(dataDir: string): Layout {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  const real = realpathSync(dataDir)
  return {
    dataDir: real,
    cluster: join(real, 'cluster'),
    log: join(real, 'server.log'),
    lease: join(real, 'lease.json'),
  }
}

export function readLease(layout: Layout): Lease | undefined {
  try {
    return JSON.parse(readFileSync(layout.lease, 'utf8')) as Lease
  } catch {
    return undefined // never started, or cut short by a crash: then nobody owns the server
  }
}

/** Makes this process the one that stops the server. */
export function takeLease(layout: Layout, port: number): void {
  const lease: Lease = { port, ownerPid: process.pid, ownerIdentity: processIdentity(process.pid) }
  const draft = `${layout.lease}.${process.pid}`
  writeFileSync(draft, JSON.stringify(lease) + '\n')
  renameSync(draft, layout.lease)
}

/** Whether another process answers for the server and lives. */
export function isOwnedElsewhere(lease: Lease | undefined): boolean {
  if (lease === undefined || lease.ownerPid === process.pid) return false
  const identity = processIdentity(lease.ownerPid)
  return identity !== undefined && identity === lease.ownerIdentity
}

const LOG_LIMIT_BYTES = 10 * 1024 * 1024

/** Keeps the server's log from growing over the years: at a start a long one makes room, one old one is kept. */
export function rotateLog(layout: Layout): void {
  const sizeBytes = statSync(layout.log, { throwIfNoEntry: false })?.size ?? 0
  if (sizeBytes > LOG_LIMIT_BYTES) renameSync(layout.log, `${layout.log}.old`)
}

/** The last lines of the server's log, for an error message. */
export function logTail(layout: Layout, lines = 15): string {
  try {
    return readFileSync(layout.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } catch {
    return ''
  }
}
