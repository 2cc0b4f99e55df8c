// The IPC line to a child process: questions go out, answers come back; none is waited for longer than its time.
import type { ChildProcess } from 'node:child_process'

export interface ChildLine {
  /** What the child says first, once it can be measured. */
  ready(timeoutMs: number): Promise<unknown>
  ask(question: string, argument: unknown, timeoutMs: number): Promise<unknown>
  /** Rejects everything that is still waited for. */
  breakOff(reason: string): void
}

type FromChild = { ready: unknown } | { id: number; answer: unknown } | { id: number; error: string }

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
}

/** The number under which the first word of a child is waited for; questions count from 1. */
const READY = 0

/** @param name for messages to people */
export function openLine(child: ChildProcess, name: string): ChildLine {
  const waiting = new Map<number, Waiting>()
  let lastId = READY

  function wait(id: number, timeoutMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => fail(id, `${name} does not answer`), timeoutMs)
      waiting.set(id, {
        resolve: (answer) => (clearTimeout(timer), resolve(answer)),
        reject: (error) => (clearTimeout(timer), reject(error)),
      })
    })
  }
  function take(id: number): Waiting | undefined {
    const one = waiting.get(id)
    waiting.delete(id)
    return one
  }
  function fail(id: number, reason: string): void {
    take(id)?.reject(new Error(reason))
  }
  child.on('message', (message: FromChild) => {
    if ('ready' in message) take(READY)?.resolve(message.ready)
    else if ('error' in message) fail(message.id, `${name}: ${message.error}`)
    else take(message.id)?.resolve(message.answer)
  })
  return {
    ready: (timeoutMs) => wait(READY, timeoutMs),
    ask(question, argument, timeoutMs) {
      const id = ++lastId
      const answer = wait(id, timeoutMs)
      child.send({ id, question, argument })
      return answer
    },
    breakOff(reason) {
      for (const id of waiting.keys()) fail(id, reason)
    },
  }
}
