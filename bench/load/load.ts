// The load generator: wrk where it is installed, else a small one of our own (child/node-load). Both keep their
// connections, send the next request when the answer is there, and count.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { runProgram, startChild } from '../processes.ts'

export interface LoadRun {
  port: number
  connections: number
  seconds: number
  /** Written by `writeRequests`. */
  requestsFile: string
  /** Begins all ids of this run. */
  word: string
}

export interface LoadResult {
  /** Answers that arrived whole. */
  requests: number
  seconds: number
  p50Ms: number
  p99Ms: number
  /** Broken connections, timeouts, and answers of 400 and more. */
  errors: number
}

export interface LoadGenerator {
  name: string
  run(run: LoadRun): Promise<LoadResult>
}

/** Beyond the length of a run: connecting, and the last answers. */
const GRACE_MS = 20_000
const SCRIPT = fileURLToPath(new URL('wrk.lua', import.meta.url))

/** @param wanted undefined: wrk where it is installed */
export function chooseGenerator(wanted: 'wrk' | 'node' | undefined): LoadGenerator {
  const installed = spawnSync('wrk', ['-v'], { stdio: 'ignore' }).error === undefined
  if (wanted === 'wrk' && !installed) throw new Error('wrk is not installed')
  return wanted === 'node' || !installed
    ? { name: 'a Node program of our own (wrk is faster and disturbs less: install it)', run: runNode }
    : { name: 'wrk, one thread', run: runWrk }
}

async function runWrk({ port, connections, seconds, requestsFile, word }: LoadRun): Promise<LoadResult> {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', SCRIPT]
  const output = await runProgram(
    'wrk',
    [...args, `http://127.0.0.1:${port}/`, '--', requestsFile, word],
    seconds * 1000 + GRACE_MS,
  )
  return JSON.parse(output.trim().split('\n').at(-1) as string) as LoadResult
}

async function runNode(run: LoadRun): Promise<LoadResult> {
  const child = await startChild('node-load.ts', {})
  try {
    return await child.ask<LoadResult>('run', run)
  } finally {
    await child.stop()
  }
}
