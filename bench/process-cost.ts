// What processes cost, as the kernel counts it: CPU time and the highest resident memory. Linux only (/proc); elsewhere
// the figures are NaN and shown as missing.
import { readFileSync, readdirSync } from 'node:fs'

/** Clock ticks a second in /proc: the kernel's USER_HZ, 100 on every Linux. */
const MICROS_PER_TICK = 10_000

/** CPU time of one process since it started, microseconds. */
export function cpuMicros(pid: number): number {
  const fields = readStat(pid)
  return fields ? (tick(fields, UTIME) + tick(fields, STIME)) * MICROS_PER_TICK : Number.NaN
}

/** CPU time of a process and of all its children, those that have ended included. */
export function familyCpuMicros(pid: number): number {
  const parent = readStat(pid)
  if (!parent) return Number.NaN
  const ended = tick(parent, CUTIME) + tick(parent, CSTIME)
  const living = childrenOf(pid).reduce((sum, child) => sum + (cpuMicros(child) || 0), 0)
  return cpuMicros(pid) + ended * MICROS_PER_TICK + living
}

/** The highest resident memory of a process so far, bytes. */
export function peakMemoryBytes(pid: number): number {
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '')
  return line ? Number(line[1]) * 1024 : Number.NaN
}

/** Positions in proc_pid_stat(5), counted from the state, which follows the name in parentheses. */
const PARENT = 1
const UTIME = 11
const STIME = 12
const CUTIME = 13
const CSTIME = 14

function readStat(pid: number): string[] | null {
  const text = read(`/proc/${pid}/stat`)
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ')
}

function tick(fields: readonly string[], position: number): number {
  return Number(fields[position])
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => Number(readStat(other)?.[PARENT]) === pid)
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null // another system, or the process has just ended
  }
}
