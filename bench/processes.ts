// The processes of a run: started with an IPC line to ask them things over, and always ended. Should the bench be killed,
// the line breaks and they end by themselves (child/serve-parent).
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { HEAP_FLAGS } from '#app/platform/heap-flags.ts'
import { openLine } from './child-line.ts'

export interface Child<Ready> {
  pid: number
  /** What it said when it was ready. */
  ready: Ready
  /** Rejects when the child throws, ends, or takes longer than `ASK_TIMEOUT_MS`. */
  ask<Answer>(question: string, argument?: unknown): Promise<Answer>
  /** Error lines of its log so far. */
  errors: readonly string[]
  stop(): Promise<void>
}

const READY_TIMEOUT_MS = 60_000
const ASK_TIMEOUT_MS = 120_000
const STOP_TIMEOUT_MS = 20_000

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/**
 * @param file below bench/child
 * @param settings handed to the child
 * @param cpuProfiles a folder for its CPU profile, written when it stops
 */
export async function startChild<Ready>(
  file: string,
  settings: object,
  cpuProfiles?: string,
): Promise<Child<Ready>> {
  const child = fork(fileURLToPath(new URL(`child/${file}`, import.meta.url)), [JSON.stringify(settings)], {
    execArgv: [...HEAP_FLAGS, ...(cpuProfiles ? profileArguments(file, cpuProfiles) : [])],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  running.add(child)
  const line = openLine(child, file)
  const ended = new Promise<void>((resolve) =>
    child.once('exit', (code, signal) => {
      running.delete(child)
      line.breakOff(`${file} ended (${signal ?? code})`)
      resolve()
    }),
  )
  return {
    pid: child.pid as number,
    errors: passOnLog(child, file),
    ready: (await line.ready(READY_TIMEOUT_MS)) as Ready,
    ask: <Answer>(question: string, argument?: unknown) =>
      line.ask(question, argument, ASK_TIMEOUT_MS) as Promise<Answer>,
    async stop() {
      if (!running.has(child)) return
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
      await ended
      clearTimeout(timer)
    },
  }
}

function profileArguments(file: string, folder: string): string[] {
  return ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${file}-${Date.now()}.cpuprofile`]
}

/** Passes the child's log on to people. @returns its error lines, growing */
function passOnLog({ stdout }: ChildProcess, file: string): readonly string[] {
  const errors: string[] = []
  if (!stdout) return errors
  createInterface({ input: stdout }).on('line', (line) => {
    if (line.includes('"level":"error"')) errors.push(line)
    process.stderr.write(`${file}: ${line}\n`)
  })
  return errors
}

/**
 * Runs a program to its end.
 * @returns its standard output
 * @throws when it fails or takes longer than `timeoutMs`
 */
export async function runProgram(
  command: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let [output, complaint] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  clearTimeout(timer)
  running.delete(child)
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${complaint || output}`)
  return output
}
