// Which process is meant by a process id found in a file. Ids are used again, in containers after every restart.
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * What tells this process from a later one with the same id: on Linux the clock tick at which it started,
 * elsewhere only that it lives. undefined: there is no such process, or it is dead and not yet reaped.
 */
export function processIdentity(pid: number): string | undefined {
  if (process.platform !== 'linux') return isAlive(pid) ? 'alive' : undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // pid (name) state ppid … ; the name may hold spaces and brackets. See proc(5): state is field 3, start is 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/** The folder a process works in; undefined where the platform or its owner does not let us see it. */
export function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
