// kill -9 of a PostgreSQL server: the postmaster and every process of its.
import { readFileSync, readdirSync } from 'node:fs'
import type { EmbeddedPostgres } from '#app/platform/postgres/embedded.server.ts'
import { processIdentity } from '#app/platform/postgres/process-identity.server.ts'

const POLL_MS = 2

/** Resolves when all of them are gone. Linux only: children are found in /proc. */
export async function killServer(server: EmbeddedPostgres): Promise<void> {
  const pids = [server.pid, ...childrenOf(server.pid)]
  for (const pid of pids) kill(pid)
  const deadline = performance.now() + 10_000
  while (pids.some((pid) => processIdentity(pid) !== undefined)) {
    if (performance.now() > deadline) throw new Error('the killed server is still there')
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  await server.stop() // it is dead; this only lets go of it
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // a backend that has ended meanwhile
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // pid (name) state ppid …; the name may hold spaces and brackets
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined // it has ended meanwhile
  }
}
