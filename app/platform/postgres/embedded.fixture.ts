// What the tests of the embedded PostgreSQL share: scratch folders, a query, and programs that own a server.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, vi } from 'vitest'
import { startEmbeddedPostgres } from './embedded.server.ts'
import type { EmbeddedPostgres } from './embedded.server.ts'
import { processIdentity } from './process-identity.server.ts'

/** The program that owner.fixture.ts is. */
export const OWNER = fileURLToPath(new URL('./owner.fixture.ts', import.meta.url))

/** A folder for data directories that every user can pass through. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-embedded-'))
  chmodSync(folder, 0o711)
  return folder
}

export function start(dataDir: string, port?: number): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, durable: true, log: () => {}, ...(port && { port }) })
}

/** All values of the result, row after row. */
export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

export interface Owner {
  readonly process: ChildProcess
  /** Of the server, as the port and the address are. */
  readonly pid: number
  readonly port: number
  readonly url: string
  /** Resolves with the exit code and the signal. */
  readonly ended: Promise<unknown[]>
}

/**
 * Starts a process that starts a server, and waits until it has.
 * @param behaviour see owner.fixture.ts
 * @param ids of the user to run as, by default our own
 */
export async function startOwner(
  behaviour: 'hold' | 'drain' | 'throw',
  dataDir: string,
  ids: { uid?: number; gid?: number } = {},
): Promise<Owner> {
  const child = spawn(process.execPath, [OWNER, dataDir, behaviour], {
    ...ids,
    detached: true, // so that it can be interrupted as a terminal does: with its whole process group
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.on('data', (chunk) => (complaints += String(chunk)))
  const ended = once(child, 'close')
  const first = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended])
  if (typeof first[0] !== 'string') throw new Error(`The owner did not start: ${complaints}`)
  return { ...(JSON.parse(first[0]) as Omit<Owner, 'process' | 'ended'>), process: child, ended }
}

/** Resolves when no process has this id any more. */
export function isGone(pid: number): Promise<void> {
  return vi.waitFor(() => expect(processIdentity(pid)).toBeUndefined(), 10_000)
}
