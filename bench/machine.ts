// What a run was measured on: without it a figure says nothing.
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os'

const GIGABYTE = 1024 ** 3

export function describeMachine(): string {
  return `machine: ${availableParallelism()} x ${cpus()[0]?.model.trim()}, ${(totalmem() / GIGABYTE).toFixed(0)} GB, ${process.platform} ${release()}, Node ${process.version}`
}

/** Above the number of cores before the start, others work here too and the figures are low and noisy. */
export function describeLoad(): string {
  return `load average now (1, 5, 15 minutes): ${loadavg()
    .map((value) => value.toFixed(1))
    .join(', ')}`
}
